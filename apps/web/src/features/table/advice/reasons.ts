import {
  ledSuit,
  legal,
  levelOf,
  rankOf,
  standingBid,
  strengthOf,
  suitOf,
  type Card,
  type Move,
  type PlayDeal,
  type Pulya,
  type Seat,
  type Suit,
} from "@trelyazh/preferans";
import type { CustomTypeOptions } from "i18next";

/** Why a move is advised, by its name in the catalogue. */
export type AdviceReason = keyof CustomTypeOptions["resources"]["club"]["hints"]["reasons"];

type OfMove<T extends Move["type"]> = Extract<Move, { type: T }>;

function reasonOfCall({ deal }: Pulya, { call }: OfMove<"call">): AdviceReason {
  if (call === "pass") return "pass";
  if (call === "misere" || call === "hold") return call;
  return deal !== null && standingBid(deal.calls) !== null ? "raise" : "cheapest";
}

function reasonOfOrder({ deal }: Pulya, { contract }: OfMove<"order">): AdviceReason {
  const bid = deal === null ? undefined : standingBid(deal.calls)?.bid;
  return bid === undefined || Number.parseInt(bid, 10) < levelOf(contract) ? "orderHigher" : "orderAsBid";
}

function trumpIn({ undertaking }: PlayDeal): Suit | null {
  return undertaking.kind === "game" ? undertaking.trump : null;
}

/** Does a card win against another that wins so far, in a trick of that suit? */
function beats(card: Card, other: Card, trump: Suit | null): boolean {
  if (suitOf(card) === suitOf(other)) return strengthOf(card) > strengthOf(other);
  return suitOf(card) === trump;
}

/** The card that wins a trick so far; null where none does. */
function winning({ trick, ...deal }: PlayDeal, led: Suit): Card | null {
  const trump = trumpIn({ trick, ...deal });
  const fits = trick.cards.map(({ card }) => card).filter((card) => suitOf(card) === led || suitOf(card) === trump);
  return fits.reduce<Card | null>((best, card) => (best === null || beats(card, best, trump) ? card : best), null);
}

type Part = "takes" | "avoids" | "catches";

function partOf({ undertaking }: PlayDeal, hand: Seat): Part {
  if (undertaking.kind === "game") return "takes";
  if (undertaking.kind === "allPass") return "avoids";
  return undertaking.declarer === hand ? "avoids" : "catches";
}

function reasonToLead(deal: PlayDeal, part: Part, card: Card): AdviceReason {
  if (part === "avoids") return "leadLow";
  if (part === "catches") return "leadToCatch";
  if (suitOf(card) === trumpIn(deal)) return "drawTrumps";
  return rankOf(card) === "A" ? "leadSure" : "leadBest";
}

function reasonToFollow(
  deal: PlayDeal,
  part: Part,
  { card, led }: { readonly card: Card; readonly led: Suit },
): AdviceReason {
  const best = winning(deal, led);
  const trump = trumpIn(deal);
  const wins = best === null ? suitOf(card) === led : beats(card, best, trump);
  const follows = suitOf(card) === led;
  if (part === "catches") return "catch";
  if (part === "avoids") return wins ? "mustTake" : follows ? "under" : "throwHigh";
  if (wins) return follows ? "takes" : "ruff";
  return follows ? "low" : "throwLow";
}

function reasonOfCard(pulya: Pulya, { seat, card }: OfMove<"playCard">): AdviceReason {
  const { deal } = pulya;
  const may = legal(pulya, seat);
  if (deal?.phase !== "play" || may.kind !== "play") return "leadBest";
  if (may.cards.length === 1) return "only";
  const part = partOf(deal, may.hand);
  const led = ledSuit(deal.trick);
  // In an all-pass the talon may name the suit of a trick that is led.
  return led === null || deal.trick.cards.length === 0
    ? reasonToLead(deal, part, card)
    : reasonToFollow(deal, part, { card, led });
}

/** Returns in one word why the club's bot would do that, as far as it can be said of the cards that the player sees. */
export function reasonOf(pulya: Pulya, move: Move): AdviceReason {
  switch (move.type) {
    case "call":
      return reasonOfCall(pulya, move);
    case "order":
      return reasonOfOrder(pulya, move);
    case "playCard":
      return reasonOfCard(pulya, move);
    case "answerWhist":
      return ({ whist: "whist", pass: "whistPass", half: "half" } as const)[move.answer];
    case "chooseOpenness":
      return move.open ? "light" : "dark";
    case "answerOffer":
      return move.accept ? "accept" : "refuse";
    case "discard":
      return "discard";
    default:
      return "concede";
  }
}
