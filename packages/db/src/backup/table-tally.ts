import { createHash, type Hash } from "node:crypto";
import type { TableSeal } from "./format.ts";

const LINE_FEED = 0x0a;

/** Counts what comes of tables, so that what was written and what is read can be compared. */
export class TableTally {
  readonly #tables = new Map<string, { rows: number; bytes: number; readonly hash: Hash }>();

  /** Begins a table, which may have no rows at all. */
  begin(table: string): void {
    this.#tables.set(table, { rows: 0, bytes: 0, hash: createHash("sha256") });
  }

  /** Adds text of whole rows; each ends with a line feed, and none has another one in it. */
  add(table: string, text: Buffer): void {
    if (!this.#tables.has(table)) this.begin(table);
    const counted = this.#tables.get(table);
    if (counted === undefined) return;
    counted.bytes += text.length;
    counted.hash.update(text);
    for (let at = text.indexOf(LINE_FEED); at !== -1; at = text.indexOf(LINE_FEED, at + 1)) counted.rows += 1;
  }

  rowsOf(table: string): number {
    return this.#tables.get(table)?.rows ?? 0;
  }

  /** Returns what has come of each; the tally takes no more after that. */
  seal(): Record<string, TableSeal> {
    const seals = [...this.#tables].map(([table, { rows, bytes, hash }]) => {
      return [table, { rows, bytes, sha256: hash.digest("hex") }] as const;
    });
    return Object.fromEntries(seals);
  }
}
