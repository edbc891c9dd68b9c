import { at } from "../at.ts";
import { actorOf } from "./actor.ts";
import { compareCards, strengthOf, suitOf, type Card } from "../cards/cards.ts";
import type { Move } from "../pulya/commands.ts";
import { trumpOf } from "../cards/contract.ts";
import { legalOnTurn } from "./legal-moves.ts";
import type { Legal } from "./legal.ts";
import type { Seat } from "../seats.ts";
import type { Pulya } from "../pulya/state.ts";

/** Weakest first; of equals, the lower suit. */
const byStrength = (a: Card, b: Card): number => strengthOf(a) - strengthOf(b) || compareCards(a, b);

function orderAtLeast(seat: Seat, { cards, contracts }: Extract<Legal, { kind: "order" }>): Move | null {
  const contract = at(contracts, 0);
  const trump = trumpOf(contract);
  // Of twelve cards at most eight are trumps.
  const [first, second] = cards.filter((card) => suitOf(card) !== trump).toSorted(byStrength);
  if (first === undefined || second === undefined) return null;
  return { type: "order", seat, discard: [first, second], contract };
}

function discardHighest(seat: Seat, cards: readonly Card[]): Move | null {
  const [first, second] = cards.toSorted(byStrength).toReversed();
  return first === undefined || second === undefined ? null : { type: "discard", seat, discard: [first, second] };
}

function playLowest(seat: Seat, cards: readonly Card[]): Move | null {
  const [card] = cards.toSorted(byStrength);
  return card === undefined ? null : { type: "playCard", seat, card };
}

/**
 * Returns the move made for somebody whose time is up: pass where possible, the order as bid with the two weakest side
 * cards away, light, the weakest playable card; always legal. Null if nobody has to act, or on a view that does not show
 * the cards of the person who has to.
 */
export function defaultMove(pulya: Pulya): Move | null {
  const { deal } = pulya;
  const seat = actorOf(pulya);
  if (deal === null || deal.phase === "finished" || seat === null) return null;
  const options = legalOnTurn(pulya, deal);
  switch (options.kind) {
    case "call":
      return { type: "call", seat, call: "pass" };
    case "order":
      return orderAtLeast(seat, options);
    case "discard":
      return discardHighest(seat, options.cards);
    case "whist":
      return { type: "answerWhist", seat, answer: options.answers.includes("pass") ? "pass" : "whist" };
    case "openness":
      return { type: "chooseOpenness", seat, open: true };
    case "play":
      return playLowest(seat, options.cards);
  }
}
