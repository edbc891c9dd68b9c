import { and, eq, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import type { Executor } from "../../database.ts";
import { moderationActs } from "../../schema/moderation/acts.ts";
import { moderationCases, reports } from "../../schema/moderation/reports.ts";

/** How many decisions about those people, and answers to them, they have not read; nobody who has read all. */
export async function countUnread(
  executor: Executor,
  userIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const ids = [...userIds];
  const ofSubject = executor
    .select({ id: sql<string>`${moderationActs.subjectId}`.as("id") })
    .from(moderationActs)
    .where(and(inArray(moderationActs.subjectId, ids), isNull(moderationActs.toldAt)));
  const ofOther = executor
    .select({ id: sql<string>`${moderationActs.otherId}`.as("id") })
    .from(moderationActs)
    .where(and(inArray(moderationActs.otherId, ids), isNull(moderationActs.otherToldAt)));
  const answered = executor
    .select({ id: sql<string>`${reports.reporterId}`.as("id") })
    .from(reports)
    .innerJoin(moderationCases, eq(moderationCases.id, reports.caseId))
    .where(and(inArray(reports.reporterId, ids), isNull(reports.toldAt), isNotNull(moderationCases.closedAt)));
  const counts = new Map<string, number>();
  for (const { id } of (await Promise.all([ofSubject, ofOther, answered])).flat())
    counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}

/** Notes that somebody has read all of it; returns whether there was anything. */
export async function markAllRead(executor: Executor, userId: string): Promise<boolean> {
  const closed = executor
    .select({ id: moderationCases.id })
    .from(moderationCases)
    .where(isNotNull(moderationCases.closedAt));
  const now = sql`now()`;
  const done = await Promise.all([
    executor
      .update(moderationActs)
      .set({ toldAt: now })
      .where(and(eq(moderationActs.subjectId, userId), isNull(moderationActs.toldAt))),
    executor
      .update(moderationActs)
      .set({ otherToldAt: now })
      .where(and(eq(moderationActs.otherId, userId), isNull(moderationActs.otherToldAt))),
    executor
      .update(reports)
      .set({ toldAt: now })
      .where(and(eq(reports.reporterId, userId), isNull(reports.toldAt), inArray(reports.caseId, closed))),
  ]);
  return done.some(({ rowCount }) => (rowCount ?? 0) > 0);
}
