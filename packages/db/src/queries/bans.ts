import { and, desc, eq, gt, inArray, isNull, or, sql } from "drizzle-orm";
import type { Executor } from "../database.ts";
import { moderationActs } from "../schema/moderation/acts.ts";
import { sessions, users } from "../schema/users.ts";
import type { StoredReason } from "./moderation/filing.ts";

/** The user who is meant, by id and by the name that others see. */
export interface NamedUser {
  readonly id: string;
  readonly name: string;
}

/** Somebody who is kept out. */
export interface BannedUser extends NamedUser {
  /** Epoch milliseconds; null for good. */
  readonly until: number | null;
  /** What a moderator says it is for; null for what an operator has done. */
  readonly reason: StoredReason | null;
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

/** Lifts a user's ban, if there is one, and with it what moderators have written down of it; returns that user, or undefined if there is none. */
export async function liftBan(executor: Executor, userId: string): Promise<NamedUser | undefined> {
  await executor
    .update(moderationActs)
    .set({ liftedAt: sql`now()` })
    .where(isBanOf(userId));
  return await change(executor, userId, { banned: false, banReason: null, banExpires: null });
}

/** Lists those who are banned now. */
export async function listBanned(executor: Executor): Promise<readonly BannedUser[]> {
  const reason = executor
    .select({ reason: moderationActs.reason })
    .from(moderationActs)
    .where(isBanOf(users.id))
    .orderBy(desc(moderationActs.at))
    .limit(1);
  const found = await executor
    .select({ id: users.id, name: users.name, until: users.banExpires, reason: sql<StoredReason | null>`(${reason})` })
    .from(users)
    .where(and(users.banned, or(isNull(users.banExpires), gt(users.banExpires, sql`now()`))));
  return found.map(({ until, ...user }) => ({ ...user, until: until?.getTime() ?? null }));
}

/** A moderator's ban of that user that nobody has lifted. */
function isBanOf(userId: string | typeof users.id) {
  return and(eq(moderationActs.subjectId, userId), eq(moderationActs.kind, "ban"), isNull(moderationActs.liftedAt));
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
