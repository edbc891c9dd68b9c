import { eq, sql } from "drizzle-orm";
import type { Executor } from "../database.ts";
import { sessions } from "../schema/users.ts";

/** Writes down that the session is in use now: `updated_at` is when it was last known to be. */
export async function markSessionSeen(executor: Executor, sessionId: string): Promise<void> {
  await executor
    .update(sessions)
    .set({ updatedAt: sql`now()` })
    .where(eq(sessions.id, sessionId));
}
