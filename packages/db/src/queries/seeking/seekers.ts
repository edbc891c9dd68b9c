import { and, asc, eq, gt, inArray, isNull, lt, lte, sql } from "drizzle-orm";
import type { Executor, Transaction } from "../../database.ts";
import { seekers, seekWaits, type PartyWish } from "../../schema/seeking/seekers.ts";

export type { PartyWish } from "../../schema/seeking/seekers.ts";

type SeekerRow = typeof seekers.$inferSelect;

/** Somebody who waits to be seated, and on which terms. */
export interface NewSeeker extends Readonly<Pick<SeekerRow, "id" | "userId" | "players" | "withBots">> {
  readonly conventions: readonly SeekerRow["conventions"][number][];
  readonly paces: readonly SeekerRow["paces"][number][];
}

export interface WaitingSeeker extends NewSeeker {
  readonly waitedMs: number;
}

/** Where somebody is to sit. */
export interface SeekerPlace {
  readonly tableId: string;
  readonly seat: NonNullable<SeekerRow["seat"]>;
  /** For how long this has been so. */
  readonly placedMs: number;
  /** Of a table that is to be made; null for one that was there. */
  readonly wish: PartyWish | null;
}

/** A seeker as their node finds them. */
export interface HeldSeeker {
  readonly id: string;
  readonly waitedMs: number;
  /** Null while they wait. */
  readonly place: SeekerPlace | null;
}

const waitedMs = sql<number>`(extract(epoch from clock_timestamp() - ${seekers.soughtAt}) * 1000)::float8`;
const placedMs = sql<number>`(extract(epoch from clock_timestamp() - ${seekers.placedAt}) * 1000)::float8`;

const inSeconds = (seconds: number) => sql`clock_timestamp() + make_interval(secs => ${seconds})`;

/**
 * Has somebody wait from now on, or go on where they were by the same id as long as their lease lasts; whatever else they waited
 * for is over.
 */
export async function startSeek(executor: Executor, seeker: NewSeeker, leaseSeconds: number): Promise<void> {
  const isSame = sql`seekers.id = excluded.id and seekers.expires_at > clock_timestamp()`;
  const kept = (column: "sought_at" | "table_id" | "seat" | "placed_at" | "wish", otherwise: string) =>
    sql`case when ${isSame} then seekers.${sql.raw(column)} else ${sql.raw(otherwise)} end`;
  const { conventions, players, paces, withBots } = seeker;
  await executor
    .insert(seekers)
    .values({ ...seeker, conventions: [...conventions], paces: [...paces], expiresAt: inSeconds(leaseSeconds) })
    .onConflictDoUpdate({
      target: seekers.userId,
      set: {
        id: seeker.id,
        conventions: [...conventions],
        players,
        paces: [...paces],
        withBots,
        soughtAt: kept("sought_at", "clock_timestamp()"),
        tableId: kept("table_id", "null"),
        seat: kept("seat", "null"),
        placedAt: kept("placed_at", "null"),
        wish: kept("wish", "null"),
        expiresAt: inSeconds(leaseSeconds),
      },
    });
}

/** Renews the leases of those, and returns how each stands; who is missing waits no more. */
export async function renewSeekers(
  executor: Executor,
  ids: readonly string[],
  leaseSeconds: number,
): Promise<readonly HeldSeeker[]> {
  // In one order, as whoever places them takes them.
  const held = executor
    .select({ id: seekers.id })
    .from(seekers)
    .where(inArray(seekers.id, [...ids]))
    .orderBy(asc(seekers.id))
    .for("no key update");
  const rows = await executor
    .update(seekers)
    .set({ expiresAt: inSeconds(leaseSeconds) })
    .where(inArray(seekers.id, held))
    .returning({
      id: seekers.id,
      waitedMs,
      placedMs,
      tableId: seekers.tableId,
      seat: seekers.seat,
      wish: seekers.wish,
    });
  return rows.map(({ id, waitedMs: waited, placedMs: placed, tableId, seat, wish }) => ({
    id,
    waitedMs: waited,
    place: tableId === null || seat === null ? null : { tableId, seat, wish, placedMs: placed },
  }));
}

