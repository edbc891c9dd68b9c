import { expect, test } from "vitest";
import { placesFor } from "./places.ts";

test("the next player clockwise is on the left, the one after on the right", () => {
  expect([...placesFor(1, 3)]).toEqual([
    [1, "bottom"],
    [2, "left"],
    [0, "right"],
  ]);
});

test("at a table for four somebody sits across", () => {
  expect([...placesFor(2, 4)]).toEqual([
    [2, "bottom"],
    [3, "left"],
    [0, "top"],
    [1, "right"],
  ]);
});

test("at a table for two the dummy's hand lies between the two, on the same side of the table for both", () => {
  expect([...placesFor(0, 2)]).toEqual([
    [0, "bottom"],
    [1, "left"],
    [2, "right"],
  ]);
  expect([...placesFor(1, 2)]).toEqual([
    [1, "bottom"],
    [2, "left"],
    [0, "right"],
  ]);
});

test("a spectator looks from seat 0", () => {
  for (const players of [2, 3, 4] as const) expect(placesFor(null, players)).toEqual(placesFor(0, players));
});
