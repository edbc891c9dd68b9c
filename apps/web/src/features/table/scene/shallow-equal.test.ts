import { expect, test } from "vitest";
import { isShallowEqual } from "./shallow-equal.ts";

const CARDS = ["As", "Ks"];

test.each([
  ["the same value", 1, 1],
  ["the same object", CARDS, CARDS],
  ["lists of the same parts", ["As"], ["As"]],
  ["objects of the same parts", { seat: 1, cards: CARDS }, { cards: CARDS, seat: 1 }],
  ["nothing", null, null],
])("%s is equal", (_, one, other) => {
  expect(isShallowEqual(one, other)).toBe(true);
});

test.each([
  ["another value", 1, 2],
  ["a longer list", ["As"], ["As", "Ks"]],
  ["parts that only look alike", { cards: CARDS }, { cards: [...CARDS] }],
  ["a part under another name", { seat: undefined }, { place: undefined }],
  ["something where nothing was", null, {}],
])("%s is not", (_, one, other) => {
  expect(isShallowEqual(one, other)).toBe(false);
});
