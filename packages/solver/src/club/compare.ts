import type { Move, Pulya } from "@trelyazh/preferans";
import type { Budget } from "./budget.ts";

/** A move and what it is expected to bring its seat. */
export interface Alternative {
  readonly move: Move;
  /** Mean change of the seat's balance in whists, over the deals sampled, as it looks to a player of such a temper. */
  readonly whists: number;
}

/** Returns the whists that a move brings in a sampled deal; null if that could not be found out. */
export type WorthOf = (sample: Pulya, move: Move) => number | null;

/** Whists by which another move must be better than the rule of thumb's to be preferred. */
export const SURE_GAIN = 1e-6;

/** Share of the samples on which every move is tried; only the best go on to the rest. */
const FIRST_ROUND = 1 / 3;
const FINALISTS = 4;

interface Tally {
  readonly move: Move;
  sum: number;
  count: number;
}

/** Tries moves on sampled deals and ranks them, best first; moves that were never tried are left out. */
export function compareMoves(
  moves: readonly Move[],
  samples: readonly Pulya[],
  trial: { readonly worthOf: WorthOf; readonly budget: Budget },
): Alternative[] {
  const tallies = moves.map((move): Tally => ({ move, sum: 0, count: 0 }));
  const first = Math.max(1, Math.ceil(samples.length * FIRST_ROUND));
  tryOn(tallies, samples.slice(0, first), trial);
  const finalists = ranked(tallies).slice(0, FINALISTS);
  tryOn(finalists, samples.slice(first), trial);
  const outsiders = ranked(tallies).filter((tally) => !finalists.includes(tally));
  return [...ranked(finalists), ...outsiders].map(({ move, sum, count }) => ({ move, whists: sum / count }));
}

/** A sample counts only if every move could be tried on it, so that luck is the same for all. */
function tryOn(
  tallies: readonly Tally[],
  samples: readonly Pulya[],
  { worthOf, budget }: { readonly worthOf: WorthOf; readonly budget: Budget },
): void {
  for (const sample of samples) {
    if (!budget.isLeft) return;
    const worths = tallies.map(({ move }) => worthOf(sample, move));
    if (worths.includes(null)) continue;
    tallies.forEach((tally, index) => {
      tally.sum += worths[index] ?? 0;
      tally.count += 1;
    });
  }
}

function ranked(tallies: readonly Tally[]): Tally[] {
  return tallies.filter(({ count }) => count > 0).toSorted((a, b) => b.sum / b.count - a.sum / a.count);
}

/**
 * Puts the move of the rules of thumb first unless another is better by more than `doubt` whists. Among equals that is the
 * one to take: equal with open cards they are, at the table perhaps not.
 */
export function thumbFirst(alternatives: readonly Alternative[], thumb: Move, doubt = SURE_GAIN): Alternative[] {
  const own = alternatives.find(({ move }) => isSameMove(move, thumb));
  const best = alternatives[0];
  if (own === undefined || best === undefined || own.whists < best.whists - doubt) return [...alternatives];
  return [own, ...alternatives.filter((alternative) => alternative !== own)];
}

export function isSameMove(a: Move, b: Move): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
