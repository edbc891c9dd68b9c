import type { ScoreEntry } from "@trelyazh/preferans";
import { expect, test } from "vitest";
import { entriesOf, fitLines, runningTotals } from "./strip.ts";

const entries: readonly ScoreEntry[] = [
  { column: "pool", deal: 1, seat: 0, amount: 2, reason: "contractMade" },
  { column: "pool", deal: 3, seat: 0, amount: 4, reason: "contractMade" },
  { column: "mountain", deal: 2, seat: 0, amount: 3, reason: "allPassTricks" },
  { column: "whists", deal: 4, seat: 0, on: 1, amount: 6, reason: "trickWhists" },
  { column: "whists", deal: 4, seat: 0, on: 1, amount: 8, reason: "consolation" },
  { column: "whists", deal: 4, seat: 0, on: 2, amount: 2, reason: "trickWhists" },
  { column: "pool", deal: 5, seat: 0, amount: 4, reason: "contractMade" },
];

/** Totals of one deal after the other. */
const after = (...totals: readonly number[]) => totals.map((total, index) => ({ deal: index + 1, total }));

test("a line holds running totals, one for each deal that changed it", () => {
  expect(runningTotals(entries, { kind: "pool", seat: 0 })).toEqual([
    { deal: 1, total: 2 },
    { deal: 3, total: 6 },
    { deal: 5, total: 10 },
  ]);
  expect(runningTotals(entries, { kind: "mountain", seat: 0 })).toEqual([{ deal: 2, total: 3 }]);
  expect(runningTotals(entries, { kind: "whists", seat: 0, on: 1 })).toEqual([{ deal: 4, total: 14 }]);
  expect(runningTotals(entries, { kind: "pool", seat: 1 })).toEqual([]);
});

test("a total comes from the lines of its column, each with its reason", () => {
  expect(entriesOf(entries, { kind: "whists", seat: 0, on: 1 }).map(({ reason }) => reason)).toEqual([
    "trickWhists",
    "consolation",
  ]);
});

test("all totals but the last are struck through", () => {
  expect(fitLines(after(2, 6, 10), [40])).toEqual([
    [
      { deal: 1, text: "2.", struck: true },
      { deal: 2, text: "6.", struck: true },
      { deal: 3, text: "10.", struck: false },
    ],
  ]);
});

test("when a line is full the oldest totals leave it, the last one never", () => {
  const texts = (lines: ReturnType<typeof fitLines>) => lines.flat().map(({ text }) => text);
  expect(texts(fitLines(after(2, 6, 10, 18, 24), [9]))).toEqual(["18.", "24."]);
  expect(texts(fitLines(after(1234), [2]))).toEqual(["1234."]);
  expect(texts(fitLines([], [2]))).toEqual([]);
});

test("several lines are filled from the first, and halves are written as fractions", () => {
  const lines = fitLines(after(4, 8, 12.5, 20), [6, 11]);
  expect(lines.map((line) => line.map(({ text }) => text))).toEqual([
    ["4.", "8."],
    ["12½.", "20."],
  ]);
  expect(lines.flat().filter(({ struck }) => !struck).length).toBe(1);
});

test("what does not fit into all lines leaves from the front", () => {
  const texts = fitLines(after(10, 20, 30, 40, 50), [8, 4]).map((line) => line.map(({ text }) => text));
  expect(texts).toEqual([["30.", "40."], ["50."]]);
});
