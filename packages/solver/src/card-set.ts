import { DECK, SUITS, type Card, type SeenCard, type Suit } from "@trelyazh/preferans";

/** A set of cards as one 32-bit integer: bit `8 * suit + rank`, suits and ranks numbered as in `SUITS` and `RANKS`. */
export type CardSet = number;

/** A card as a number from 0 to 31: the place of its bit. */
export type CardIndex = number;

/** The eight cards of one suit as the low bits of a number, seven in bit 0, ace in bit 7. */
export type SuitBits = number;

export const NO_TRUMP = -1;
export const SUIT_COUNT = 4;

const indices: ReadonlyMap<string, CardIndex> = new Map(DECK.map((card, index) => [card, index]));

/** Bits set in a number from 0 to 255. */
export const SUIT_SIZE: Uint8Array = Uint8Array.from({ length: 256 }, (_, bits) => countBits(bits));

/** Returns the card's number; -1 for a card back. */
export function indexOf(card: SeenCard): CardIndex {
  return indices.get(card) ?? -1;
}

/** Returns a trump suit's number; `NO_TRUMP` for null. */
export function trumpNumber(suit: Suit | null): number {
  return suit === null ? NO_TRUMP : SUITS.indexOf(suit);
}

/** Returns the card of a number from 0 to 31. */
export function cardAt(index: CardIndex): Card {
  const card = DECK[index];
  if (card === undefined) throw new RangeError(`no card has the number ${index}`);
  return card;
}

/** Returns the set of the cards; card backs are left out. */
export function toSet(list: readonly SeenCard[]): CardSet {
  let set = 0;
  for (const card of list) {
    const index = indexOf(card);
    if (index >= 0) set |= 1 << index;
  }
  return set;
}

/** Returns the cards of a set, lowest number first. */
export function toIndices(set: CardSet): CardIndex[] {
  const list: CardIndex[] = [];
  for (let rest = set; rest !== 0; rest &= rest - 1) list.push(lowestIndex(rest));
  return list;
}

export function has(set: CardSet, index: CardIndex): boolean {
  return ((set >>> index) & 1) === 1;
}

export function suitOf(index: CardIndex): number {
  return index >>> 3;
}

export function rankOf(index: CardIndex): number {
  return index & 7;
}

export function suitBits(set: CardSet, suit: number): SuitBits {
  return (set >>> (8 * suit)) & 0xff;
}

export function suitMask(suit: number): CardSet {
  return 0xff << (8 * suit);
}

export function sizeOf(set: CardSet): number {
  return countBits(set);
}

/** Returns the number of the lowest card of a set that is not empty. */
export function lowestIndex(set: CardSet): CardIndex {
  return 31 - Math.clz32(set & -set);
}

/** Returns the cards of the suit of `index` that are higher than it. */
export function above(index: CardIndex): CardSet {
  return (suitMask(suitOf(index)) & (-2 << index)) | 0;
}

function countBits(set: number): number {
  let bits = set - ((set >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
