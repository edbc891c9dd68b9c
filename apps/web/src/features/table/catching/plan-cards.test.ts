import { DECK, type PlayDeal } from "@trelyazh/preferans";
import { expect, test } from "vitest";
import { planHands } from "./plan-cards.ts";

test("catchers plan with the open hands and with what nobody has seen, and not with what was played", () => {
  const deal: Pick<PlayDeal, "hands" | "open" | "tricks" | "trick"> = {
    hands: [["??"], ["7s", "8s"], ["9h"]],
    open: [1, 2],
    tricks: [],
    trick: { leader: 0, talonCard: null, cards: [{ seat: 0, by: 0, card: "As" }], winner: null },
  };
  const hands = planHands(deal as PlayDeal);
  expect(hands.slice(0, 2)).toEqual([
    { seat: 1, cards: ["7s", "8s"] },
    { seat: 2, cards: ["9h"] },
  ]);
  expect(hands[2]?.cards).toEqual(DECK.filter((card) => !["7s", "8s", "9h", "As"].includes(card)));
});
