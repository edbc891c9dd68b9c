import { expect, test } from "vitest";
import { placesFor, seatAt } from "./places.ts";

test("the next player clockwise is on the left, the one after on the right", () => {
  expect([...placesFor(1)]).toEqual([
    [1, "bottom"],
    [2, "left"],
    [0, "right"],
  ]);
  expect([seatAt(2, "bottom"), seatAt(2, "left"), seatAt(2, "right")]).toEqual([2, 0, 1]);
});

test("a spectator looks from seat 0", () => {
  expect(seatAt(null, "bottom")).toBe(0);
  expect(placesFor(null)).toEqual(placesFor(0));
});
