import type { Settings } from "@trelyazh/preferans";
import { DELETED_NAME, type Guest } from "@trelyazh/table";
import { and, asc, desc, eq, getTableColumns, gt, ne, sql, type SQL } from "drizzle-orm";
import type { Executor, Transaction } from "../database.ts";
import { clubTables, tableSeats } from "../schema/club-tables.ts";
import { tableEvents } from "../schema/journal.ts";
import { tableOwners } from "../schema/nodes.ts";
import { users } from "../schema/users.ts";
import { occupantFromColumns, occupantToColumns, type StoredSeat } from "./occupants.ts";

type ClubTableRow = typeof clubTables.$inferSelect;

/** A table as the lobby needs it. Moments are epoch milliseconds. */
export interface StoredTable extends Readonly<Omit<ClubTableRow, "changedXid">> {
  /** Taken chairs only, by seat. */
  readonly seats: readonly StoredSeat[];
}

/** Stores a new table, waiting and with free chairs; nothing is noted of it yet. */
export async function insertTable(
  executor: Executor,
  table: {
    readonly id: string;
    readonly ownerId: string;
    readonly settings: Settings;
    readonly turnSeconds: number;
    readonly untimedAlone?: boolean;
    readonly isUnlisted?: boolean;
    readonly isFriendsOnly?: boolean;
    readonly guests?: readonly (Guest | null)[];
    readonly createdAt: number;
  },
): Promise<void> {
  await executor.insert(clubTables).values(table);
}

/** What a table's own owner notes of it. */
export interface TableRecord {
  readonly tableId: string;
  /** The number of the table's last event. */
  readonly seq: number;
  /** When that happened, in epoch milliseconds: for a finished table its end. */
  readonly at: number;
  readonly status: ClubTableRow["status"];
  readonly spectatorDelaySeconds: number;
  readonly dealNumber: number;
  /** How far its pulya is, in whole points or in deals; null before play. */
  readonly reached: number | null;
  readonly keptOut: readonly string[];
  readonly seats: readonly StoredSeat[];
}

/**
 * Notes how tables stand, each once, unless something newer is noted of it: an owner who is none any more changes nothing.
 * Chairs that are as they were are not touched. Throws a unique violation of `table_seats_table_id_user_id_key` for a person
 * who has two chairs.
 */
export async function recordTables(tx: Transaction, records: readonly TableRecord[]): Promise<void> {
  // In one order, so that no two processes wait for each other.
  const inOrder = records.toSorted((a, b) => (a.tableId < b.tableId ? -1 : 1));
  const { rows } = await tx.execute<{ id: string }>(sql`
    update ${clubTables} set
      status = given.status, finished_at = given.finished_at, deal_number = given.deal_number,
      reached = given.reached, spectator_delay_seconds = given.spectator_delay_seconds,
      kept_out = array(select json_array_elements_text(given.kept_out)),
      noted_seq = given.seq, changed_xid = pg_current_xact_id()
    from json_to_recordset(${JSON.stringify(inOrder.map(recordRowOf))}::json) as given (
      id uuid, seq integer, status text, finished_at timestamptz, deal_number integer, reached integer,
      spectator_delay_seconds integer, kept_out json
    )
    where club_tables.id = given.id and club_tables.noted_seq < given.seq
    returning club_tables.id`);
  const noted = new Set(rows.map(({ id }) => id));
  await recordSeats(
    tx,
    inOrder.filter(({ tableId }) => noted.has(tableId)),
  );
}

