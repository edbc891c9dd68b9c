import { and, eq, gt, isNull, sql } from "drizzle-orm";
import type { Executor } from "../database.ts";
import { sessions, users } from "../schema/users.ts";

/** A session that has not run out, and whose it is. */
export interface StoredSession {
  readonly id: string;
  readonly updatedAt: Date;
  readonly expiresAt: Date;
  /** The neighbourhood where it was last known to be in use; null where that is not known, or long ago. */
  readonly place: string | null;
  readonly userId: string;
  /** The name others see. */
  readonly userName: string;
}

/** Finds the sessions with these tokens, in their order; undefined for each that is not there or whose time is over. */
export type FindSessions = (tokens: readonly string[]) => Promise<(StoredSession | undefined)[]>;

/**
 * Returns a function that finds sessions. It is asked again and again for everybody who is here, so the statement is built
 * once and prepared once on each connection.
 */
export function sessionFinder(executor: Executor): FindSessions {
  const query = executor
    .select({
      token: sessions.token,
      id: sessions.id,
      updatedAt: sessions.updatedAt,
      expiresAt: sessions.expiresAt,
      place: sessions.ipAddress,
      userId: users.id,
      userName: users.name,
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(
      and(
        sql`${sessions.token} = any(${sql.placeholder("tokens")})`,
        gt(sessions.expiresAt, sql`now()`),
        // Whoever was deleted while they signed in is nobody.
        isNull(users.deletedAt),
      ),
    )
    .prepare("find_sessions");
  return async (tokens) => {
    const rows = await query.execute({ tokens });
    const found = new Map(rows.map(({ token, ...session }) => [token, session]));
    return tokens.map((token) => found.get(token));
  };
}

/** Lets the session go on for so many seconds from now, unless it is over. */
export async function prolongSession(executor: Executor, sessionId: string, seconds: number): Promise<void> {
  await executor
    .update(sessions)
    .set({ expiresAt: sql`now() + make_interval(secs => ${seconds})` })
    .where(and(eq(sessions.id, sessionId), gt(sessions.expiresAt, sql`now()`)));
}

/**
 * Has the session end now. It is not deleted yet: every process finds its end with those of all sessions whose time is
 * over, and so none can miss it.
 */
export async function endSession(executor: Executor, token: string): Promise<void> {
  await executor
    .update(sessions)
    .set({ expiresAt: sql`now()` })
    .where(and(eq(sessions.token, token), gt(sessions.expiresAt, sql`now()`)));
}

/** Sessions that have run out, and when that was known, in epoch milliseconds on the database's clock. */
export interface ExpiredSessions {
  readonly tokens: readonly string[];
  readonly at: number;
}

/** Lists the sessions whose time has ended since that moment, which an earlier answer has named; none without one. */
export async function listExpiredSessions(executor: Executor, since: number | null): Promise<ExpiredSessions> {
  const after = since === null ? sql`now()` : sql`${new Date(since).toISOString()}::timestamptz`;
  const { rows } = await executor.execute<{ at: number; tokens: readonly string[] }>(sql`
    select
      (extract(epoch from now()) * 1000)::float8 as at,
      array(
        select ${sessions.token} from ${sessions}
        where ${sessions.expiresAt} > ${after} and ${sessions.expiresAt} <= now()
      ) as tokens`);
  // A select without a table answers with one row.
  return rows[0] as ExpiredSessions;
}

/** Writes down that the session is in use now: `updated_at` is when it was last known to be, and where unless that is not known. */
export async function markSessionSeen(executor: Executor, sessionId: string, place: string | null): Promise<void> {
  await executor
    .update(sessions)
    .set({ updatedAt: sql`now()`, ...(place !== null && { ipAddress: place }) })
    .where(eq(sessions.id, sessionId));
}

/**
 * Forgets where sessions were used that were last in use before that moment (epoch milliseconds), and what releases before
 * this one have kept: whole addresses. Returns how many there were.
 */
export async function forgetOldPlaces(executor: Executor, before: number): Promise<number> {
  // Not by the builder: it would say that they were in use just now.
  const { rowCount } = await executor.execute(sql`
    update ${sessions} set ip_address = null where ip_address is not null
      and (updated_at < ${new Date(before).toISOString()}::timestamptz or ip_address not like '%/%')`);
  return rowCount ?? 0;
}
