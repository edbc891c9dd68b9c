import { and, eq, gte, inArray, lt, notExists, or, sql } from "drizzle-orm";
import type { Executor } from "../database.ts";
import { clubTables, tableSeats } from "../schema/club-tables.ts";
import { tableSnapshots } from "../schema/journal.ts";
import { pulyaPlayers } from "../schema/pulyas.ts";
import { rateLimits } from "../schema/rate-limits.ts";
import { sessions, users, verifications } from "../schema/users.ts";

/**
 * Deletes up to `limit` guests, oldest first, who were last seen before that moment (epoch milliseconds) and of whom no
 * table and no finished pulya tells: whoever has sat at a table is part of what others have played, and stays. So does
 * whoever is banned, as they would come back as somebody new. Players who were deleted before that moment, of whom no table
 * tells, go with them. Returns how many.
 */
export async function deleteOldGuests(
  executor: Executor,
  { seenBefore, limit }: { readonly seenBefore: number; readonly limit: number },
): Promise<number> {
  const moment = new Date(seenBefore);
  const one = { one: sql`1` };
  const old = executor
    .select({ id: users.id })
    .from(users)
    .where(
      and(
        or(eq(users.isAnonymous, true), lt(users.deletedAt, moment)),
        eq(users.banned, false),
        lt(users.createdAt, moment),
        notExists(
          executor
            .select(one)
            .from(sessions)
            .where(and(eq(sessions.userId, users.id), gte(sessions.updatedAt, moment))),
        ),
        notExists(executor.select(one).from(clubTables).where(eq(clubTables.ownerId, users.id))),
        notExists(executor.select(one).from(tableSeats).where(eq(tableSeats.userId, users.id))),
        notExists(executor.select(one).from(pulyaPlayers).where(eq(pulyaPlayers.userId, users.id))),
      ),
    )
    .orderBy(users.createdAt)
    .limit(limit)
    .for("update", { skipLocked: true });
  return count(await executor.delete(users).where(inArray(users.id, old)));
}

/** Deletes up to `limit` sessions that expired before that moment, in epoch milliseconds; returns how many. */
export async function deleteExpiredSessions(executor: Executor, range: Expired): Promise<number> {
  const expired = executor
    .select({ id: sessions.id })
    .from(sessions)
    .where(lt(sessions.expiresAt, new Date(range.before)))
    .limit(range.limit);
  return count(await executor.delete(sessions).where(inArray(sessions.id, expired)));
}

/** The same for verifications. */
export async function deleteExpiredVerifications(executor: Executor, range: Expired): Promise<number> {
  const expired = executor
    .select({ id: verifications.id })
    .from(verifications)
    .where(lt(verifications.expiresAt, new Date(range.before)))
    .limit(range.limit);
  return count(await executor.delete(verifications).where(inArray(verifications.id, expired)));
}

/** The same for what has been used up of limits. */
export async function deleteExpiredRateLimits(executor: Executor, range: Expired): Promise<number> {
  const expired = executor
    .select({ key: rateLimits.key })
    .from(rateLimits)
    .where(lt(rateLimits.expire, range.before))
    .limit(range.limit);
  return count(await executor.delete(rateLimits).where(inArray(rateLimits.key, expired)));
}

/**
 * Deletes up to `limit` snapshots of tables that were finished before that moment, in epoch milliseconds; returns how
 * many. Their journals stay, from which the tables can be rebuilt.
 */
export async function deleteOldSnapshots(
  executor: Executor,
  { finishedBefore, limit }: { readonly finishedBefore: number; readonly limit: number },
): Promise<number> {
  const old = executor
    .select({ tableId: tableSnapshots.tableId })
    .from(tableSnapshots)
    .innerJoin(clubTables, eq(clubTables.id, tableSnapshots.tableId))
    .where(and(eq(clubTables.status, "finished"), lt(clubTables.finishedAt, finishedBefore)))
    .limit(limit);
  return count(await executor.delete(tableSnapshots).where(inArray(tableSnapshots.tableId, old)));
}

interface Expired {
  readonly before: number;
  readonly limit: number;
}

function count({ rowCount }: { readonly rowCount: number | null }): number {
  return rowCount ?? 0;
}