/** Lists those who wait and whose lease lasts for so many seconds more, who has waited longest first. */
export function listSeekers(
  executor: Executor,
  { lastsSeconds, limit }: { readonly lastsSeconds: number; readonly limit: number },
): Promise<readonly WaitingSeeker[]> {
  const { id, userId, conventions, players, paces, withBots } = seekers;
  return executor
    .select({ id, userId, conventions, players, paces, withBots, waitedMs })
    .from(seekers)
    .where(and(isNull(seekers.tableId), gt(seekers.expiresAt, inSeconds(lastsSeconds))))
    .orderBy(asc(seekers.soughtAt), asc(seekers.id))
    .limit(limit);
}

/** Who is to sit where, at a table that is there or is to be made. */
export interface Placing {
  readonly tableId: string;
  /** Null for a table that is there. */
  readonly wish: PartyWish | null;
  readonly seats: readonly { readonly id: string; readonly seat: SeekerPlace["seat"] }[];
}

/** Gives those seekers their places, if all of them still wait; returns whether it is so. Two who want the same ones come one after the other. */
export async function placeSeekers(tx: Transaction, { tableId, wish, seats }: Placing): Promise<boolean> {
  const ids = seats.map(({ id }) => id);
  const waiting = await tx
    .select({ id: seekers.id })
    .from(seekers)
    .where(and(inArray(seekers.id, ids), isNull(seekers.tableId), gt(seekers.expiresAt, sql`clock_timestamp()`)))
    .orderBy(asc(seekers.id))
    .for("no key update");
  if (waiting.length < ids.length) return false;
  for (const { id, seat } of seats)
    await tx
      .update(seekers)
      .set({ tableId, seat, wish, placedAt: sql`clock_timestamp()` })
      .where(eq(seekers.id, id));
  return true;
}

/** Has somebody wait again who could not be seated there. */
export async function displaceSeeker(executor: Executor, id: string, tableId: string): Promise<void> {
  await executor
    .update(seekers)
    .set({ tableId: null, seat: null, placedAt: null, wish: null })
    .where(and(eq(seekers.id, id), eq(seekers.tableId, tableId)));
}

/** Ends somebody's wait. Idempotent. */
export async function endSeek(
  executor: Executor,
  { id, userId }: { readonly id: string; readonly userId: string },
): Promise<void> {
  await executor.delete(seekers).where(and(eq(seekers.id, id), eq(seekers.userId, userId)));
}

/** Ends the wait of somebody who is seated; where it was with people, it is kept how long they had waited. */
export async function seatSeeker(executor: Executor, id: string, isAmongPeople: boolean): Promise<void> {
  await executor.execute(sql`
    with seated as (delete from ${seekers} where id = ${id}::uuid returning *)
    insert into ${seekWaits} (conventions, players, seconds)
    select conventions, players, extract(epoch from coalesce(placed_at, clock_timestamp()) - sought_at)
    from seated where ${isAmongPeople}`);
}

/** Lets somebody's lease end so many seconds from now: they have gone, and may be back by then. */
export async function letSeekLapse(executor: Executor, id: string, seconds: number): Promise<void> {
  await executor
    .update(seekers)
    .set({ expiresAt: inSeconds(seconds) })
    .where(eq(seekers.id, id));
}

/** The median of the latest waits on such terms within a day, in seconds; null for fewer than three. */
export async function medianWait(
  executor: Executor,
  { conventions, players }: Pick<NewSeeker, "conventions" | "players">,
): Promise<number | null> {
  const { rows } = await executor.execute<{ seconds: number | null }>(sql`
    select case when count(*) >= 3 then percentile_cont(0.5) within group (order by seconds) end as seconds from (
      select seconds from ${seekWaits}
      where players = ${players} and conventions && ${sql.param(conventions)}::text[] and at > now() - interval '1 day'
      order by at desc limit 30) as latest`);
  return rows[0]?.seconds ?? null;
}

/** Forgets the waits of a week ago, and seekers whose node has been gone for an hour; returns how many there were. */
export async function deleteOldSeeks(executor: Executor): Promise<number> {
  const gone = await executor.delete(seekers).where(lte(seekers.expiresAt, sql`now() - interval '1 hour'`));
  const old = await executor.delete(seekWaits).where(lt(seekWaits.at, sql`now() - interval '7 days'`));
  return (gone.rowCount ?? 0) + (old.rowCount ?? 0);
}
