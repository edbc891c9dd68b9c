import type { ScoreEntry, Seat } from "@trelyazh/preferans";
import { paperNumber } from "@trelyazh/i18n";

/** One line of a player's field on the paper. */
export type Column =
  | { readonly kind: "pool"; readonly seat: Seat }
  | { readonly kind: "mountain"; readonly seat: Seat }
  | { readonly kind: "whists"; readonly seat: Seat; readonly on: Seat };

function belongs(entry: ScoreEntry, column: Column): boolean {
  if (entry.column !== column.kind || entry.seat !== column.seat) return false;
  return entry.column !== "whists" || column.kind !== "whists" || entry.on === column.on;
}

/**
 * Returns a line as it is written by hand: running totals, one for each deal that changed it, the last of which counts
 * and the others of which are struck through.
 */
export function runningTotals(entries: readonly ScoreEntry[], column: Column): readonly number[] {
  const byDeal = new Map<number, number>();
  for (const entry of entries) {
    if (belongs(entry, column)) byDeal.set(entry.deal, (byDeal.get(entry.deal) ?? 0) + entry.amount);
  }
  let total = 0;
  return [...byDeal.values()].flatMap((amount) => {
    total += amount;
    return amount === 0 ? [] : [total];
  });
}

export interface Written {
  readonly text: string;
  readonly struck: boolean;
}

/** Digits and the dot behind a number, in characters. */
function lengthOf(total: number): number {
  return paperNumber(total).length + 1.6;
}

/** Returns the newest totals that fit into a line of so many characters; the last one always does. */
export function fitLine(totals: readonly number[], capacity: number): readonly Written[] {
  const fitting: number[] = [];
  let used = 0;
  for (const total of totals.toReversed()) {
    used += lengthOf(total);
    if (used > capacity && fitting.length > 0) break;
    fitting.unshift(total);
  }
  return fitting.map((total, index) => ({
    text: `${paperNumber(total)}.`,
    struck: index < fitting.length - 1,
  }));
}

/** Returns the newest totals in lines of the given lengths, filled from the first; older ones leave the paper first. */
export function fitLines(totals: readonly number[], capacities: readonly number[]): readonly (readonly Written[])[] {
  for (let from = 0; from < totals.length; from += 1) {
    const lines = breakLines(totals.slice(from), capacities);
    if (lines !== null) return lines;
  }
  return [];
}

function breakLines(totals: readonly number[], capacities: readonly number[]): (readonly Written[])[] | null {
  const lines: Written[][] = [];
  let used = Number.POSITIVE_INFINITY;
  for (const [index, total] of totals.entries()) {
    used += lengthOf(total);
    if (used > (capacities[lines.length - 1] ?? 0)) {
      if (lines.length === capacities.length) return null;
      lines.push([]);
      used = lengthOf(total);
    }
    lines.at(-1)?.push({ text: `${paperNumber(total)}.`, struck: index < totals.length - 1 });
  }
  return lines;
}
