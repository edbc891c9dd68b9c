import { expect, test } from "vitest";
import { minutesAndSeconds, paperNumber, signedNumber } from "./numbers.ts";

test("whole numbers are written plainly and halves as fractions", () => {
  expect([0, 7, -3, 1.5, 0.5, -2.25].map(paperNumber)).toEqual(["0", "7", "−3", "1½", "½", "−2¼"]);
});

test("a change carries its sign, zero has none", () => {
  expect([4, 0, -1.5].map(signedNumber)).toEqual(["+4", "0", "−1½"]);
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
