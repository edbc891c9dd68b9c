import { at } from "../at.ts";
import { MOUNTAIN_POINT_VALUE } from "./paper.ts";
import type { Settlement, Sheet } from "../pulya/score.ts";
import type { Settings } from "../settings/settings.ts";
import type { Pulya } from "../pulya/state.ts";

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

/** With what exact whists are multiplied: twice the number of players makes thirds, quarters and half whists whole. */
export const denominatorFor = ({ players }: Settings): number => 2 * players;

/**
 * Returns each seat's final balance in whists (SETTLE2). The exact ones are multiplied by the denominator; both lists sum to
 * zero.
 */
export function settlement(sheet: Sheet, settings: Settings): Settlement {
  const worths = sheet.pool.map((_, seat) => ownWorth(sheet, settings, seat));
  const denominator = denominatorFor(settings);
  const exact = worths.map(
    (worth, seat) => denominator * worth - 2 * sum(worths) + denominator * netWhists(sheet, seat),
  );
  return { exact, denominator, shown: roundTogether(exact, denominator) };
}

/**
 * Returns what a pulya, or a view of one, comes to if it ends now, by agreement or by itself (CLOSE7): the paper as it
 * stands, pools need not be full. Cards on the table count for nothing until their deal is finished. Changes nothing: the
 * command `{ type: "stop" }`, accepted between deals, ends the pulya with just this settlement.
 */
export function settleNow({ sheet, settings }: Pulya): Settlement {
  return settlement(sheet, settings);
}
