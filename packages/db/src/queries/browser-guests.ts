import { and, eq, gt, lt, sql } from "drizzle-orm";
import type { Executor, Transaction } from "../database.ts";
import { browserGuests, sessions, users } from "../schema/users.ts";

/** The guest that a browser has become a moment ago. */
export interface BrowserGuest {
  readonly token: string;
  readonly userId: string;
  readonly userName: string;
}

/**
 * Returns whom that browser has become in the last seconds and still is; null for nobody. Whoever asks for the same browser
 * meanwhile waits until the transaction ends, and finds whom it has made.
 */
export async function claimBrowser(
  tx: Transaction,
  { markHash, withinSeconds }: { readonly markHash: string; readonly withinSeconds: number },
): Promise<BrowserGuest | null> {
  const isOfMark = eq(browserGuests.markHash, markHash);
  await tx.insert(browserGuests).values({ markHash }).onConflictDoNothing();
  await tx.select({ markHash: browserGuests.markHash }).from(browserGuests).where(isOfMark).for("update");
  // Only a statement that begins now sees what they have done who had the row before.
  const [guest] = await tx
    .select({ token: sessions.token, userId: users.id, userName: users.name })
    .from(browserGuests)
    .innerJoin(sessions, eq(sessions.id, browserGuests.sessionId))
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(
      and(
        isOfMark,
        gt(sessions.expiresAt, sql`now()`),
        gt(browserGuests.createdAt, sql`now() - make_interval(secs => ${withinSeconds})`),
      ),
    );
  return guest ?? null;
}

/** Notes as whom that browser has just come in; in the transaction that has claimed it. */
export async function noteBrowserGuest(
  tx: Transaction,
  { markHash, token }: { readonly markHash: string; readonly token: string },
): Promise<void> {
  const session = tx.select({ id: sessions.id }).from(sessions).where(eq(sessions.token, token));
  await tx
    .update(browserGuests)
    .set({ sessionId: sql`(${session})`, createdAt: sql`now()` })
    .where(eq(browserGuests.markHash, markHash));
}

/** Deletes what is noted of browsers that came in before that moment, in epoch milliseconds; returns how many. */
export async function deleteOldBrowserGuests(executor: Executor, before: number): Promise<number> {
  const { rowCount } = await executor.delete(browserGuests).where(lt(browserGuests.createdAt, new Date(before)));
  return rowCount ?? 0;
}
