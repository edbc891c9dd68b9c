import {
  evolveTable,
  newTable,
  type Table,
  type TableEnvelope,
  type TableEvent,
  type Transition,
} from "@trelyazh/table";
import { understood } from "./store-faults.ts";
import type { JournalRow, StoredTable } from "./table-store.ts";

type Created = Extract<TableEvent, { type: "tableCreated" }>;

/** A table with its latest history, ready to be played on. */
export interface LoadedTable {
  readonly table: Table;
  /** An earlier state, from which on all that happened is among the recent events. */
  readonly base: Table;
  /** Without a gap up to the table's own number. */
  readonly rows: readonly JournalRow[];
  readonly recent: readonly TableEnvelope[];
}

/** Folds stored events into a table; returns each with the table right after it. Refuses with `TABLE_BROKEN`. */
export function replay(table: Table, rows: readonly JournalRow[]): readonly Transition[] {
  return understood(() => fold(table, rows));
}

function fold(table: Table, rows: readonly JournalRow[]): readonly Transition[] {
  const transitions: Transition[] = [];
  for (const { envelope } of rows) {
    const before = transitions.at(-1)?.table ?? table;
    if (envelope.seq <= before.seq) continue;
    if (envelope.seq !== before.seq + 1)
      throw new Error(`the journal of table ${table.id} has a gap after ${before.seq}`);
    transitions.push({ envelope, table: evolveTable(before, envelope) });
  }
  return transitions;
}

/** Brings a stored table back: its latest snapshot, and what came after. Refuses with `TABLE_BROKEN`. */
export function rebuild(tableId: string, { snapshot, rows }: StoredTable): LoadedTable {
  const base = snapshot ?? understood(() => firstState(tableId, rows));
  return { table: replay(base, rows).at(-1)?.table ?? base, base, rows, recent: rows.map((row) => row.envelope) };
}

/** Goes on with what has been stored since. Refuses with `TABLE_BROKEN`. */
export function continued(loaded: LoadedTable, rows: readonly JournalRow[]): LoadedTable {
  const table = replay(loaded.table, rows).at(-1)?.table ?? loaded.table;
  const recent = rows.map(({ envelope }) => envelope);
  return { ...loaded, table, rows: [...loaded.rows, ...rows], recent: [...loaded.recent, ...recent] };
}

/** Returns the table as its first event made it; throws when that is missing. */
export function firstState(tableId: string, rows: readonly JournalRow[]): Table {
  return newTable(tableId, ...firstOf(tableId, rows));
}

/** Returns a table's first event. Refuses with `TABLE_BROKEN` when it is missing. */
export function creationIn(tableId: string, rows: readonly JournalRow[]): Created {
  return understood(() => firstOf(tableId, rows)[0]);
}

function firstOf(tableId: string, rows: readonly JournalRow[]): [Created, TableEnvelope] {
  const first = rows[0]?.envelope;
  if (first?.event.type !== "tableCreated") throw new Error(`the journal of table ${tableId} has no beginning`);
  return [first.event, first];
}
