import { and, desc, eq, gt, gte, inArray, isNotNull, isNull, ne, sql } from "drizzle-orm";
import type { Executor, Transaction } from "../../database.ts";
import { reservedSkeleton } from "../../personal-data/reserved-names.ts";
import { formerNames } from "../../schema/people/former-names.ts";
import { sessions, users } from "../../schema/users.ts";

/** For how long a name that somebody has given up is shown with the new one, and is no other member's. */
const FORMER_DAYS = 30;

/** How often a member takes another name. */
const ONCE_IN_HOURS = 24;

/** Any number that no other lock of the club has. */
const NAME_LOCKS = 0x6e616d65;

/** A name that somebody wants, which was looked at before (`nameFault`, `skeletonOf`). */
export interface WantedName {
  readonly userId: string;
  readonly name: string;
  readonly skeleton: string;
}

/** Why somebody cannot be called so now. */
export type NameRefusal =
  | { readonly kind: "taken" }
  /** It is worth to try again after so many milliseconds. */
  | { readonly kind: "tooSoon"; readonly retryAfterMs: number };

/**
 * Gives a member that name, unless it reads like another member's, or like one that a member had lately. Whoever wants a name
 * that looks the same waits until the transaction ends, so that of two who claim one at once one has it. Somebody may become a
 * member in the same transaction. Resolves with null when the name is theirs.
 */
export async function claimName(tx: Transaction, wanted: WantedName): Promise<NameRefusal | null> {
  await holdUser(tx, wanted.userId);
  return give(tx, wanted, { nameSkeleton: wanted.skeleton });
}

/**
 * Gives somebody another name: a member once a day, a guest as often as they like, and one that reads like no member's. Resolves
 * with null when it is theirs.
 */
export async function renameUser(tx: Transaction, wanted: WantedName): Promise<NameRefusal | null> {
  const { userId, name, skeleton } = wanted;
  const user = await holdUser(tx, userId);
  if (user.name === name) return null;
  if (user.isAnonymous) return give(tx, wanted, {});
  const retryAfterMs = await waitsFor(tx, userId);
  return retryAfterMs > 0 ? { kind: "tooSoon", retryAfterMs } : give(tx, wanted, { nameSkeleton: skeleton });
}

/** Whoever else would change that user's name waits; always before they wait for a name. */
async function holdUser(
  tx: Transaction,
  userId: string,
): Promise<{ readonly isAnonymous: boolean; readonly name: string }> {
  const [user] = await tx
    .select({ isAnonymous: users.isAnonymous, name: users.name })
    .from(users)
    .where(eq(users.id, userId))
    .for("update");
  if (user === undefined) throw new Error("Nobody has that id");
  return user;
}

/** Returns in how many milliseconds a member may take another name; 0 for at once. */
async function waitsFor(tx: Transaction, userId: string): Promise<number> {
  const last = sql`max(${formerNames.since}) + make_interval(hours => ${ONCE_IN_HOURS}) - now()`;
  const [found] = await tx
    .select({ ms: sql<number>`coalesce(extract(epoch from ${last}) * 1000, 0)::float8` })
    .from(formerNames)
    // What they were called as a guest does not count.
    .where(and(eq(formerNames.userId, userId), isNotNull(formerNames.skeleton)));
  return Math.max(found?.ms ?? 0, 0);
}

async function give(
  tx: Transaction,
  wanted: WantedName,
  member: { readonly nameSkeleton?: string },
): Promise<NameRefusal | null> {
  if (!(await isFree(tx, wanted))) return { kind: "taken" };
  await keepFormer(tx, wanted);
  const { userId, name } = wanted;
  await tx
    .update(users)
    .set({ name, ...member, renamedAt: sql`now()` })
    .where(eq(users.id, userId));
  return null;
}

/** Says whether nobody else has that name, nor had it lately; nobody gets one that looks like it before the transaction ends. */
async function isFree(tx: Transaction, { userId, skeleton }: WantedName): Promise<boolean> {
  await tx.execute(sql`select pg_advisory_xact_lock(${NAME_LOCKS}, hashtext(${skeleton}))`);
  const others = await tx.$count(users, and(eq(users.nameSkeleton, skeleton), ne(users.id, userId)));
  const isOthersFormer = and(
    inArray(formerNames.skeleton, [skeleton, reservedSkeleton(skeleton)]),
    ne(formerNames.userId, userId),
    gt(formerNames.until, sql`now()`),
  );
  return others === 0 && (await tx.$count(formerNames, isOthersFormer)) === 0;
}

