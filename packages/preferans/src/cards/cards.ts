/** Suits in bidding order, lowest first (DECK1). */
export const SUITS = ["s", "c", "d", "h"] as const;
export type Suit = (typeof SUITS)[number];

/** Ranks, lowest first; the ten sits between nine and jack and the order is the same in trumps (DECK1). */
export const RANKS = ["7", "8", "9", "T", "J", "Q", "K", "A"] as const;
export type Rank = (typeof RANKS)[number];

/** Two characters: rank, then suit: `"7s"`, `"Th"`, `"Ac"`. */
export type Card = `${Rank}${Suit}`;

/** What a viewer sees of a card that is hidden from them. */
export const CARD_BACK = "??";
export type CardBack = typeof CARD_BACK;
export type SeenCard = Card | CardBack;

/** All 32 cards, suit by suit in bidding order and low to high within each: the order of a sorted hand. */
export const DECK: readonly Card[] = SUITS.flatMap((suit) => RANKS.map((rank): Card => `${rank}${suit}`));

// Every card of the deck is a key, and nothing else.
const PLACE = Object.fromEntries(DECK.map((card, place) => [card, place])) as Readonly<Record<Card, number>>;

/** Tells whether a value from outside is one of the 32 cards. */
export function isCard(value: unknown): value is Card {
  return typeof value === "string" && Object.hasOwn(PLACE, value);
}

/** No card is longer than `"10h"` with some blanks around it. */
const LONGEST_CARD = 10;

/** Reads a card as people type it: `"10h"`, `"TH"` and `"th"` are all `"Th"`; null for anything else (DECK2). */
export function parseCard(text: unknown): Card | null {
  if (typeof text !== "string" || text.length > LONGEST_CARD) return null;
  const short = text.trim().replace(/^10/, "T");
  const card = short.slice(0, -1).toUpperCase() + short.slice(-1).toLowerCase();
  return isCard(card) ? card : null;
}

export function suitOf(card: Card): Suit {
  // The second character of a `Card` is its suit by construction of the type.
  return card.charAt(1) as Suit;
}

export function rankOf(card: Card): Rank {
  // The first character of a `Card` is its rank by construction of the type.
  return card.charAt(0) as Rank;
}

const RANK_PLACE: Readonly<Record<Rank, number>> = { "7": 0, "8": 1, "9": 2, T: 3, J: 4, Q: 5, K: 6, A: 7 };

/** The strength of a card within its suit: 0 for a seven up to 7 for an ace. */
export function strengthOf(card: Card): number {
  return RANK_PLACE[rankOf(card)];
}

/** Orders cards as hands are kept: by suit in bidding order, then low to high. */
export function compareCards(a: Card, b: Card): number {
  return PLACE[a] - PLACE[b];
}

/** Tells whether the viewer sees these cards. A hand is seen as a whole or not at all. */
export function isSeen(cards: readonly SeenCard[]): cards is readonly Card[] {
  return !cards.includes(CARD_BACK);
}

/** The cards as far as the viewer sees them: all, or none. */
export function known(cards: readonly SeenCard[]): readonly Card[] {
  return isSeen(cards) ? cards : [];
}

/** The same number of cards, face down. */
export function faceDown(cards: readonly SeenCard[]): readonly SeenCard[] {
  return cards.map(() => CARD_BACK);
}

/** A hand and more cards, in order; face down if the hand is. */
export function addCards(hand: readonly SeenCard[], cards: readonly Card[]): readonly SeenCard[] {
  return isSeen(hand) ? [...hand, ...cards].toSorted(compareCards) : faceDown([...hand, ...cards]);
}

/** A hand without these cards; from a hand that is face down as many backs are taken. */
export function removeCards(hand: readonly SeenCard[], cards: readonly SeenCard[]): readonly SeenCard[] {
  return isSeen(hand) ? hand.filter((card) => !cards.includes(card)) : hand.slice(cards.length);
}
