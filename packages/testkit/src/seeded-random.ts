/** Yields the same numbers for the same seed, on every machine. Not for secrets. */
export interface SeededRandom {
  /** At least 0, below 1. */
  next(): number;
  /** A whole number at least 0, below `bound`. */
  below(bound: number): number;
  pick<T>(items: readonly [T, ...T[]] | readonly T[]): T;
  /** A new array with the same items. */
  shuffle<T>(items: readonly T[]): T[];
}

/** Starts a generator (mulberry32) from a whole number; print the seed in the test's messages. */
export function seededRandom(seed: number): SeededRandom {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (bound: number) => Math.floor(next() * bound);
  return {
    next,
    below,
    pick: (items) => {
      if (items.length === 0) throw new Error("There is nothing to pick from");
      // In range, as the array is not empty.
      return items[below(items.length)] as (typeof items)[number];
    },
    shuffle: (items) => shuffle(items, below),
  };
}

function shuffle<T>(items: readonly T[], below: (bound: number) => number): T[] {
  const rest = [...items];
  const shuffled: T[] = [];
  while (rest.length > 0) shuffled.push(...rest.splice(below(rest.length), 1));
  return shuffled;
}
