import { expect, test } from "vitest";
import { simulateNodes } from "./simulate-nodes.ts";

test("when half of the nodes die at once, every table is played at again within ten seconds, each at one node", async () => {
  const stretches = await simulateNodes({ nodes: 12, tables: 240, seed: 18 });
  expect(stretches.map(({ nodes }) => nodes)).toEqual([12, 12, 6, 12, 6]);
  for (const { awayMs, name, twice } of stretches) {
    expect(awayMs.at(-1) ?? 0, name).toBeLessThan(10_000);
    expect(twice, name).toBe(0);
  }
});
