import { expect, test } from "vitest";
import { simulateSpread } from "./simulate-spread.ts";

test("nodes that heed what others have are even again within minutes, and none is overfilled by a restart of all", () => {
  const courses = simulateSpread({ nodes: 9, tables: 900, seed: 18 });
  const levelled = courses.filter(({ levels }) => levels);
  expect(levelled.filter(({ evenMs }) => evenMs === null || evenMs > 5 * 60_000)).toEqual([]);
  const restarts = courses.filter(({ name }) => name.startsWith("all nodes are restarted"));
  expect(restarts.map(({ levels, worst }) => ({ levels, isFull: worst > 1.6 }))).toEqual([
    { levels: false, isFull: true },
    { levels: true, isFull: false },
  ]);
});
