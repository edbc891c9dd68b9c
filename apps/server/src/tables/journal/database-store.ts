import {
  appendEvents,
  clearSeat,
  deleteOldSnapshots,
  findCommandAnswer,
  insertFinishedPulya,
  insertTable,
  listQuietTableIds,
  listUnfinishedTableIds,
  loadEvents,
  loadSnapshot,
  replaceSeat,
  saveSnapshot,
  setTableStatus,
  type Database,
  type JournalEntry,
  type StoredSeat,
  type Transaction,
} from "@trelyazh/db";
import type { Seat } from "@trelyazh/preferans";
import type { Table, TableEvent, Turn } from "@trelyazh/table";
import { understood } from "./store-faults.ts";
import type { DealSecret, JournalRow, StoredTable, TableStore } from "./table-store.ts";

/** Grows when stored events or snapshots change their shape; what is older is translated where it is read. */
const SCHEMA_VERSION = 1;

/** The shape of snapshots. An older one is not translated: the journal is read from its beginning instead. */
const SNAPSHOT_VERSION = 3;

/** What the journal keeps of an event; the secret never gets out of here into an envelope. */
interface Payload {
  readonly event: TableEvent;
  readonly secret?: DealSecret;
}

/** Rows read at a time. */
const PAGE = 1000;

/** Events before a snapshot that are loaded with it, for those who come back after a restart. */
const BEFORE_SNAPSHOT = 256;

/** Keeps tables in PostgreSQL. */
export function databaseStore(database: Database): TableStore {
  const { db, journal } = database;
  const loadAfter = (tableId: string, seq: number) => readEvents(database, tableId, seq);
  return {
    create: (table, rows) =>
      database.withTransaction(async (tx) => {
        await insertTable(tx, table);
        await appendEvents(tx, rows.map(entryOf));
        await recordSeats(tx, table);
      }),
    append: (rows) => appendEvents(journal, rows.map(entryOf)),
    load: (tableId) => load(database, tableId),
    loadAfter,
    async findCommand(tableId, commandId) {
      const answer = await findCommandAnswer(db, { tableId, commandId });
      return answer?.lastSeq ?? null;
    },
    saveSnapshot: (table) =>
      saveSnapshot(db, { tableId: table.id, seq: table.seq, schemaVersion: SNAPSHOT_VERSION, state: table }),
    deleteOldSnapshots: (finishedBefore, limit) => deleteOldSnapshots(db, { finishedBefore, limit }),
    note: (table, at) => database.withTransaction((tx) => record(tx, table, at)),
    unfinishedTables: () => listUnfinishedTableIds(db),
    quietTables: (before) => listQuietTableIds(db, { before }),
  };
}

async function load(database: Database, tableId: string): Promise<StoredTable | null> {
  const stored = await loadSnapshot(database.db, tableId);
  // A snapshot of another version is only a short cut less.
  const usable = stored?.schemaVersion === SNAPSHOT_VERSION ? stored : undefined;
  const rows = await readEvents(database, tableId, Math.max(0, (usable?.seq ?? 0) - BEFORE_SNAPSHOT));
  if (rows.length === 0) return null;
  // Only this file writes snapshots, and the version says in which shape.
  return { snapshot: (usable?.state ?? null) as Table | null, rows };
}

async function readEvents({ db }: Database, tableId: string, afterSeq: number): Promise<JournalRow[]> {
  const rows: JournalRow[] = [];
  for (;;) {
    const page = await loadEvents(db, { tableId, afterSeq: rows.at(-1)?.envelope.seq ?? afterSeq, limit: PAGE });
    rows.push(...understood(() => page.map(rowOf)));
    if (page.length < PAGE) return rows;
  }
}

function entryOf({ tableId, envelope, command, secret }: JournalRow): JournalEntry<Payload, Turn> {
  const { seq, at, event, turn } = envelope;
  return {
    tableId,
    seq,
    at,
    kind: event.type === "game" ? event.event.type : event.type,
    actor: command?.seat ?? null,
    event: secret === null ? { event } : { event, secret },
    turn,
    schemaVersion: SCHEMA_VERSION,
    command: command === null ? null : { id: command.id, part: command.part },
  };
}

function rowOf(entry: JournalEntry): JournalRow {
  const { tableId, seq, at, actor, command, schemaVersion } = entry;
  if (schemaVersion !== SCHEMA_VERSION)
    throw new Error(`event ${seq} of table ${tableId} is of version ${schemaVersion}`);
  // Only `entryOf` writes entries, and the version says in which shape.
  const { event, secret } = entry.event as Payload;
  const turn = entry.turn as Turn | null;
  return {
    tableId,
    envelope: { seq, at, event, turn },
    command: command === null || actor === null ? null : { id: command.id, part: command.part, seat: actor },
    secret: secret ?? null,
  };
}

/** Writes down how a table stands. */
async function record(tx: Transaction, table: Table, at: number): Promise<void> {
  const { id: tableId, status, pulya, settings } = table;
  await setTableStatus(tx, { tableId, status, at });
  await recordSeats(tx, table);
  if (pulya === null || pulya.settlement === null) return;
  const { sheet, settlement } = pulya;
  await insertFinishedPulya(tx, { tableId, settings, sheet, settlement, finishedAt: at, players: takenSeats(table) });
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
