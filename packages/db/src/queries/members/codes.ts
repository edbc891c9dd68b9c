import { and, desc, eq, gt, inArray, lt, sql } from "drizzle-orm";
import type { Executor, Transaction } from "../../database.ts";
import { type CODE_KINDS, recoveryCodes, signInCodes } from "../../schema/people/sign-in-codes.ts";
import { users } from "../../schema/users.ts";

export type CodeKind = (typeof CODE_KINDS)[number];

export interface NewSignInCode {
  readonly kind: CodeKind;
  readonly userId: string | null;
  readonly email: string | null;
  readonly browser: string | null;
  readonly locale: string;
  readonly seconds: number;
}

/** Writes down that a code is asked for; returns its id. */
export async function askForCode(executor: Executor, { seconds, ...code }: NewSignInCode): Promise<string> {
  const expiresAt = sql`now() + make_interval(secs => ${seconds})`;
  const [asked] = await executor
    .insert(signInCodes)
    .values({ ...code, expiresAt })
    .returning({ id: signInCodes.id });
  // An insert of one row that does not fail returns it.
  return (asked as { id: string }).id;
}

/** To whom a code is sent, and in which language. */
export interface CodeLetter {
  readonly kind: CodeKind;
  readonly email: string;
  readonly locale: string;
}

/** Returns the letter for a code that is not over; undefined where nobody is to get one, as the address is no member's. */
export async function findCodeLetter(executor: Executor, id: string): Promise<CodeLetter | undefined> {
  const [code] = await executor
    .select({ kind: signInCodes.kind, email: signInCodes.email, locale: signInCodes.locale })
    .from(signInCodes)
    .where(and(eq(signInCodes.id, id), gt(signInCodes.expiresAt, sql`now()`)));
  if (code === undefined || code.email === null) return undefined;
  const { kind, email, locale } = code;
  if (kind === "recovery" && (await findUserByEmail(executor, email)) === undefined) return undefined;
  return { kind, email, locale };
}

/** Whose code is tried: what it was asked by. */
export type CodeAsker =
  | { readonly kind: "recovery"; readonly email: string; readonly browser: string | null }
  | { readonly kind: "address" | "operator"; readonly userId: string };

/** A code that may be tried once more. */
export interface TriedCode {
  readonly id: string;
  readonly email: string | null;
}

/** Counts one more try of the latest code of that asker; undefined when there is none, or when it was tried too often. */
export async function tryCode(executor: Executor, asker: CodeAsker, mostTries: number): Promise<TriedCode | undefined> {
  const isAskers =
    asker.kind === "recovery"
      ? and(eq(signInCodes.email, asker.email), sql`${signInCodes.browser} is not distinct from ${asker.browser}`)
      : eq(signInCodes.userId, asker.userId);
  const latest = executor
    .select({ id: signInCodes.id })
    .from(signInCodes)
    .where(and(eq(signInCodes.kind, asker.kind), isAskers, gt(signInCodes.expiresAt, sql`now()`)))
    .orderBy(desc(signInCodes.createdAt))
    .limit(1);
  const [tried] = await executor
    .update(signInCodes)
    .set({ tries: sql`${signInCodes.tries} + 1` })
    .where(and(inArray(signInCodes.id, latest), lt(signInCodes.tries, mostTries)))
    .returning({ id: signInCodes.id, email: signInCodes.email });
  return tried;
}

/** Uses a code up; false if it was. */
export async function spendCode(executor: Executor, id: string): Promise<boolean> {
  const { rowCount } = await executor.delete(signInCodes).where(eq(signInCodes.id, id));
  return rowCount === 1;
}

/** Deletes up to `limit` codes that expired before that moment, in epoch milliseconds; returns how many. */
export async function deleteExpiredCodes(
  executor: Executor,
  { before, limit }: { readonly before: number; readonly limit: number },
): Promise<number> {
  const expired = executor
    .select({ id: signInCodes.id })
    .from(signInCodes)
    .where(lt(signInCodes.expiresAt, new Date(before)))
    .limit(limit);
  const { rowCount } = await executor.delete(signInCodes).where(inArray(signInCodes.id, expired));
  return rowCount ?? 0;
}

/** Returns the id of the member who has proven that address. */
export async function findUserByEmail(executor: Executor, email: string): Promise<string | undefined> {
  const [user] = await executor
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.email, email), users.emailVerified, eq(users.isAnonymous, false)));
  return user?.id;
}

/** Gives a member an address that they have proven, or takes it away; rejects with a unique violation if it is another's. */
export async function setEmail(executor: Executor, userId: string, email: string | null): Promise<void> {
  // Every user has one for the sign-in library; nobody's letters go there.
  const nobodys = `${userId}@nowhere.invalid`;
  await executor
    .update(users)
    .set({ email: email ?? nobodys, emailVerified: email !== null })
    .where(eq(users.id, userId));
}

/** By what somebody can come back. */
export interface WaysBack {
  readonly isGuest: boolean;
  /** Null without a proven one. */
  readonly email: string | null;
  readonly recoveryCodes: number;
}

/** Returns by what that user can come back; undefined if there is no such user. */
export async function findWaysBack(executor: Executor, userId: string): Promise<WaysBack | undefined> {
  const [user] = await executor
    .select({
      isGuest: users.isAnonymous,
      email: sql<string | null>`case when ${users.emailVerified} then ${users.email} end`,
    })
    .from(users)
    .where(eq(users.id, userId));
  return user && { ...user, recoveryCodes: await executor.$count(recoveryCodes, eq(recoveryCodes.userId, userId)) };
}

/** Gives a member those codes in place of all before. */
export async function replaceRecoveryCodes(tx: Transaction, userId: string, hashes: readonly string[]): Promise<void> {
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
  await tx.insert(recoveryCodes).values(hashes.map((codeHash) => ({ userId, codeHash })));
}

/** Says whether that is one of a member's codes. */
export async function hasRecoveryCode(executor: Executor, userId: string, codeHash: string): Promise<boolean> {
  const isIt = and(eq(recoveryCodes.userId, userId), eq(recoveryCodes.codeHash, codeHash));
  return (await executor.$count(recoveryCodes, isIt)) > 0;
}

/** Uses one of a member's codes up; false if it is none of theirs, or was used. */
export async function spendRecoveryCode(executor: Executor, userId: string, codeHash: string): Promise<boolean> {
  const { rowCount } = await executor
    .delete(recoveryCodes)
    .where(and(eq(recoveryCodes.userId, userId), eq(recoveryCodes.codeHash, codeHash)));
  return rowCount === 1;
}
