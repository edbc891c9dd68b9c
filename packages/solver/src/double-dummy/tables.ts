import { SUIT_SIZE, type SuitBits } from "../card-set.ts";

/**
 * Sure trump tricks by own trumps and others' trumps, at `own << 8 | others`: each own trump is played to some trick and
 * loses it only to a higher trump, and each higher trump can do so once. So this holds however the cards are played.
 */
export const SURE_TRUMPS: Uint8Array = pairTable(sureTrumps);

/**
 * Cards of a suit by which an avoider may be caught, by own cards and the catchers' cards, at `own << 8 | theirs`: the n-th
 * lowest is safe while at most n of theirs (counted from zero) are lower. With none in any suit, an avoider who follows
 * with the highest card below the trick's best, and throws from the top, takes no trick that catchers lead.
 */
export const DANGERS: Uint8Array = pairTable(dangers);

/** Spreads eight bits to the even bits of sixteen. */
export const SPREAD: Uint16Array = Uint16Array.from({ length: 256 }, (_, bits) => spread(bits));

/**
 * Number of a suit's layout, at two bits a rank (owner 0 to 2, or 3 for a card out of play): equal for layouts whose
 * cards in play have the same owners from the top down. Below 2^14.
 */
export const LAYOUT: Uint16Array = layouts();

/** A table of something that depends on two sets of a suit's cards, which have no card in common. */
function pairTable(valueOf: (own: SuitBits, others: SuitBits) => number): Uint8Array {
  const table = new Uint8Array(1 << 16);
  for (let own = 0; own < 256; own += 1) {
    const rest = 0xff & ~own;
    for (let others = rest; others > 0; others = (others - 1) & rest) table[(own << 8) | others] = valueOf(own, others);
    table[own << 8] = valueOf(own, 0);
  }
  return table;
}

function sureTrumps(own: SuitBits, others: SuitBits): number {
  let higher = 0;
  let beaten = 0;
  for (let bit = 128; bit > 0; bit >>= 1) {
    if (others & bit) higher += 1;
    else if (own & bit && higher > 0) {
      higher -= 1;
      beaten += 1;
    }
  }
  return (SUIT_SIZE[own] ?? 0) - beaten;
}

function dangers(own: SuitBits, theirs: SuitBits): number {
  let safe = 0;
  let lower = 0;
  let caught = 0;
  for (let bit = 1; bit <= 128; bit <<= 1) {
    if (theirs & bit) lower += 1;
    if ((own & bit) === 0) continue;
    if (lower > safe) caught += 1;
    safe += 1;
  }
  return caught;
}

function spread(bits: SuitBits): number {
  let out = 0;
  for (let rank = 0; rank < 8; rank += 1) out |= ((bits >>> rank) & 1) << (2 * rank);
  return out;
}

/** Base three with a leading one, so that lengths are told apart; built up from the ace down. */
function layouts(): Uint16Array {
  let numbers = Uint16Array.of(1);
  for (let rank = 7; rank >= 0; rank -= 1) {
    const longer = new Uint16Array(4 * numbers.length);
    for (const [owners, number] of numbers.entries()) {
      for (let owner = 0; owner < 3; owner += 1) longer[4 * owners + owner] = 3 * number + owner;
      longer[4 * owners + 3] = number;
    }
    numbers = longer;
  }
  return numbers;
}
