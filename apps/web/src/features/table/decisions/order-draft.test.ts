import { expect, test } from "vitest";
import { completeDiscard, EMPTY_DRAFT, toggleDiscard } from "./order-draft.ts";

test("two cards complete a discard, one does not", () => {
  const one = toggleDiscard(EMPTY_DRAFT, "7s");
  expect(completeDiscard(one)).toBeNull();
  expect(completeDiscard(toggleDiscard(one, "8d"))).toEqual(["7s", "8d"]);
});

test("a card picked again is taken back", () => {
  expect(toggleDiscard(toggleDiscard(EMPTY_DRAFT, "7s"), "7s").discard).toEqual([]);
});

test("a third card replaces the older one", () => {
  const two = toggleDiscard(toggleDiscard(EMPTY_DRAFT, "7s"), "8d");
  expect(toggleDiscard(two, "9c").discard).toEqual(["8d", "9c"]);
});
