import type { ScoreEntry, Seat } from "@trelyazh/preferans";
import { paperNumber } from "@trelyazh/i18n";

/** One line of a player's field on the paper. */
export type Column =
  | { readonly kind: "pool" | "mountain"; readonly seat: Seat }
  | { readonly kind: "whists"; readonly seat: Seat; readonly on: Seat };

/** Returns the lines of the paper from which a column's numbers come, in the order in which they were written. */
export function entriesOf(entries: readonly ScoreEntry[], column: Column): readonly ScoreEntry[] {
  return entries.filter(
    (entry) =>
      entry.column === column.kind &&
      entry.seat === column.seat &&
      (entry.column !== "whists" || column.kind !== "whists" || entry.on === column.on),
  );
}

/** What stood in a column after a deal. */
export interface Total {
  readonly deal: number;
  readonly total: number;
}

/**
 * Returns a line as it is written by hand: running totals, one for each deal that changed it, the last of which counts
 * and the others of which are struck through.
 */
export function runningTotals(entries: readonly ScoreEntry[], column: Column): readonly Total[] {
  const byDeal = new Map<number, number>();
  for (const { deal, amount } of entriesOf(entries, column)) byDeal.set(deal, (byDeal.get(deal) ?? 0) + amount);
  let total = 0;
  return [...byDeal].flatMap(([deal, amount]) => {
    total += amount;
    return amount === 0 ? [] : [{ deal, total }];
  });
}

export interface Written {
  readonly deal: number;
  readonly text: string;
  readonly struck: boolean;
}

/** Digits and the dot behind a number, in characters. */
function lengthOf({ total }: Total): number {
  return paperNumber(total).length + 1.6;
}

/** Returns the newest totals in lines of the given lengths, filled from the first; older ones leave the paper first, the last never. */
export function fitLines(totals: readonly Total[], capacities: readonly number[]): readonly (readonly Written[])[] {
  for (let from = 0; from < totals.length - 1; from += 1) {
    const lines = breakLines(totals.slice(from), capacities);
    if (lines !== null) return lines;
  }
  return [totals.slice(-1).map((total) => written(total, false))];
}

function written({ deal, total }: Total, struck: boolean): Written {
  return { deal, text: `${paperNumber(total)}.`, struck };
}

function breakLines(totals: readonly Total[], capacities: readonly number[]): (readonly Written[])[] | null {
  const lines: Written[][] = [];
  let used = Number.POSITIVE_INFINITY;
  for (const [index, total] of totals.entries()) {
    used += lengthOf(total);
    if (used > (capacities[lines.length - 1] ?? 0)) {
      if (lines.length === capacities.length) return null;
      lines.push([]);
      used = lengthOf(total);
    }
    lines.at(-1)?.push(written(total, index < totals.length - 1));
  }
  return lines;
}
