/** 2^18 entries of ten bytes. */
const INDEX_BITS = 18;
const SLOTS = 1 << INDEX_BITS;

/** Nothing known: at least 0, at most 15. */
const UNKNOWN_BOUNDS = 0x0f;

/**
 * Bounds of positions at the start of a trick, lower bound in the high half of a byte. A key says everything that
 * matters, so entries stay true in later searches; a newer position drives out an older one from its slot.
 */
export class Transpositions {
  readonly #high = new Int32Array(SLOTS);
  readonly #low = new Int32Array(SLOTS);
  readonly #bounds = new Uint8Array(SLOTS);
  readonly #best = new Uint8Array(SLOTS);

  /** Returns the slot that holds the key, or -1. */
  find(high: number, low: number): number {
    const slot = slotOf(high, low);
    return this.#high[slot] === high && this.#low[slot] === low ? slot : -1;
  }

  boundsAt(slot: number): number {
    return this.#bounds[slot] ?? UNKNOWN_BOUNDS;
  }

  bestAt(slot: number): number {
    return this.#best[slot] ?? 0;
  }

  /** Returns the slot of the key, cleared if another position had it. */
  claim(high: number, low: number): number {
    const slot = slotOf(high, low);
    if (this.#high[slot] !== high || this.#low[slot] !== low) {
      this.#high[slot] = high;
      this.#low[slot] = low;
      this.#bounds[slot] = UNKNOWN_BOUNDS;
      this.#best[slot] = 0;
    }
    return slot;
  }

  /** Notes whether declarer can come to `need` tricks. */
  learn(slot: number, need: number, answer: boolean): void {
    const bounds = this.boundsAt(slot);
    this.#bounds[slot] = answer ? (need << 4) | (bounds & 15) : (bounds & 0xf0) | (need - 1);
  }

  setBest(slot: number, best: number): void {
    this.#best[slot] = best;
  }

  clear(): void {
    this.#high.fill(0);
    this.#low.fill(0);
  }
}

function slotOf(high: number, low: number): number {
  let hash = Math.imul(high, 0x9e3779b1) ^ Math.imul(low, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> (32 - INDEX_BITS);
}
