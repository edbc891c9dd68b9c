import { expect, test } from "vitest";
import { exactNumber, minutesAndSeconds, paperNumber, signedExactNumber, signedNumber } from "./numbers.ts";

test("whole numbers are written plainly and halves as fractions", () => {
  expect([0, 7, -3, 1.5, 0.5, -2.25].map(paperNumber)).toEqual(["0", "7", "−3", "1½", "½", "−2¼"]);
});

test("a change carries its sign, zero has none", () => {
  expect([4, 0, -1.5].map(signedNumber)).toEqual(["+4", "0", "−1½"]);
});

test("thirds, quarters, sixths and eighths of a settlement are written exactly", () => {
  const sixths = [-220, 1, 5, 8, 12, 0].map((top) => exactNumber(top, 6));
  expect(sixths).toEqual(["−36⅔", "⅙", "⅚", "1⅓", "2", "0"]);
  expect([1, 3, -13, 15].map((top) => signedExactNumber(top, 8))).toEqual(["+⅛", "+⅜", "−1⅝", "+1⅞"]);
});

test("a length of time is read off as from a clock, begun seconds counting", () => {
  expect([0, 1, 9000, 60_000, 95_200, 600_000, -5].map(minutesAndSeconds)).toEqual([
    "0:00",
    "0:01",
    "0:09",
    "1:00",
    "1:36",
    "10:00",
    "0:00",
  ]);
});