/** Keeps the name that somebody has until now, unless it is the one that they want. */
async function keepFormer(tx: Transaction, { userId, name }: WantedName): Promise<void> {
  await tx.execute(sql`
    insert into ${formerNames} (user_id, name, skeleton, since, until)
    select id, name, name_skeleton, now(), now() + make_interval(days => ${FORMER_DAYS})
    from ${users} where id = ${userId} and name <> ${name}
    on conflict on constraint former_names_pkey
      do update set skeleton = excluded.skeleton, since = excluded.since, until = excluded.until`);
}

/** A name that somebody had, and since when they are called something else, in epoch milliseconds. */
export interface FormerName {
  readonly name: string;
  readonly since: number;
}

/** Lists the names that a user had in the last month, the latest first; none of a deleted player. */
export async function listFormerNames(executor: Executor, userId: string): Promise<readonly FormerName[]> {
  const rows = await executor
    .select({ name: formerNames.name, since: formerNames.since })
    .from(formerNames)
    .innerJoin(users, eq(users.id, formerNames.userId))
    .where(
      and(
        eq(formerNames.userId, userId),
        gt(formerNames.until, sql`now()`),
        isNull(users.deletedAt),
        ne(formerNames.name, users.name),
      ),
    )
    .orderBy(desc(formerNames.since), formerNames.name);
  return rows.map(({ name, since }) => ({ name, since: since.getTime() }));
}

/** Deletes up to `limit` former names whose time was over before that moment, in epoch milliseconds; returns how many. */
export async function deleteFormerNames(
  executor: Executor,
  { before, limit }: { readonly before: number; readonly limit: number },
): Promise<number> {
  const { rowCount } = await executor.execute(sql`
    delete from ${formerNames} where (user_id, name) in (
      select user_id, name from ${formerNames} where until < ${new Date(before).toISOString()}::timestamptz limit ${limit})`);
  return rowCount ?? 0;
}

/** How somebody is called, and the hash of their picture; both null for a deleted player, the latter also for whoever has none. */
export interface PresentName {
  readonly userId: string;
  readonly name: string | null;
  readonly picture: string | null;
}

const PRESENT = {
  userId: users.id,
  name: sql<string | null>`case when ${users.deletedAt} is null then ${users.name} end`,
  picture: sql<string | null>`case when ${users.deletedAt} is null then ${users.image} end`,
};

/** Returns how those users are called and look now, in no order; nobody whom the club does not know is among them. */
export function findNames(executor: Executor, userIds: readonly string[]): Promise<readonly PresentName[]> {
  return executor
    .select(PRESENT)
    .from(users)
    .where(sql`${users.id} = any(${sql.param([...userIds])})`);
}

/** Those who are called something else than before. */
export interface RenamedUsers {
  readonly users: readonly PresentName[];
  /** When that was known, in epoch milliseconds on the database's clock. */
  readonly at: number;
}

/** How long after its beginning a transaction may end that gives a name. */
const LATE_SECONDS = 15;

/**
 * Returns who has been renamed or deleted since that moment, which an earlier answer has named; nobody for null. A renaming
 * bears the time at which its transaction began, so the last seconds are looked through once more, and some come twice.
 */
export async function listRenamed(executor: Executor, since: number | null): Promise<RenamedUsers> {
  const { rows } = await executor.execute<{ at: number }>(sql`select (extract(epoch from now()) * 1000)::float8 as at`);
  // A select without a table answers with one row.
  const { at } = rows[0] as { at: number };
  if (since === null) return { users: [], at };
  const from = new Date(since - LATE_SECONDS * 1000);
  return { users: await executor.select(PRESENT).from(users).where(gte(users.renamedAt, from)), at };
}

/** Says whose session has that token, and lets nobody end it before the transaction is over; undefined if it is over already. */
export async function holdSession(tx: Transaction, token: string): Promise<string | undefined> {
  const [session] = await tx
    .select({ userId: sessions.userId })
    .from(sessions)
    .where(and(eq(sessions.token, token), gt(sessions.expiresAt, sql`now()`)))
    .for("share");
  return session?.userId;
}
