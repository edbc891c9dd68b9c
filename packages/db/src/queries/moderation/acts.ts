import { and, desc, eq, gt, inArray, isNull, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Executor, Transaction } from "../../database.ts";
import { appeals, moderationActs } from "../../schema/moderation/acts.ts";
import type { ACT_KINDS } from "../../schema/moderation/words.ts";
import { users } from "../../schema/users.ts";
import type { StoredReason } from "./filing.ts";

type StoredActKind = (typeof ACT_KINDS)[number];

/** What a moderator does about somebody. */
export interface NewAct {
  readonly subjectId: string;
  readonly otherId?: string;
  readonly moderatorId: string;
  readonly caseId?: string;
  readonly kind: StoredActKind;
  readonly reason: StoredReason;
  readonly words: string;
  /** Null for good, and where nothing lasts. */
  readonly hours: number | null;
}

/** Writes an act down, and returns its id and its end. */
export async function insertAct(
  tx: Transaction,
  { hours, ...act }: NewAct,
): Promise<{ readonly id: string; readonly until: number | null }> {
  const until = hours === null ? null : sql<number>`now() + make_interval(hours => ${hours})`;
  const [made] = await tx
    .insert(moderationActs)
    .values({ ...act, until })
    .returning({ id: moderationActs.id, until: moderationActs.until });
  // An insert that does not throw returns its row.
  return made as { id: string; until: number | null };
}

/** Ends an act that holds still, and returns it as it was; undefined where it holds no more. */
export async function liftAct(tx: Transaction, actId: string) {
  const [lifted] = await tx
    .update(moderationActs)
    .set({ liftedAt: sql`now()` })
    .where(and(eq(moderationActs.id, actId), isNull(moderationActs.liftedAt)))
    .returning({
      kind: moderationActs.kind,
      subjectId: moderationActs.subjectId,
      otherId: moderationActs.otherId,
      moderatorId: moderationActs.moderatorId,
    });
  return lifted;
}

const holds = and(
  isNull(moderationActs.liftedAt),
  or(isNull(moderationActs.until), gt(moderationActs.until, sql`now()`)),
);

/** An act that holds now. */
export interface HoldingAct {
  readonly subjectId: string;
  readonly kind: StoredActKind;
  readonly reason: StoredReason;
  readonly until: number | null;
}

/** Lists what holds against those people and keeps them from something. */
export async function listHolding(executor: Executor, userIds: readonly string[]): Promise<readonly HoldingAct[]> {
  return await executor
    .select({
      subjectId: moderationActs.subjectId,
      kind: moderationActs.kind,
      reason: moderationActs.reason,
      until: moderationActs.until,
    })
    .from(moderationActs)
    .where(and(inArray(moderationActs.subjectId, [...userIds]), inArray(moderationActs.kind, ["mute", "rest"]), holds));
}

/** Lists the pairs with one of those people in them who may not sit at one table. */
export async function listKeptApart(
  executor: Executor,
  userIds: readonly string[],
): Promise<readonly { readonly oneId: string; readonly otherId: string }[]> {
  const ids = [...userIds];
  const found = await executor
    .select({ oneId: moderationActs.subjectId, otherId: moderationActs.otherId })
    .from(moderationActs)
    .where(
      and(
        eq(moderationActs.kind, "apart"),
        or(inArray(moderationActs.subjectId, ids), inArray(moderationActs.otherId, ids)),
        holds,
      ),
    );
  return found.flatMap(({ oneId, otherId }) => (otherId === null ? [] : [{ oneId, otherId }]));
}

/** An act with all that belongs to it. */
export type ActRow = Awaited<ReturnType<typeof listActsOf>>[number];

/** Lists what has ever been done about somebody, the latest first. */
export function listActsOf(executor: Executor, userId: string, limit: number) {
  return selectActs(executor)
    .where(or(eq(moderationActs.subjectId, userId), eq(moderationActs.otherId, userId)))
    .orderBy(desc(moderationActs.at))
    .limit(limit);
}

/** Finds one of them by its id. */
export async function findAct(executor: Executor, actId: string): Promise<ActRow | undefined> {
  const [found] = await selectActs(executor).where(eq(moderationActs.id, actId));
  return found;
}

/** Lists the acts against which somebody has said something that nobody has answered yet; the oldest first. */
export function listUnanswered(executor: Executor, limit: number) {
  return selectActs(executor)
    .where(and(isNull(appeals.answer), sql`${appeals.actId} is not null`))
    .orderBy(appeals.at)
    .limit(limit);
}

const subject = alias(users, "subject");
const other = alias(users, "other");
const moderator = alias(users, "moderator");

function selectActs(executor: Executor) {
  return executor
    .select({
      id: moderationActs.id,
      kind: moderationActs.kind,
      reason: moderationActs.reason,
      words: moderationActs.words,
      at: moderationActs.at,
      until: moderationActs.until,
      liftedAt: moderationActs.liftedAt,
      subject: { id: subject.id, name: subject.name },
      other: { id: other.id, name: other.name },
      moderator: { id: moderator.id, name: moderator.name },
      appeal: {
        words: appeals.words,
        at: appeals.at,
        answer: appeals.answer,
        answerWords: appeals.answerWords,
      },
    })
    .from(moderationActs)
    .innerJoin(subject, eq(subject.id, moderationActs.subjectId))
    .leftJoin(other, eq(other.id, moderationActs.otherId))
    .leftJoin(moderator, eq(moderator.id, moderationActs.moderatorId))
    .leftJoin(appeals, eq(appeals.actId, moderationActs.id));
}

/** Deletes up to `limit` acts that have been over since before that moment; returns how many. */
export async function deleteOldActs(
  executor: Executor,
  { before, limit }: { readonly before: number; readonly limit: number },
): Promise<number> {
  const over = sql`coalesce(${moderationActs.liftedAt}, ${moderationActs.until}, case when ${moderationActs.kind} in ('warn', 'rename') then ${moderationActs.at} end)`;
  const old = executor
    .select({ id: moderationActs.id })
    .from(moderationActs)
    .where(sql`${over} < ${new Date(before).toISOString()}::timestamptz`)
    .limit(limit);
  const { rowCount } = await executor.delete(moderationActs).where(inArray(moderationActs.id, old));
  return rowCount ?? 0;
}

/** Takes somebody's name away: they are a guest's bird for others until they choose another. A member signs in by the name that they had. */
export async function resetName(tx: Transaction, userId: string, name: string): Promise<void> {
  await tx
    .update(users)
    .set({ name, renamedAt: sql`now()` })
    .where(eq(users.id, userId));
}
