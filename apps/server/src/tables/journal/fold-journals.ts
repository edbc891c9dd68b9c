import type { JournalEntry } from "@trelyazh/db";
import { evolveTable, type Table } from "@trelyazh/table";
import { rowOf } from "./journal-entries.ts";
import { firstState } from "./replay.ts";

/** What came of folding journals from their beginnings. */
export interface FoldReport {
  readonly journals: number;
  readonly events: number;
  /** Tables whose journal cannot be understood, with why. */
  readonly broken: ReadonlyMap<string, string>;
}

/** Folds the journals of many tables; the entries come table by table, each in the order of its numbers. */
export async function foldJournals(entries: AsyncIterable<JournalEntry> | Iterable<JournalEntry>): Promise<FoldReport> {
  const broken = new Map<string, string>();
  let table: Table | null = null;
  let tableId: string | null = null;
  let [journals, events] = [0, 0];
  for await (const entry of entries) {
    events += 1;
    if (entry.tableId !== tableId) {
      journals += 1;
      [tableId, table] = [entry.tableId, null];
    }
    if (broken.has(entry.tableId)) continue;
    try {
      table = folded(table, entry);
    } catch (error) {
      broken.set(entry.tableId, error instanceof Error ? error.message : String(error));
    }
  }
  return { journals, events, broken };
}

function folded(table: Table | null, entry: JournalEntry): Table {
  const row = rowOf(entry);
  const before = table ?? firstState(entry.tableId, [row]);
  if (table !== null && entry.seq !== table.seq + 1) throw new Error(`event ${entry.seq} stands after ${table.seq}`);
  return table === null ? before : evolveTable(before, row.envelope);
}