/** Chairs are cleared first, so that somebody who has moved to another one is nowhere twice. */
async function recordSeats(tx: Transaction, records: readonly TableRecord[]): Promise<void> {
  if (records.length === 0) return;
  const seats = JSON.stringify(records.flatMap(({ tableId, seats: taken }) => taken.map(seatRowOf(tableId))));
  const given = sql`json_to_recordset(${seats}::json) as given (
    table_id uuid, seat smallint, user_id text, bot_level text, persona text, name text
  )`;
  const ids = records.map(({ tableId }) => tableId);
  await tx.execute(sql`
    delete from ${tableSeats} where table_id = any(${sql.param(ids)}::uuid[]) and not exists (
      select from ${given} where given.table_id = table_seats.table_id and given.seat = table_seats.seat
        and given.name = table_seats.name and given.user_id is not distinct from table_seats.user_id
        and given.bot_level is not distinct from table_seats.bot_level
        and given.persona is not distinct from table_seats.persona)`);
  await tx.execute(sql`
    insert into ${tableSeats} (table_id, seat, user_id, bot_level, persona, name)
    select table_id, seat, user_id, bot_level, persona, name from ${given}
    on conflict on constraint table_seats_pkey do nothing`);
}

function recordRowOf({
  tableId,
  seq,
  at,
  status,
  dealNumber,
  reached,
  spectatorDelaySeconds,
  keptOut,
}: TableRecord): object {
  return {
    id: tableId,
    seq,
    status,
    finished_at: status === "finished" ? new Date(at).toISOString() : null,
    deal_number: dealNumber,
    reached,
    spectator_delay_seconds: spectatorDelaySeconds,
    kept_out: keptOut,
  };
}

function seatRowOf(tableId: string): (taken: StoredSeat) => object {
  return ({ seat, occupant }) => {
    const { userId, botLevel, persona, name } = occupantToColumns(occupant);
    return { table_id: tableId, seat, user_id: userId, bot_level: botLevel, persona, name };
  };
}

/** Returns the table, or undefined if there is none of that id. Throws on an id that is no UUID. */
export async function findTable(executor: Executor, tableId: string): Promise<StoredTable | undefined> {
  const [table] = await selectTables(executor, { where: eq(clubTables.id, tableId), limit: 1 });
  return table;
}

/** Returns the unfinished tables, newest first. */
export function listOpenTables(executor: Executor, { limit }: { readonly limit: number }): Promise<StoredTable[]> {
  return selectTables(executor, { where: ne(clubTables.status, "finished"), limit });
}

/** A table as whoever follows the club's list of them has to know it. */
export interface ListedTable extends TableRecord {
  readonly settings: Settings;
  readonly turnSeconds: number;
  readonly untimedAlone: boolean;
  readonly isUnlisted: boolean;
  readonly isFriendsOnly: boolean;
  readonly ownerId: string;
  readonly guests: readonly (Guest | null)[] | null;
  /** Epoch milliseconds. */
  readonly createdAt: number;
}

/** What has been read of the list, and from where it can be followed. */
export interface TableList {
  readonly tables: readonly ListedTable[];
  /** No transaction is older that ends after this was read: all that it has not shown yet comes with or after it. */
  readonly horizon: bigint;
}

/**
 * Returns the tables that have been noted by that transaction or a later one, finished ones too; all unfinished tables for
 * `null`. A transaction ends in another order than it begins, so some come twice, and none is left out. Rows that came with a dump
 * bear numbers that no transaction of this database has had yet.
 */
export async function listTables(executor: Executor, since: bigint | null): Promise<TableList> {
  const wanted =
    since === null
      ? sql`status <> 'finished'`
      : sql`changed_xid >= ${String(since)}::xid8 and changed_xid < pg_snapshot_xmax(pg_current_snapshot())`;
  const { rows } = await executor.execute<{ horizon: string; tables: readonly ListedTable[] }>(sql`
    select pg_snapshot_xmin(pg_current_snapshot())::text as horizon, coalesce((select json_agg(listed) from (
      select id as "tableId", noted_seq as seq, status, settings, turn_seconds as "turnSeconds",
        untimed_alone as "untimedAlone", is_unlisted as "isUnlisted", is_friends_only as "isFriendsOnly", owner_id as "ownerId", guests,
        spectator_delay_seconds as "spectatorDelaySeconds", deal_number as "dealNumber", reached,
        kept_out as "keptOut",
        (extract(epoch from created_at) * 1000)::float8 as "createdAt",
        (extract(epoch from coalesce(finished_at, created_at)) * 1000)::float8 as at,
        (select coalesce(json_agg(json_build_object('seat', seat, 'occupant', json_strip_nulls(case
            when bot_level is null then json_build_object('kind', 'human', 'userId', user_id, 'name', (
              select case when deleted_at is null then users.name else ${DELETED_NAME} end
              from ${users} where users.id = user_id))
            else json_build_object('kind', 'bot', 'name', name, 'level', bot_level,
              'persona', persona, 'keptFor', user_id)
          end)) order by seat), '[]')
          from ${tableSeats} where table_id = club_tables.id) as seats
      from ${clubTables} where ${wanted}
    ) as listed), '[]') as tables`);
  const [row] = rows;
  if (row === undefined) throw new Error("PostgreSQL has named no horizon");
  return { tables: row.tables, horizon: BigInt(row.horizon) };
}

