import type { ScoreEntry } from "@trelyazh/preferans";
import { expect, test } from "vitest";
import { fitLine, fitLines, runningTotals } from "./strip.ts";

const entries: readonly ScoreEntry[] = [
  { column: "pool", deal: 1, seat: 0, amount: 2, reason: "contractMade" },
  { column: "pool", deal: 3, seat: 0, amount: 4, reason: "contractMade" },
  { column: "mountain", deal: 2, seat: 0, amount: 3, reason: "allPassTricks" },
  { column: "whists", deal: 4, seat: 0, on: 1, amount: 6, reason: "trickWhists" },
  { column: "whists", deal: 4, seat: 0, on: 1, amount: 8, reason: "consolation" },
  { column: "whists", deal: 4, seat: 0, on: 2, amount: 2, reason: "trickWhists" },
  { column: "pool", deal: 5, seat: 0, amount: 4, reason: "contractMade" },
];

test("a line holds running totals, one for each deal", () => {
  expect(runningTotals(entries, { kind: "pool", seat: 0 })).toEqual([2, 6, 10]);
  expect(runningTotals(entries, { kind: "mountain", seat: 0 })).toEqual([3]);
  expect(runningTotals(entries, { kind: "whists", seat: 0, on: 1 })).toEqual([14]);
  expect(runningTotals(entries, { kind: "pool", seat: 1 })).toEqual([]);
});

test("all totals but the last are struck through", () => {
  expect(fitLine([2, 6, 10], 40)).toEqual([
    { text: "2.", struck: true },
    { text: "6.", struck: true },
    { text: "10.", struck: false },
  ]);
});

test("when a line is full the oldest totals leave it, the last one never", () => {
  expect(fitLine([2, 6, 10, 18, 24], 9).map(({ text }) => text)).toEqual(["18.", "24."]);
  expect(fitLine([1234], 2).map(({ text }) => text)).toEqual(["1234."]);
});

test("several lines are filled from the first, and halves are written as fractions", () => {
  const lines = fitLines([4, 8, 12.5, 20], [6, 11]);
  expect(lines.map((line) => line.map(({ text }) => text))).toEqual([
    ["4.", "8."],
    ["12½.", "20."],
  ]);
  expect(lines.flat().filter(({ struck }) => !struck).length).toBe(1);
});

test("what does not fit into all lines leaves from the front", () => {
  const texts = fitLines([10, 20, 30, 40, 50], [8, 4]).map((line) => line.map(({ text }) => text));
  expect(texts).toEqual([["30.", "40."], ["50."]]);
});
