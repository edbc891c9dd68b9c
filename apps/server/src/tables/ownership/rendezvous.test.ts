import { seededRandom } from "@trelyazh/testkit";
import { expect, test } from "vitest";
import { keeperOf } from "./rendezvous.ts";

const random = seededRandom(7);
const uuid = () => {
  const hex = () =>
    random
      .below(2 ** 16)
      .toString(16)
      .padStart(4, "0");
  return `${hex()}${hex()}-${hex()}-4${hex().slice(1)}-8${hex().slice(1)}-${hex()}${hex()}${hex()}`;
};
const ids = (count: number) => Array.from({ length: count }, uuid);

test("tables spread evenly over the nodes, in whatever order these are known", () => {
  const [nodes, tables] = [ids(10), ids(5000)];
  const counts = new Map(nodes.map((node) => [node, 0]));
  for (const table of tables) {
    const keeper = keeperOf(table, nodes) ?? "";
    expect(keeperOf(table, nodes.toReversed())).toBe(keeper);
    counts.set(keeper, (counts.get(keeper) ?? 0) + 1);
  }
  // 500 each, and four standard deviations.
  for (const count of counts.values()) expect(Math.abs(count - 500)).toBeLessThan(85);
});

test("when a node goes only its own tables fall to others, to all of them", () => {
  const [[gone = "", ...left], tables] = [ids(8), ids(800)];
  const heirs = new Set<string | undefined>();
  const stayed: boolean[] = [];
  for (const table of tables) {
    const before = keeperOf(table, [gone, ...left]);
    const after = keeperOf(table, left);
    if (before === gone) heirs.add(after);
    else stayed.push(after === before);
  }
  expect(new Set(stayed)).toEqual(new Set([true]));
  expect(heirs).toEqual(new Set(left));
});

test("where there is no node, a table falls to none", () => {
  expect(keeperOf("a table", [])).toBeUndefined();
});
