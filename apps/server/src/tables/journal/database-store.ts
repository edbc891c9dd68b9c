import {
  appendEvents,
  clearSeat,
  deleteOldSnapshots,
  insertTable,
  listCommands,
  listQuietTableIds,
  listUnfinishedTableIds,
  loadEvents,
  loadSnapshot,
  replaceSeat,
  saveSnapshot,
  setTableStatus,
  type Database,
  type Executor,
  type StoredSeat,
  type Transaction,
} from "@trelyazh/db";
import type { Seat } from "@trelyazh/preferans";
import type { Table } from "@trelyazh/table";
import { entryOf, rowOf } from "./journal-entries.ts";
import { understood } from "./store-faults.ts";
import type { JournalRow, StoredTable, TableStore } from "./table-store.ts";

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
        await recordSeats(tx, table);
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
    note: (table, at) => database.withTransaction((tx) => record(tx, table, at)),
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

/** Writes down how a table stands. */
async function record(tx: Transaction, table: Table, at: number): Promise<void> {
  await setTableStatus(tx, { tableId: table.id, status: table.status, at });
  await recordSeats(tx, table);
}

/** Chairs are cleared first, so that somebody who has moved to another one is nowhere twice. */
async function recordSeats(tx: Transaction, table: Table): Promise<void> {
  for (const index of table.seats.keys()) await clearSeat(tx, { tableId: table.id, seat: seatAt(index) });
  for (const chair of takenSeats(table)) await replaceSeat(tx, { tableId: table.id, ...chair });
}

function takenSeats(table: Table): readonly StoredSeat[] {
  return table.seats.flatMap((occupant, index) => (occupant === null ? [] : [{ seat: seatAt(index), occupant }]));
}

/** Chairs are numbered as seats are. */
function seatAt(index: number): Seat {
  return index as Seat;
}
