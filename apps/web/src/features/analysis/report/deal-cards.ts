import { isCard, type Card, type FinishedDeal, type PlayedCard, type Seat } from "@trelyazh/preferans";

/** A card that fell, and the trick it fell in, counted from 0. */
export interface Step {
  readonly trick: number;
  readonly played: PlayedCard;
}

/** Returns every card of a deal in the order in which they fell. */
export function stepsOf({ tricks }: FinishedDeal): readonly Step[] {
  return tricks.flatMap(({ cards }, trick) => cards.map((played) => ({ trick, played })));
}

/** Returns the cards that a hand was played with: declarer's after talon and discard, the others' as dealt. */
export function handInPlay(deal: FinishedDeal, seat: Seat): readonly Card[] {
  const dealt = (deal.hands[seat] ?? []).filter(isCard);
  if (seat !== deal.result.declarer || deal.discard.length === 0) return dealt;
  return [...dealt, ...deal.talon.filter(isCard)].filter((card) => !deal.discard.includes(card));
}

/** Returns the three hands clockwise, the viewer's first; first hand's for a viewer who has none. */
export function seatsFrom(deal: FinishedDeal, you: Seat | null): readonly Seat[] {
  const first = Math.max(0, you === null ? 0 : deal.seats.indexOf(you));
  return [...deal.seats.slice(first), ...deal.seats.slice(0, first)];
}

/** How a card of a hand stands at a step. */
export type CardMark = "held" | "gone" | "now" | "better";

/** Where the play is looked at. */
export interface Moment {
  readonly steps: readonly Step[];
  /** How many cards have fallen; the last of them is the one that is looked at. */
  readonly at: number;
  /** What would have been better than the card that is looked at. */
  readonly better: readonly Card[];
}

/** Returns how a card stands after so many cards have fallen. */
export function markOf(card: Card, { steps, at, better }: Moment): CardMark {
  const fell = steps.findIndex(({ played }) => played.card === card);
  if (fell !== -1 && fell === at - 1) return "now";
  if (fell !== -1 && fell < at) return "gone";
  return better.includes(card) ? "better" : "held";
}
