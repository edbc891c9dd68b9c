/** Returns whole numbers from 0 below a bound; the same seed gives the same numbers. */
export type Random = (bound: number) => number;

/** Makes a generator from any integer (a 32-bit counter, scrambled). */
export function randomFrom(seed: number): Random {
  let state = seed | 0;
  return (bound) => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    mixed ^= mixed >>> 15;
    return Math.floor(((mixed >>> 0) / 0x1_0000_0000) * bound);
  };
}

/** Puts a list into random order, in place. */
export function shuffleInPlace<T>(list: T[], random: Random): T[] {
  for (let last = list.length - 1; last > 0; last -= 1) {
    const other = random(last + 1);
    // Both places are inside the list.
    [list[last], list[other]] = [list[other] as T, list[last] as T];
  }
  return list;
}
