import { expect, test } from "vitest";
import { nextStop } from "./use-roving.ts";

test("arrows go along a row and around its end, Home and End to its ends", () => {
  const row = { count: 10 };
  expect(["ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown"].map((key) => nextStop(key, 0, row))).toEqual([1, 9, 1, 9]);
  expect([nextStop("ArrowRight", 9, row), nextStop("Home", 4, row), nextStop("End", 4, row)]).toEqual([0, 0, 9]);
});

test("in a grid up and down go from row to row, and stop at its ends", () => {
  const grid = { count: 27, columns: 5 };
  expect([nextStop("ArrowDown", 3, grid), nextStop("ArrowUp", 8, grid)]).toEqual([8, 3]);
  expect([nextStop("ArrowUp", 3, grid), nextStop("ArrowDown", 24, grid)]).toEqual([0, 26]);
});

test("other keys lead nowhere", () => {
  expect(["Enter", "a", "Tab"].map((key) => nextStop(key, 0, { count: 3 }))).toEqual([null, null, null]);
});
