import { and, eq, gt, sql } from "drizzle-orm";
import type { Executor } from "../database.ts";
import { sessions, users } from "../schema/users.ts";

/** A session that has not run out, and whose it is. */
export interface StoredSession {
  readonly id: string;
  readonly updatedAt: Date;
  readonly userId: string;
  /** The name others see. */
  readonly userName: string;
}

/**
 * Returns a function that finds the session with a token, unless there is none or its time is over. It is asked again and
 * again for everybody who is here, so the statement is built once and prepared once on each connection.
 */
export function sessionFinder(executor: Executor): (token: string) => Promise<StoredSession | undefined> {
  const query = executor
    .select({ id: sessions.id, updatedAt: sessions.updatedAt, userId: users.id, userName: users.name })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(and(eq(sessions.token, sql.placeholder("token")), gt(sessions.expiresAt, sql`now()`)))
    .prepare("find_session");
  return async (token) => (await query.execute({ token }))[0];
}

/** Writes down that the session is in use now: `updated_at` is when it was last known to be. */
export async function markSessionSeen(executor: Executor, sessionId: string): Promise<void> {
  await executor
    .update(sessions)
    .set({ updatedAt: sql`now()` })
    .where(eq(sessions.id, sessionId));
}
