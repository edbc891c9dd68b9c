import {
  rankOf,
  SUIT_COUNT,
  sizeOf,
  suitBits,
  suitOf,
  toIndices,
  type CardIndex,
  type CardSet,
  type SuitBits,
} from "../card-set.ts";
import { DANGERS } from "../double-dummy/tables.ts";

/** Returns the cards of a hand that a misère may be caught with, over all suits. */
export function misereDangers(hand: CardSet, gone: CardSet): number {
  let dangers = 0;
  for (let suit = 0; suit < SUIT_COUNT; suit += 1) {
    const own = suitBits(hand, suit);
    dangers += dangersOf(own, 0xff & ~own & ~suitBits(gone, suit));
  }
  return dangers;
}

/** Returns the card that somebody who wants no trick is gladdest to be rid of; `candidates` must not be empty. */
export function worstBurden(hand: CardSet, gone: CardSet, candidates: CardSet): CardIndex {
  const weighed = toIndices(candidates).map((index) => ({ index, weight: weightOf(hand, gone, index) }));
  return weighed.reduce((worst, next) => (next.weight > worst.weight ? next : worst)).index;
}

/** Dangers that go with the card first; then its height, and a short suit, which is soonest empty. */
function weightOf(hand: CardSet, gone: CardSet, index: CardIndex): number {
  const suit = suitOf(index);
  const own = suitBits(hand, suit);
  const outstanding = 0xff & ~own & ~suitBits(gone, suit);
  const without = own & ~(1 << rankOf(index));
  const burden = dangersOf(own, outstanding) - dangersOf(without, outstanding);
  const mayBeBeaten = outstanding !== 0 ? rankOf(index) * 4 : 0;
  return burden * 100 + mayBeBeaten - sizeOf(own);
}

function dangersOf(own: SuitBits, outstanding: SuitBits): number {
  return DANGERS[(own << 8) | outstanding] ?? 0;
}
