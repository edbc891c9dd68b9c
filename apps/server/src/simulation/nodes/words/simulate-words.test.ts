import { expect, test } from "vitest";
import { simulateWords } from "./simulate-words.ts";

test("words between nodes at play are about as many as are reckoned, and play goes on when half of the nodes have died", async () => {
  const [peace, death, after, ...more] = await simulateWords({ nodes: 5, tables: 16, seed: 18 });
  expect([peace?.nodes, death?.nodes, after?.nodes, more]).toEqual([5, 3, 3, []]);
  for (const [kind, reckoned] of peace?.reckoned ?? []) {
    const measured = peace?.rates.byKind.get(kind)?.perSecond ?? 0;
    expect(Math.abs(measured - reckoned), kind).toBeLessThanOrEqual(0.25 * reckoned);
  }
  // Those whose sockets were cut have opened their tables anew, and nobody plays more slowly.
  expect(death?.rates.byKind.get("table.follow")?.perSecond).toBeGreaterThan(1);
  expect((after?.movesPerSecond ?? 0) / (peace?.movesPerSecond ?? 1)).toBeGreaterThan(0.8);
});
