import type { Seat, Settings } from "@trelyazh/preferans";
import { and, asc, desc, eq, exists, gt, ne, or, sql, type SQL } from "drizzle-orm";
import type { Executor } from "../database.ts";
import { clubTables, tableSeats } from "../schema/club-tables.ts";
import { tableEvents } from "../schema/journal.ts";
import { occupantFromColumns, occupantToColumns, type StoredOccupant, type StoredSeat } from "./occupants.ts";

type ClubTableRow = typeof clubTables.$inferSelect;

/** A table as the lobby needs it. Moments are epoch milliseconds. */
export interface StoredTable extends Readonly<ClubTableRow> {
  /** Taken chairs only, by seat. */
  readonly seats: readonly StoredSeat[];
}

/** Stores a new table, waiting and with free chairs. */
export async function insertTable(
  executor: Executor,
  table: {
    readonly id: string;
    readonly ownerId: string;
    readonly settings: Settings;
    readonly turnSeconds: number;
    readonly createdAt: number;
  },
): Promise<void> {
  await executor.insert(clubTables).values(table);
}

/** `at` becomes `finishedAt` when the status is `finished`. Idempotent. */
export async function setTableStatus(
  executor: Executor,
  change: { readonly tableId: string; readonly status: ClubTableRow["status"]; readonly at: number },
): Promise<void> {
  const finishedAt = change.status === "finished" ? change.at : null;
  await executor.update(clubTables).set({ status: change.status, finishedAt }).where(eq(clubTables.id, change.tableId));
}

/**
 * Puts the occupant on the chair, whoever sat there. Throws a unique violation of `table_seats_table_id_user_id_key` for
 * a person who has another chair at this table.
 */
export async function replaceSeat(
  executor: Executor,
  change: { readonly tableId: string; readonly seat: Seat; readonly occupant: StoredOccupant },
): Promise<void> {
  const columns = occupantToColumns(change.occupant);
  await executor
    .insert(tableSeats)
    .values({ tableId: change.tableId, seat: change.seat, ...columns })
    .onConflictDoUpdate({ target: [tableSeats.tableId, tableSeats.seat], set: columns });
}

/** Frees the chair. Idempotent. */
export async function clearSeat(
  executor: Executor,
  change: { readonly tableId: string; readonly seat: Seat },
): Promise<void> {
  await executor
    .delete(tableSeats)
    .where(and(eq(tableSeats.tableId, change.tableId), eq(tableSeats.seat, change.seat)));
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

/** Returns the unfinished tables that the user owns, sits at, or has a chair kept at; newest first. */
export function findTablesOfUser(
  executor: Executor,
  { userId, limit }: { readonly userId: string; readonly limit: number },
): Promise<StoredTable[]> {
  const hasChair = executor
    .select({ seat: tableSeats.seat })
    .from(tableSeats)
    .where(and(eq(tableSeats.tableId, clubTables.id), eq(tableSeats.userId, userId)));
  const where = and(ne(clubTables.status, "finished"), or(eq(clubTables.ownerId, userId), exists(hasChair)));
  return selectTables(executor, { where, limit });
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

/** Returns the ids of unfinished tables to which nothing has happened since that moment (epoch milliseconds), oldest first. */
export async function listQuietTableIds(
  executor: Executor,
  { before }: { readonly before: number },
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
    .where(and(ne(clubTables.status, "finished"), sql`(${last}) <= ${new Date(before).toISOString()}::timestamptz`))
    .orderBy(asc(clubTables.createdAt), asc(clubTables.id));
  return rows.map(({ id }) => id);
}

async function selectTables(
  executor: Executor,
  { where, limit }: { readonly where: SQL | undefined; readonly limit: number },
): Promise<StoredTable[]> {
  const chosen = executor
    .select()
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
