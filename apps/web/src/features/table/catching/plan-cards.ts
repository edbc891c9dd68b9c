import { DECK, type Card, type PlayDeal, type Seat } from "@trelyazh/preferans";

interface PlanHand {
  /** Null for the cards that declarer holds or has put away: which of both nobody knows. */
  readonly seat: Seat | null;
  readonly cards: readonly Card[];
}

/** Returns whatever catchers can plan with: the open hands, and the cards that have not been seen yet. */
export function planHands({ hands, open, tricks, trick }: PlayDeal): readonly PlanHand[] {
  const held = open.map((seat) => ({ seat, cards: (hands[seat] ?? []).filter((card) => card !== "??") }));
  const played = [...tricks, trick].flatMap(({ cards }) => cards.map(({ card }) => card));
  const seen = new Set([...held.flatMap(({ cards }) => cards), ...played]);
  return [...held, { seat: null, cards: DECK.filter((card) => !seen.has(card)) }];
}
