import { and, asc, eq, inArray, lt, ne, sql } from "drizzle-orm";
import type { Executor, Transaction } from "../../database.ts";
import { type CHALLENGE_KINDS, passkeyChallenges, passkeys } from "../../schema/people/passkeys.ts";
import { accounts, users } from "../../schema/users.ts";
import { PASSWORD_PROVIDER } from "./promotion.ts";

export type ChallengeKind = (typeof CHALLENGE_KINDS)[number];

/** Whose answer a challenge waits for. */
export interface ChallengeAsker {
  readonly kind: ChallengeKind;
  readonly userId: string | null;
  readonly browser: string;
}

/** Writes down what a passkey is to answer. */
export async function askPasskey(
  executor: Executor,
  {
    seconds,
    ...asked
  }: ChallengeAsker & { readonly challenge: string; readonly origin: string; readonly seconds: number },
): Promise<void> {
  const expiresAt = sql`now() + make_interval(secs => ${seconds})`;
  await executor.insert(passkeyChallenges).values({ ...asked, expiresAt });
}

/** Uses a challenge up; returns the origin that is to answer it, undefined if it is none of that asker's, or over. A null browser is one whose line is older than its mark. */
export async function takeChallenge(
  executor: Executor,
  challenge: string,
  { kind, userId, browser }: Omit<ChallengeAsker, "browser"> & { readonly browser: string | null },
): Promise<string | undefined> {
  const [taken] = await executor
    .delete(passkeyChallenges)
    .where(eq(passkeyChallenges.challenge, challenge))
    .returning({
      origin: passkeyChallenges.origin,
      isTheirs: sql<boolean>`${passkeyChallenges.kind} = ${kind} and ${passkeyChallenges.expiresAt} > now()
        and ${passkeyChallenges.userId} is not distinct from ${userId}
        and ${passkeyChallenges.browser} = coalesce(${browser}, ${passkeyChallenges.browser})`,
    });
  return taken?.isTheirs === true ? taken.origin : undefined;
}

/** Deletes up to `limit` challenges that expired before that moment, in epoch milliseconds; returns how many. */
export async function deleteExpiredChallenges(
  executor: Executor,
  { before, limit }: { readonly before: number; readonly limit: number },
): Promise<number> {
  const expired = executor
    .select({ challenge: passkeyChallenges.challenge })
    .from(passkeyChallenges)
    .where(lt(passkeyChallenges.expiresAt, before))
    .limit(limit);
  const { rowCount } = await executor.delete(passkeyChallenges).where(inArray(passkeyChallenges.challenge, expired));
  return rowCount ?? 0;
}

/** A passkey that somebody has made. */
export interface NewPasskey {
  readonly id: string;
  readonly userId: string;
  readonly label: string;
  readonly publicKey: string;
  readonly counter: number;
}

/** Gives a member that passkey, unless they have `most` of them; rejects with a unique violation if it is somebody's. False when they have too many. */
export async function addPasskey(tx: Transaction, passkey: NewPasskey, most: number): Promise<boolean> {
  await holdWaysIn(tx, passkey.userId);
  if ((await tx.$count(passkeys, eq(passkeys.userId, passkey.userId))) >= most) return false;
  await tx.insert(passkeys).values(passkey);
  return true;
}

/** A passkey with what its answers are checked by. */
export type StoredPasskey = Pick<NewPasskey, "id" | "userId" | "publicKey" | "counter">;

/** Returns the passkey of that id; undefined if it is no member's. */
export async function findPasskey(executor: Executor, id: string): Promise<StoredPasskey | undefined> {
  const [found] = await executor
    .select({
      id: passkeys.id,
      userId: passkeys.userId,
      publicKey: passkeys.publicKey,
      counter: passkeys.counter,
    })
    .from(passkeys)
    .innerJoin(users, eq(users.id, passkeys.userId))
    .where(and(eq(passkeys.id, id), eq(users.isAnonymous, false)));
  return found;
}

/** Writes down that a passkey was used; false if it is gone, or has been used since as often. */
export async function notePasskeyUse(
  executor: Executor,
  { id, counter }: Pick<NewPasskey, "id" | "counter">,
): Promise<boolean> {
  const { rowCount } = await executor
    .update(passkeys)
    .set({ counter, lastUsed: sql`now()` })
    .where(and(eq(passkeys.id, id), sql`(${passkeys.counter} < ${counter} or ${counter} = 0)`));
  return rowCount === 1;
}

export type ListedPasskey = Pick<typeof passkeys.$inferSelect, "id" | "label" | "since" | "lastUsed">;

/** Lists the passkeys of a member, the oldest first. */
export function listPasskeys(executor: Executor, userId: string): Promise<readonly ListedPasskey[]> {
  return executor
    .select({ id: passkeys.id, label: passkeys.label, since: passkeys.since, lastUsed: passkeys.lastUsed })
    .from(passkeys)
    .where(eq(passkeys.userId, userId))
    .orderBy(asc(passkeys.since), asc(passkeys.id));
}

/** Says whether a member has a password. */
export async function hasPassword(executor: Executor, userId: string): Promise<boolean> {
  const isIt = and(
    eq(accounts.userId, userId),
    eq(accounts.providerId, PASSWORD_PROVIDER),
    sql`${accounts.password} is not null`,
  );
  return (await executor.$count(accounts, isIt)) > 0;
}

/** Takes one of a member's passkeys away, unless there is no other way in; then it is `last`. */
export async function removePasskey(
  tx: Transaction,
  { id, userId }: Pick<NewPasskey, "id" | "userId">,
): Promise<"removed" | "none" | "last"> {
  await holdWaysIn(tx, userId);
  const others = await tx.$count(passkeys, and(eq(passkeys.userId, userId), ne(passkeys.id, id)));
  if (others === 0 && !(await hasPassword(tx, userId))) return "last";
  const { rowCount } = await tx.delete(passkeys).where(and(eq(passkeys.userId, userId), eq(passkeys.id, id)));
  return rowCount === 1 ? "removed" : "none";
}

/** Whoever else would change by what that user signs in waits. */
async function holdWaysIn(tx: Transaction, userId: string): Promise<void> {
  await tx.select({ id: users.id }).from(users).where(eq(users.id, userId)).for("no key update");
}
