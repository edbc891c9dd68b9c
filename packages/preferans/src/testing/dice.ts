/** A reproducible source of chance for tests. */
export interface Dice {
  /** A whole number from 0 up to but not including `bound`. */
  readonly below: (bound: number) => number;
  /** True in one of so many cases. */
  readonly oneIn: (cases: number) => boolean;
  readonly pick: <T>(choices: readonly T[]) => T;
  readonly shuffled: <T>(list: readonly T[]) => T[];
}

/** Dice that always fall the same way for the same seed (the generator "mulberry32"). */
export function rollDice(seed: number): Dice {
  let state = seed;
  const below = (bound: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * bound);
  };
  const pick = <T>(choices: readonly T[]): T => {
    const choice = choices[below(choices.length)];
    if (choice === undefined) throw new Error("nothing to pick from");
    return choice;
  };
  const shuffled = <T>(list: readonly T[]): T[] => {
    const rest = [...list];
    return list.flatMap(() => rest.splice(below(rest.length), 1));
  };
  return { below, oneIn: (cases) => below(cases) === 0, pick, shuffled };
}
