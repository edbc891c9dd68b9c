import type { FinishedDeal, PlayedCard, Trick } from "@trelyazh/preferans";
import { expect, test } from "vitest";
import { handInPlay, markOf, seatsFrom, stepsOf } from "./deal-cards.ts";

function trick(...cards: readonly PlayedCard[]): Trick {
  return { leader: 1, talonCard: null, cards, winner: 1 };
}

const deal: FinishedDeal = {
  number: 1,
  phase: "finished",
  dealer: 0,
  seats: [1, 2, 0],
  hands: [
    ["7s", "8s"],
    ["7h", "8h"],
    ["7d", "8d"],
  ],
  talon: ["As", "Ad"],
  calls: [],
  discard: ["7h", "Ad"],
  whists: [],
  tricks: [
    trick({ seat: 1, by: 1, card: "8h" }, { seat: 2, by: 2, card: "7d" }, { seat: 0, by: 0, card: "7s" }),
    trick({ seat: 1, by: 1, card: "As" }, { seat: 2, by: 2, card: "8d" }, { seat: 0, by: 0, card: "8s" }),
  ],
  result: { deal: 1, kind: "played", declarer: 1, contract: "6h", taken: [0, 2, 0], entries: [] },
};

test("declarer's hand has the talon and lacks the discard, the others are as dealt", () => {
  expect(handInPlay(deal, 1)).toEqual(["8h", "As"]);
  expect(handInPlay(deal, 2)).toEqual(["7d", "8d"]);
  expect(handInPlay({ ...deal, discard: [] }, 1)).toEqual(["7h", "8h"]);
});

test("hands come clockwise, the viewer's first; onlookers begin with first hand", () => {
  expect(seatsFrom(deal, 0)).toEqual([0, 1, 2]);
  expect(seatsFrom(deal, 2)).toEqual([2, 0, 1]);
  expect(seatsFrom(deal, null)).toEqual([1, 2, 0]);
  expect(seatsFrom(deal, 3)).toEqual([1, 2, 0]);
});

test("a card is held, then played now, then gone; a better one stays marked while it is held", () => {
  const steps = stepsOf(deal);
  expect(steps).toHaveLength(6);
  const markAt = (at: number) => markOf("7d", { steps, at, better: [] });
  expect([0, 1, 2, 3, 6].map(markAt)).toEqual(["held", "held", "now", "gone", "gone"]);
  expect(markOf("8d", { steps, at: 2, better: ["8d"] })).toBe("better");
  expect(markOf("8h", { steps, at: 2, better: ["8h"] })).toBe("gone");
});
