import { expect, test } from "vitest";
import { paperNumber, signedNumber } from "./numbers.ts";

test("whole numbers are written plainly and halves as fractions", () => {
  expect([0, 7, -3, 1.5, 0.5, -2.25].map(paperNumber)).toEqual(["0", "7", "−3", "1½", "½", "−2¼"]);
});

test("a change carries its sign, zero has none", () => {
  expect([4, 0, -1.5].map(signedNumber)).toEqual(["+4", "0", "−1½"]);
});
