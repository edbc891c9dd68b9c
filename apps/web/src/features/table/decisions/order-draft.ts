import type { Card, Game } from "@trelyazh/preferans";

/** What declarer has put together so far of discard and contract. */
export interface OrderDraft {
  readonly discard: readonly Card[];
  readonly contract: Game | null;
}

export const EMPTY_DRAFT: OrderDraft = { discard: [], contract: null };

/** Puts a card among the two to discard, or takes it back; a third card replaces the older of the two. */
export function toggleDiscard(draft: OrderDraft, card: Card): OrderDraft {
  const discard = draft.discard.includes(card)
    ? draft.discard.filter((picked) => picked !== card)
    : [...draft.discard.slice(-1), card];
  return { ...draft, discard };
}

/** Returns the two cards of a complete discard. */
export function completeDiscard({ discard }: OrderDraft): readonly [Card, Card] | null {
  const [first, second] = discard;
  return first === undefined || second === undefined ? null : [first, second];
}
