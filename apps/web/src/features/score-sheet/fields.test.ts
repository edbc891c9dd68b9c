import { expect, test } from "vitest";
import { fieldsFor } from "./fields.ts";

test("each third belongs to another player, the nearest one at the lower edge", () => {
  expect(fieldsFor(1).map(({ seat }) => seat)).toEqual([1, 2, 0]);
});

test("each player has a line of whists on each of the other two", () => {
  for (const { seat, whists } of fieldsFor(2)) {
    expect([...whists.map(({ on }) => on), seat].toSorted((a, b) => a - b)).toEqual([0, 1, 2]);
  }
});

test("whists on a neighbour stand on that neighbour's side", () => {
  const [bottom, left, right] = fieldsFor(0);
  expect(bottom?.whists.map(({ on }) => on)).toEqual([left?.seat, right?.seat]);
  expect(left?.whists[1]?.on).toBe(bottom?.seat);
  expect(right?.whists[1]?.on).toBe(bottom?.seat);
});
