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

/** Returns the session with that token, or undefined if there is none or its time is over. */
export async function findSession(executor: Executor, token: string): Promise<StoredSession | undefined> {
  const [found] = await executor
    .select({ id: sessions.id, updatedAt: sessions.updatedAt, userId: users.id, userName: users.name })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(and(eq(sessions.token, token), gt(sessions.expiresAt, sql`now()`)));
  return found;
}

/** Writes down that the session is in use now: `updated_at` is when it was last known to be. */
export async function markSessionSeen(executor: Executor, sessionId: string): Promise<void> {
  await executor
    .update(sessions)
    .set({ updatedAt: sql`now()` })
    .where(eq(sessions.id, sessionId));
}
