import { and, eq, gt, inArray, isNull, or, sql } from "drizzle-orm";
import type { Executor } from "../database.ts";
import { sessions, users } from "../schema/users.ts";

/** The user who is meant, by id and by the name that others see. */
export interface NamedUser {
  readonly id: string;
  readonly name: string;
}

export interface Ban {
  readonly userId: string;
  /** Epoch milliseconds; null for good. */
  readonly until: number | null;
  /** For operators alone; null if none is given. */
  readonly reason: string | null;
}

/** Bans a user, in place of any ban before; returns that user, or undefined if there is none. */
export function banUser(executor: Executor, { userId, until, reason }: Ban): Promise<NamedUser | undefined> {
  const banExpires = until === null ? null : new Date(until);
  return change(executor, userId, { banned: true, banReason: reason, banExpires });
}

/** Lifts a user's ban, if there is one; returns that user, or undefined if there is none. */
export function liftBan(executor: Executor, userId: string): Promise<NamedUser | undefined> {
  return change(executor, userId, { banned: false, banReason: null, banExpires: null });
}

/** Lists those who are banned now. */
export function listBanned(executor: Executor): Promise<readonly NamedUser[]> {
  return executor
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(and(users.banned, or(isNull(users.banExpires), gt(users.banExpires, sql`now()`))));
}

/** Lists the tokens of those users' sessions. */
export async function listSessionTokens(executor: Executor, userIds: readonly string[]): Promise<readonly string[]> {
  const found = await executor
    .select({ token: sessions.token })
    .from(sessions)
    .where(inArray(sessions.userId, [...userIds]));
  return found.map(({ token }) => token);
}

async function change(
  executor: Executor,
  userId: string,
  values: Pick<typeof users.$inferInsert, "banned" | "banReason" | "banExpires">,
): Promise<NamedUser | undefined> {
  const changed = await executor
    .update(users)
    .set(values)
    .where(eq(users.id, userId))
    .returning({ id: users.id, name: users.name });
  return changed[0];
}
