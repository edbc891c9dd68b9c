// @NOTE Every `!` here follows an index in range: slots are hashes cut to the table's size.

/** 2^17 entries of 16 bytes, so that one look-up touches one line of the processor's cache. */
const INDEX_BITS = 17;
const STRIDE = 4;
const HIGH = 0;
const LOW = 1;
/** Lower bound in bits 4 to 7, upper bound in bits 0 to 3, from bit 8 the best card's number and one, or 0. */
const VALUE = 2;

/** Nothing known: at least 0, at most 15. */
const UNKNOWN = 0x0f;

/**
 * What is known of positions at the start of a trick. A key says everything that matters, so entries stay true in later
 * searches; a newer position drives out an older one from its slot.
 */
export class Transpositions {
  readonly #entries = new Int32Array(STRIDE << INDEX_BITS);

  /** Returns what is known of a position: its bounds and best card. */
  find(high: number, low: number): number {
    const entries = this.#entries;
    const slot = slotOf(high, low);
    return entries[slot + HIGH] === high && entries[slot + LOW] === low ? entries[slot + VALUE]! : UNKNOWN;
  }

  /** Notes a position's bounds and best card. */
  store(high: number, low: number, value: number): void {
    const entries = this.#entries;
    const slot = slotOf(high, low);
    entries[slot + HIGH] = high;
    entries[slot + LOW] = low;
    entries[slot + VALUE] = value;
  }

  clear(): void {
    this.#entries.fill(0);
  }
}

function slotOf(high: number, low: number): number {
  let hash = Math.imul(high, 0x9e3779b1) ^ Math.imul(low, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return ((hash ^ (hash >>> 13)) >>> (32 - INDEX_BITS)) * STRIDE;
}
