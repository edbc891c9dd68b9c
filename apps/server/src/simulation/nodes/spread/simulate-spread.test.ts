import { expect, test } from "vitest";
import { simulateSpread } from "./simulate-spread.ts";

test("nodes that heed what others have are even again within minutes, and none is overfilled by a restart of all", () => {
  const courses = simulateSpread({ nodes: 9, tables: 900, seed: 18 });
  for (const { name, levels, evenMs, worst, moved } of courses) {
    if (levels) expect(evenMs, name).toBeLessThan(5 * 60_000);
    else expect(moved, name).toBe(0);
    if (name.startsWith("all nodes are restarted"))
      expect(worst, name)[levels ? "toBeLessThan" : "toBeGreaterThan"](1.6);
  }
});
