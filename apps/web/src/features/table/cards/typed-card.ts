import type { Card, Rank, Suit } from "@trelyazh/preferans";

const RANK_KEYS: ReadonlyMap<string, Rank> = new Map<string, Rank>([
  ...(["7", "8", "9", "T", "J", "Q", "K", "A"] as const).map((rank) => [rank.toLowerCase(), rank] as const),
  ["1", "T"],
  ["0", "T"],
  ["в", "J"],
  ["д", "Q"],
  ["к", "K"],
  ["т", "A"],
]);

const SUIT_KEYS: ReadonlyMap<string, Suit> = new Map<string, Suit>([
  ...(["s", "c", "d", "h"] as const).map((suit) => [suit, suit] as const),
  ["п", "s"],
  ["т", "c"],
  ["б", "d"],
  ["ч", "h"],
]);

/** What has been typed of a card so far: nothing, or its rank. */
export type Typed = Rank | null;

export interface TypedStep {
  readonly typed: Typed;
  /** The card that this key completed. */
  readonly card: Card | null;
}

/**
 * Takes a key of a card code: rank, then suit, as in "th" or "qs"; "10h" serves too, and Russian letters as on Russian
 * cards ("дп", "тч"). A key that does not fit begins anew.
 */
export function typeCard(typed: Typed, key: string): TypedStep {
  const letter = key.toLowerCase();
  if (typed !== null) {
    const suit = SUIT_KEYS.get(letter);
    if (suit !== undefined) return { typed: null, card: `${typed}${suit}` };
    if (letter === "0" && typed === "T") return { typed, card: null };
  }
  return { typed: RANK_KEYS.get(letter) ?? null, card: null };
}
