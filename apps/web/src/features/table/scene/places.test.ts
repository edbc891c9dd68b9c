import { expect, test } from "vitest";
import { placesFor } from "./places.ts";

test("the next player clockwise is on the left, the one after on the right", () => {
  expect([...placesFor({ you: 1, players: 3, dealer: 0 })]).toEqual([
    [1, "bottom"],
    [2, "left"],
    [0, "right"],
  ]);
});

test.each([null, 2] as const)(
  "at four somebody sits across before the first deal, and while the viewer deals (%s)",
  (dealer) => {
    expect([...placesFor({ you: 2, players: 4, dealer })]).toEqual([
      [2, "bottom"],
      [3, "left"],
      [0, "top"],
      [1, "right"],
    ]);
  },
);

test.each([
  [3, { 0: "left", 1: "right" }],
  [0, { 3: "left", 1: "right" }],
  [1, { 3: "left", 0: "right" }],
] as const)(
  "at four the dealer (%i) goes to the head of the table, and the hands lie as at three",
  (dealer, others) => {
    const places = placesFor({ you: 2, players: 4, dealer });
    expect(Object.fromEntries(places)).toEqual({ 2: "bottom", [dealer]: "top", ...others });
  },
);

test("at a table for two the dummy's hand lies between the two, on the same side of the table for both", () => {
  expect([...placesFor({ you: 0, players: 2, dealer: 0 })]).toEqual([
    [0, "bottom"],
    [1, "left"],
    [2, "right"],
  ]);
  expect([...placesFor({ you: 1, players: 2, dealer: 0 })]).toEqual([
    [1, "bottom"],
    [2, "left"],
    [0, "right"],
  ]);
});

test("a spectator looks from seat 0", () => {
  for (const players of [2, 3, 4] as const) {
    const table = { players, dealer: 1 } as const;
    expect(placesFor({ ...table, you: null })).toEqual(placesFor({ ...table, you: 0 }));
  }
});
