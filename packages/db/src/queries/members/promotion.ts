import { and, eq, sql } from "drizzle-orm";
import type { Executor, Transaction } from "../../database.ts";
import { accounts, users } from "../../schema/users.ts";

/** By this word the table of accounts knows those that have a password. */
export const PASSWORD_PROVIDER = "credential";

/** A member who can sign in by a name and a password. */
export interface StoredMember {
  readonly id: string;
  readonly name: string;
  /** A PHC string; null for a member who has no password. */
  readonly passwordHash: string | null;
}

/** Returns whether that user is a guest; undefined if there is no such user. */
export async function isGuest(executor: Executor, userId: string): Promise<boolean | undefined> {
  const [user] = await executor.select({ is: users.isAnonymous }).from(users).where(eq(users.id, userId));
  return user?.is;
}

/**
 * Has that guest be a member from now on: the same row, so all that was theirs still is. Their name is claimed, and a way to
 * sign in given, in the same transaction. False for anyone who is no guest.
 */
export async function promoteGuest(tx: Transaction, userId: string): Promise<boolean> {
  const { rowCount } = await tx
    .update(users)
    .set({ isAnonymous: false })
    .where(and(eq(users.id, userId), users.isAnonymous));
  return rowCount === 1;
}

/** Gives a member that password, in place of any before. */
export async function setPassword(
  tx: Transaction,
  { userId, passwordHash }: { readonly userId: string; readonly passwordHash: string },
): Promise<void> {
  await tx
    .insert(accounts)
    .values({ userId, accountId: userId, providerId: PASSWORD_PROVIDER, password: passwordHash })
    .onConflictDoUpdate({
      target: [accounts.providerId, accounts.accountId],
      set: { password: passwordHash, updatedAt: sql`now()` },
    });
}

/** Returns the member of that id; undefined for guests. */
export function findMember(executor: Executor, userId: string): Promise<StoredMember | undefined> {
  return oneMember(executor, eq(users.id, userId));
}

/** Returns the member whose name has that skeleton: there is one at most. */
export function findMemberByName(executor: Executor, skeleton: string): Promise<StoredMember | undefined> {
  return oneMember(executor, eq(users.nameSkeleton, skeleton));
}

async function oneMember(executor: Executor, is: ReturnType<typeof eq>): Promise<StoredMember | undefined> {
  const [member] = await executor
    .select({ id: users.id, name: users.name, passwordHash: accounts.password })
    .from(users)
    .leftJoin(accounts, and(eq(accounts.userId, users.id), eq(accounts.providerId, PASSWORD_PROVIDER)))
    .where(and(eq(users.isAnonymous, false), is));
  return member;
}