/** Returns the ids of all tables to be taken up again at start, oldest first. */
export async function listUnfinishedTableIds(executor: Executor): Promise<string[]> {
  const rows = await executor
    .select({ id: clubTables.id })
    .from(clubTables)
    .where(ne(clubTables.status, "finished"))
    .orderBy(asc(clubTables.createdAt), asc(clubTables.id));
  return rows.map(({ id }) => id);
}

/** Returns up to `limit` ids of tables, finished ones too, in their order after `afterId`; from the beginning if it is null. */
export async function listTableIds(
  executor: Executor,
  { afterId, limit }: { readonly afterId: string | null; readonly limit: number },
): Promise<string[]> {
  const rows = await executor
    .select({ id: clubTables.id })
    .from(clubTables)
    .where(afterId === null ? undefined : gt(clubTables.id, afterId))
    .orderBy(asc(clubTables.id))
    .limit(limit);
  return rows.map(({ id }) => id);
}

/** Returns how many tables there are, finished ones too. */
export function countTables(executor: Executor): Promise<number> {
  return executor.$count(clubTables);
}

/** Returns the ids of the node's unfinished tables to which nothing has happened since that moment (epoch milliseconds), oldest first. */
export async function listQuietTableIds(
  executor: Executor,
  { nodeId, before }: { readonly nodeId: string; readonly before: number },
): Promise<string[]> {
  // The journal's key finds each table's last event without reading the others.
  const last = executor
    .select({ at: tableEvents.createdAt })
    .from(tableEvents)
    .where(eq(tableEvents.tableId, clubTables.id))
    .orderBy(desc(tableEvents.seq))
    .limit(1);
  const rows = await executor
    .select({ id: clubTables.id })
    .from(clubTables)
    .innerJoin(tableOwners, and(eq(tableOwners.tableId, clubTables.id), eq(tableOwners.nodeId, nodeId)))
    .where(and(ne(clubTables.status, "finished"), sql`(${last}) <= ${new Date(before).toISOString()}::timestamptz`))
    .orderBy(asc(clubTables.createdAt), asc(clubTables.id));
  return rows.map(({ id }) => id);
}

async function selectTables(
  executor: Executor,
  { where, limit }: { readonly where: SQL | undefined; readonly limit: number },
): Promise<StoredTable[]> {
  const { changedXid: _, ...columns } = getTableColumns(clubTables);
  const chosen = executor
    .select(columns)
    .from(clubTables)
    .where(where)
    .orderBy(desc(clubTables.createdAt), desc(clubTables.id))
    .limit(limit)
    .as("chosen");
  const rows = await executor
    .select()
    .from(chosen)
    .leftJoin(tableSeats, eq(tableSeats.tableId, chosen.id))
    .orderBy(desc(chosen.createdAt), desc(chosen.id), asc(tableSeats.seat));
  const tables = new Map<string, StoredTable & { seats: StoredSeat[] }>();
  for (const { chosen: table, table_seats: seat } of rows) {
    const stored = tables.get(table.id) ?? { ...table, seats: [] };
    tables.set(table.id, stored);
    if (seat) stored.seats.push({ seat: seat.seat, occupant: occupantFromColumns(seat) });
  }
  return [...tables.values()];
}
