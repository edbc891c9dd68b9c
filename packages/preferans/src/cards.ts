/** Suits in bidding order, lowest first (rules.md §1). */
export const SUITS = ["s", "c", "d", "h"] as const;
export type Suit = (typeof SUITS)[number];

/** Ranks, lowest first; the ten sits between nine and jack and the order is the same in trumps (rules.md §1). */
export const RANKS = ["7", "8", "9", "T", "J", "Q", "K", "A"] as const;
export type Rank = (typeof RANKS)[number];

/** Two characters: rank, then suit: `"7s"`, `"Th"`, `"Ac"`. */
export type Card = `${Rank}${Suit}`;

/** What a viewer sees of a card that is hidden from them. */
export const CARD_BACK = "??";
export type CardBack = typeof CARD_BACK;
export type SeenCard = Card | CardBack;
