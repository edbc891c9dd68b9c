import { and, desc, eq, gt, inArray, sql } from "drizzle-orm";
import type { Executor } from "../../database.ts";
import { sessions } from "../../schema/users.ts";

/** A session that begins. */
export interface NewSession {
  readonly token: string;
  readonly userId: string;
  readonly seconds: number;
  readonly userAgent: string | null;
  /** The neighbourhood where it begins. */
  readonly place: string | null;
}

/** Begins a session; returns its id. */
export async function beginSession(executor: Executor, session: NewSession): Promise<string> {
  const { token, userId, seconds, userAgent, place } = session;
  const expiresAt = sql`now() + make_interval(secs => ${seconds})`;
  const [begun] = await executor
    .insert(sessions)
    .values({ token, userId, userAgent, ipAddress: place, expiresAt })
    .returning({ id: sessions.id });
  // An insert of one row that does not fail returns it.
  return (begun as { id: string }).id;
}

/** Has a session go on under another token: a new row, as the end of the old one is how every process hears of that. Returns its id, undefined if the old one is over. */
export async function renewSession(
  executor: Executor,
  { from, token, seconds }: { readonly from: string; readonly token: string; readonly seconds: number },
): Promise<string | undefined> {
  const [old] = await executor
    .update(sessions)
    .set({ expiresAt: sql`now()` })
    .where(and(eq(sessions.token, from), gt(sessions.expiresAt, sql`now()`)))
    .returning();
  if (old === undefined) return undefined;
  const { userId, userAgent, ipAddress: place } = old;
  return beginSession(executor, { token, userId, seconds, userAgent, place });
}

/** A session as its owner sees it, and its token. */
export interface ListedSession {
  readonly id: string;
  readonly token: string;
  readonly userAgent: string | null;
  /** The neighbourhood where it was last in use. */
  readonly place: string | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** Lists the sessions of a user that are not over, the latest in use first. */
export function listSessionsOf(executor: Executor, userId: string): Promise<readonly ListedSession[]> {
  return executor
    .select({
      id: sessions.id,
      token: sessions.token,
      userAgent: sessions.userAgent,
      place: sessions.ipAddress,
      createdAt: sessions.createdAt,
      updatedAt: sessions.updatedAt,
    })
    .from(sessions)
    .where(and(eq(sessions.userId, userId), gt(sessions.expiresAt, sql`now()`)))
    .orderBy(desc(sessions.updatedAt))
    .limit(LISTED);
}

/** More than that nobody looks through. */
const LISTED = 100;

/** Ends those of that user's sessions; returns the tokens of the ones that were not over. */
export async function endSessionsOf(
  executor: Executor,
  userId: string,
  ids: readonly string[],
): Promise<readonly string[]> {
  const ended = await executor
    .update(sessions)
    .set({ expiresAt: sql`now()` })
    .where(and(eq(sessions.userId, userId), inArray(sessions.id, [...ids]), gt(sessions.expiresAt, sql`now()`)))
    .returning({ token: sessions.token });
  return ended.map(({ token }) => token);
}

/** Returns the token of that session, unless it is over. */
export async function tokenOfSession(executor: Executor, sessionId: string): Promise<string | undefined> {
  const [session] = await executor
    .select({ token: sessions.token })
    .from(sessions)
    .where(and(eq(sessions.id, sessionId), gt(sessions.expiresAt, sql`now()`)));
  return session?.token;
}
