import { expect, test } from "vitest";
import { ranking } from "./ranking.ts";

test("the best balance comes first, by exact figures", () => {
  const settled = { exact: [-48, 181, -133], denominator: 3, shown: [-16, 60, -44] };
  expect(ranking(settled, [0, 1, 2])).toEqual([1, 0, 2]);
});
