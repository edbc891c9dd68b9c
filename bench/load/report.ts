import { Console } from "node:console";

const output = new Console(process.stdout);

/** The middle value, or the mean of the two in the middle. */
function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** A line of a table of numbers. */
export type Row = Readonly<Record<string, number>>;

/** The median of each column. */
export function mediansOf(rows: readonly Row[]): Row {
  const columns = Object.keys(rows[0] ?? {});
  return Object.fromEntries(columns.map((column) => [column, median(rows.map((row) => row[column] ?? Number.NaN))]));
}

/** Shows named rows, rounded. */
export function showTable(rows: Readonly<Record<string, Row>>): void {
  const rounded = Object.entries(rows).map(([name, row]) => {
    const cells = Object.entries(row).map(([column, value]) => [column, Number(value.toFixed(2))] as const);
    return [name, Object.fromEntries(cells)] as const;
  });
  output.table(Object.fromEntries(rounded));
}

export function say(text: string): void {
  output.log(text);
}

/** Shows how often each of those was. */
export function sayTimes(counts: ReadonlyMap<string, number>): void {
  for (const [what, times] of counts) say(`${String(times).padStart(6)} × ${what}`);
}
