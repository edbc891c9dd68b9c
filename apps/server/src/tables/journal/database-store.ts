import {
  appendEvents,
  deleteOldSnapshots,
  endEntry,
  enterTable,
  insertTable,
  listCommands,
  listQuietTableIds,
  listUnfinishedTableIds,
  loadEvents,
  loadSnapshot,
  recordTables,
  saveSnapshot,
  type Database,
  type Executor,
  type StoredSeat,
  type TableRecord,
} from "@trelyazh/db";
import type { Seat } from "@trelyazh/preferans";
import type { Table } from "@trelyazh/table";
import { entryOf, rowOf } from "./journal-entries.ts";
import { understood } from "./store-faults.ts";
import { ENTRY_BOUNDS, type JournalRow, type StoredTable, type TableNote, type TableStore } from "./table-store.ts";

/** The shape of snapshots. An older one is not translated: the journal is read from its beginning instead. */
const SNAPSHOT_VERSION = 3;

/** Rows read at a time: few enough that the event loop goes on between two pages. */
const PAGE = 200;

/** Events before a snapshot that are loaded with it, for those who come back after a restart. */
const BEFORE_SNAPSHOT = 256;

/** Keeps tables in PostgreSQL. `onNews` is called when there is something new in the outbox; it must not throw. */
export function databaseStore(database: Database, onNews: () => void): TableStore {
  const { db, journal, past } = database;
  return {
    create: (table, rows) =>
      database.withTransaction(async (tx) => {
        await insertTable(tx, table);
        await appendEvents(tx, rows.map(entryOf));
        await recordTables(tx, [recordOf({ table, at: table.createdAt })]);
      }),
    async append(rows, news) {
      await appendEvents(journal, rows.map(entryOf), news);
      if (news.length > 0) onNews();
    },
    load: (tableId) => load(past, tableId),
    loadAfter: (tableId, seq) => readEvents(past, tableId, seq),
    commandsBefore: (tableId, seq) => listCommands(past, { tableId, beforeSeq: seq }),
    saveSnapshot: (table) =>
      saveSnapshot(db, { tableId: table.id, seq: table.seq, schemaVersion: SNAPSHOT_VERSION, state: table }),
    deleteOldSnapshots: (finishedBefore, limit) => deleteOldSnapshots(db, { finishedBefore, limit }),
    note: (notes) => database.withTransaction((tx) => recordTables(tx, notes.map(recordOf))),
    enter: (entry) => database.withTransaction((tx) => enterTable(tx, entry, ENTRY_BOUNDS)),
    endEntry: (id) => endEntry(db, id),
    unfinishedTables: () => listUnfinishedTableIds(db),
    quietTables: (before) => listQuietTableIds(db, { before }),
  };
}

async function load(past: Executor, tableId: string): Promise<StoredTable | null> {
  const stored = await loadSnapshot(past, tableId);
  // A snapshot of another version is only a short cut less.
  const usable = stored?.schemaVersion === SNAPSHOT_VERSION ? stored : undefined;
  const rows = await readEvents(past, tableId, Math.max(0, (usable?.seq ?? 0) - BEFORE_SNAPSHOT));
  if (rows.length === 0) return null;
  // Only this file writes snapshots, and the version says in which shape.
  return { snapshot: (usable?.state ?? null) as Table | null, rows };
}

async function readEvents(past: Executor, tableId: string, afterSeq: number): Promise<JournalRow[]> {
  const rows: JournalRow[] = [];
  for (;;) {
    const page = await loadEvents(past, { tableId, afterSeq: rows.at(-1)?.envelope.seq ?? afterSeq, limit: PAGE });
    rows.push(...understood(() => page.map(rowOf)));
    if (page.length < PAGE) return rows;
  }
}

/** Returns what the club keeps of a table beside its journal. */
function recordOf({ table, at }: TableNote): TableRecord {
  const { id: tableId, seq, status, spectatorDelaySeconds, keptOut = [], pulya } = table;
  const dealNumber = pulya?.dealNumber ?? 0;
  return { tableId, seq, at, status, spectatorDelaySeconds, dealNumber, keptOut, seats: takenSeats(table) };
}

function takenSeats(table: Table): readonly StoredSeat[] {
  // Chairs are numbered as seats are.
  return table.seats.flatMap((occupant, index) => (occupant === null ? [] : [{ seat: index as Seat, occupant }]));
}
