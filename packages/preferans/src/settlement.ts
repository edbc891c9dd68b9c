import { at } from "./at.ts";
import { MOUNTAIN_POINT_VALUE } from "./paper.ts";
import type { Settlement, Sheet } from "./score-types.ts";
import type { Settings } from "./settings.ts";

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** Whole whists whose sum is zero, like that of the exact values: floors, and the units left to the largest fractions, by seat on a tie. */
function roundTogether(exact: readonly number[], denominator: number): readonly number[] {
  const floors = exact.map((value) => Math.floor(value / denominator));
  const missing = -sum(floors);
  const fraction = (seat: number): number => at(exact, seat) - at(floors, seat) * denominator;
  const raised = exact
    .map((_, seat) => seat)
    .toSorted((a, b) => fraction(b) - fraction(a))
    .slice(0, missing);
  return floors.map((floor, seat) => floor + (raised.includes(seat) ? 1 : 0));
}

/** The part of a balance that comes from the own pool and mountain, in whists. */
function ownWorth(sheet: Sheet, settings: Settings, seat: number): number {
  return settings.poolPointValue * at(sheet.pool, seat) - MOUNTAIN_POINT_VALUE * at(sheet.mountain, seat);
}

/** Whists that a seat has written, less those written on it. */
function netWhists(sheet: Sheet, seat: number): number {
  return sum(at(sheet.whists, seat)) - sum(sheet.whists.map((row) => at(row, seat)));
}

/**
 * Returns each seat's final balance in whists (SETTLE2). The exact ones are multiplied by twice the number of
 * players, which makes thirds, quarters and half whists whole; both lists sum to zero.
 */
export function settlement(sheet: Sheet, settings: Settings): Settlement {
  const worths = sheet.pool.map((_, seat) => ownWorth(sheet, settings, seat));
  const { players } = settings;
  const denominator = 2 * players;
  const exact = worths.map(
    (worth, seat) => denominator * worth - 2 * sum(worths) + denominator * netWhists(sheet, seat),
  );
  return { exact, denominator, shown: roundTogether(exact, denominator) };
}

/** Tells whether the pulya is over after a finished deal (CLOSE1, CLOSE4, CLOSE5). */
export function isClosed(sheet: Sheet, { closeBy }: Settings, dealsPlayed: number): boolean {
  switch (closeBy.kind) {
    case "each":
      return sheet.pool.every((points) => points >= closeBy.target);
    case "sum":
      return sum(sheet.pool) >= closeBy.total;
    case "deals":
      return dealsPlayed >= closeBy.count;
  }
}
