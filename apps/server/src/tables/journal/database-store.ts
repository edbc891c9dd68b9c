import {
  appendEvents,
  deleteOldSnapshots,
  endEntry,
  enterTable,
  FIRST_EPOCH,
  insertOwner,
  insertTable,
  listCommands,
  listQuietTableIds,
  loadEvents,
  loadSnapshot,
  recordTables,
  saveSnapshot,
  type Database,
  type StoredSeat,
  type TableRecord,
} from "@trelyazh/db";
import { progressOf, type Seat } from "@trelyazh/preferans";
import type { Table } from "@trelyazh/table";
import { entryOf, rowOf } from "./journal-entries.ts";
import { understood } from "./store-faults.ts";
import { ENTRY_BOUNDS, type JournalRow, type StoredTable, type TableNote, type TableStore } from "./table-store.ts";

/** The shape of snapshots. An older one is not translated: the journal is read from its beginning instead. */
const SNAPSHOT_VERSION = 4;

/** Rows read at a time: few enough that the event loop goes on between two pages. */
const PAGE = 200;

/** Events before a snapshot that are loaded with it, for those who come back after a restart. */
const BEFORE_SNAPSHOT = 256;

export interface DatabaseStoreOptions {
  /** Whose all tables are that are made or written here. */
  readonly nodeId: string;
  /** Called when there is something new in the outbox; must not throw. */
  readonly onNews: () => void;
}

/** Keeps tables in PostgreSQL. */
export function databaseStore(database: Database, { nodeId, onNews }: DatabaseStoreOptions): TableStore {
  const { db, journal, past } = database;
  return {
    create: (table, rows) =>
      database.withTransaction(async (tx) => {
        await insertTable(tx, table);
        await insertOwner(tx, { tableId: table.id, nodeId });
        const entries = rows.map(entryOf);
        await appendEvents(tx, nodeId, [{ tableId: table.id, epoch: FIRST_EPOCH, entries, news: [] }]);
        await recordTables(tx, [recordOf({ table, at: table.createdAt })]);
        return FIRST_EPOCH;
      }),
    async append(appends) {
      const entries = appends.map(({ rows, ...append }) => ({ ...append, entries: rows.map(entryOf) }));
      const fenced = await appendEvents(journal, nodeId, entries);
      if (appends.some(({ news }) => news.length > 0)) onNews();
      return fenced;
    },
    load: (tableId) => load(database, tableId),
    loadAfter: (tableId, afterSeq) => readJournal(database, { tableId, afterSeq }),
    loadPage: (tableId, { after, count }) => readPage(past, { tableId, afterSeq: after, limit: count }),
    commandsBefore: (tableId, seq) => listCommands(past, { tableId, beforeSeq: seq }),
    saveSnapshot: (table) =>
      saveSnapshot(db, { tableId: table.id, seq: table.seq, schemaVersion: SNAPSHOT_VERSION, state: table }),
    deleteOldSnapshots: (finishedBefore, limit) => deleteOldSnapshots(db, { finishedBefore, limit }),
    note: (notes) => database.withTransaction((tx) => recordTables(tx, notes.map(recordOf))),
    enter: (entry) => database.withTransaction((tx) => enterTable(tx, entry, ENTRY_BOUNDS)),
    endEntry: (id) => endEntry(db, id),
    quietTables: (before) => listQuietTableIds(db, { nodeId, before }),
  };
}

async function load(database: Database, tableId: string): Promise<StoredTable | null> {
  const stored = await loadSnapshot(database.past, tableId);
  // A snapshot of another version is only a short cut less.
  const usable = stored?.schemaVersion === SNAPSHOT_VERSION ? stored : undefined;
  const afterSeq = Math.max(0, (usable?.seq ?? 0) - BEFORE_SNAPSHOT);
  const rows = await readJournal(database, { tableId, afterSeq });
  if (rows.length === 0) return null;
  // Only this file writes snapshots, and the version says in which shape.
  return { snapshot: (usable?.state ?? null) as Table | null, rows };
}

/** Reads what the journal holds of a table after that number. */
export async function readJournal(
  { past }: Pick<Database, "past">,
  { tableId, afterSeq }: { readonly tableId: string; readonly afterSeq: number },
): Promise<JournalRow[]> {
  const rows: JournalRow[] = [];
  for (;;) {
    const page = await readPage(past, { tableId, afterSeq: rows.at(-1)?.envelope.seq ?? afterSeq, limit: PAGE });
    rows.push(...page);
    if (page.length < PAGE) return rows;
  }
}

async function readPage(past: Database["past"], range: Parameters<typeof loadEvents>[1]): Promise<JournalRow[]> {
  const entries = await loadEvents(past, range);
  return understood(() => entries.map(rowOf));
}

/** Returns what the club keeps of a table beside its journal. */
function recordOf({ table, at }: TableNote): TableRecord {
  const { id: tableId, seq, status, spectatorDelaySeconds, keptOut = [], pulya } = table;
  const dealNumber = pulya?.dealNumber ?? 0;
  const reached = pulya === null ? null : Math.floor(progressOf(pulya).reached);
  return { tableId, seq, at, status, spectatorDelaySeconds, dealNumber, reached, keptOut, seats: takenSeats(table) };
}

function takenSeats(table: Table): readonly StoredSeat[] {
  // Chairs are numbered as seats are.
  return table.seats.flatMap((occupant, index) => (occupant === null ? [] : [{ seat: index as Seat, occupant }]));
}
