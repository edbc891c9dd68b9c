import { and, asc, desc, eq, inArray, isNotNull, isNull, lt, ne, or, sql, type SQL } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Executor, Transaction } from "../../database.ts";
import { moderationCases, reportLines, reports } from "../../schema/moderation/reports.ts";
import { users } from "../../schema/users.ts";
import { holdSubject, type StoredReason } from "./filing.ts";

/** How long a moderator has for a case that they have taken, before anyone else may take it. */
const CLAIM_MINUTES = 15;

export interface CaseRow {
  readonly id: string;
  readonly subjectId: string;
  readonly subjectName: string;
  readonly openedAt: number;
  /** The moderator who has it now. */
  readonly claimedBy: string | null;
  readonly claimerName: string | null;
  readonly reports: readonly { readonly reporterId: string | null; readonly reason: StoredReason }[];
}

const isClaimed = sql`${moderationCases.claimedUntil} > now()`;

/** Lists the open cases, the oldest first, so many at most. */
export async function listOpenCases(executor: Executor, limit: number): Promise<readonly CaseRow[]> {
  const claimer = alias(users, "claimer");
  return await executor
    .select({
      id: moderationCases.id,
      subjectId: users.id,
      subjectName: users.name,
      openedAt: moderationCases.openedAt,
      claimedBy: sql<string | null>`case when ${isClaimed} then ${claimer.id} end`,
      claimerName: sql<string | null>`case when ${isClaimed} then ${claimer.name} end`,
      reports: sql<CaseRow["reports"]>`(
        select coalesce(json_agg(json_build_object('reporterId', reporter_id, 'reason', reason) order by at), '[]')
        from ${reports} where case_id = ${moderationCases.id})`,
    })
    .from(moderationCases)
    .innerJoin(users, eq(users.id, moderationCases.subjectId))
    .leftJoin(claimer, eq(claimer.id, moderationCases.claimedBy))
    .where(isNull(moderationCases.closedAt))
    .orderBy(asc(moderationCases.openedAt))
    .limit(limit);
}

export interface JudgedReports {
  readonly founded: number;
  readonly unfounded: number;
}

/** How what those people have reported was judged, by person. */
export function listReporterRecords(
  executor: Executor,
  reporterIds: readonly string[],
): Promise<ReadonlyMap<string, JudgedReports>> {
  return recordsBy(executor, reports.reporterId, reporterIds);
}

/** How earlier cases about that person ended. */
export async function countEarlierCases(executor: Executor, subjectId: string): Promise<JudgedReports> {
  const found = await recordsBy(executor, moderationCases.subjectId, [subjectId]);
  return found.get(subjectId) ?? { founded: 0, unfounded: 0 };
}

async function recordsBy(
  executor: Executor,
  column: typeof reports.reporterId | typeof moderationCases.subjectId,
  ids: readonly string[],
): Promise<ReadonlyMap<string, JudgedReports>> {
  if (ids.length === 0) return new Map();
  const count = (is: SQL) => sql<number>`count(distinct ${moderationCases.id}) filter (where ${is})::int`;
  const rows = await executor
    .select({
      id: sql<string>`${column}`,
      founded: count(sql`${moderationCases.isFounded}`),
      unfounded: count(sql`not ${moderationCases.isFounded}`),
    })
    .from(reports)
    .innerJoin(moderationCases, eq(moderationCases.id, reports.caseId))
    .where(and(inArray(column, [...ids]), isNotNull(moderationCases.closedAt)))
    .groupBy(column);
  return new Map(rows.map(({ id, ...record }) => [id, record]));
}

/** Takes an open case for that moderator, unless another has it; returns whom it is about, undefined where it is not to be had. */
export async function claimCase(
  executor: Executor,
  { caseId, moderatorId }: { readonly caseId: string; readonly moderatorId: string },
): Promise<string | undefined> {
  const [taken] = await executor
    .update(moderationCases)
    .set({ claimedBy: moderatorId, claimedUntil: sql`now() + make_interval(mins => ${CLAIM_MINUTES})` })
    .where(
      and(
        eq(moderationCases.id, caseId),
        isNull(moderationCases.closedAt),
        // Nobody judges themselves, nor what they have reported.
        ne(moderationCases.subjectId, moderatorId),
        sql`not exists (select from ${reports} where case_id = ${caseId} and reporter_id = ${moderatorId})`,
        or(isNull(moderationCases.claimedBy), eq(moderationCases.claimedBy, moderatorId), sql`not ${isClaimed}`),
      ),
    )
    .returning({ subjectId: moderationCases.subjectId });
  return taken?.subjectId;
}

/** Gives a case back that the moderator has taken. */
export async function releaseCase(
  executor: Executor,
  { caseId, moderatorId }: { readonly caseId: string; readonly moderatorId: string },
): Promise<void> {
  await executor
    .update(moderationCases)
    .set({ claimedBy: null, claimedUntil: null })
    .where(and(eq(moderationCases.id, caseId), eq(moderationCases.claimedBy, moderatorId)));
}

export interface ClosedCase {
  readonly caseId: string;
  readonly moderatorId: string;
  /** When the latest report came that the moderator has read. */
  readonly seenAt: number;
  readonly isFounded: boolean;
}

/**
 * Closes a case for the moderator who has taken it; returns whom it is about. Undefined, and nothing done, where somebody else has it or has
 * closed it, or where a report has come that the moderator has not read.
 */
export async function closeCase(tx: Transaction, closed: ClosedCase): Promise<string | undefined> {
  const { caseId, moderatorId, seenAt, isFounded } = closed;
  const [open] = await tx
    .select({ subjectId: moderationCases.subjectId })
    .from(moderationCases)
    .where(eq(moderationCases.id, caseId));
  if (open === undefined || !(await holdSubject(tx, open.subjectId))) return undefined;
  const unread = await tx.$count(
    reports,
    and(eq(reports.caseId, caseId), sql`${reports.at} > ${new Date(seenAt).toISOString()}::timestamptz`),
  );
  if (unread > 0) return undefined;
  const [done] = await tx
    .update(moderationCases)
    .set({ closedAt: sql`now()`, closedBy: moderatorId, isFounded })
    .where(
      and(
        eq(moderationCases.id, caseId),
        isNull(moderationCases.closedAt),
        eq(moderationCases.claimedBy, moderatorId),
        isClaimed,
      ),
    )
    .returning({ subjectId: moderationCases.subjectId });
  return done?.subjectId;
}

/** The reports of a case, in the order in which they came, with the names that people have now. */
export async function listReportsOf(executor: Executor, caseId: string) {
  return await executor
    .select({
      id: reports.id,
      reporterId: reports.reporterId,
      reporterName: users.name,
      reason: reports.reason,
      words: reports.words,
      place: reports.place,
      tableId: reports.tableId,
      fromSeq: reports.fromSeq,
      toSeq: reports.toSeq,
      at: reports.at,
    })
    .from(reports)
    .leftJoin(users, eq(users.id, reports.reporterId))
    .where(eq(reports.caseId, caseId))
    .orderBy(asc(reports.at));
}

/** The lines that belong to the reports of a case. */
export async function listReportedLines(executor: Executor, caseId: string) {
  return await executor
    .select({
      reportId: reportLines.reportId,
      authorId: reportLines.authorId,
      authorName: users.name,
      text: reportLines.text,
      phrase: reportLines.phrase,
      at: reportLines.at,
      isReported: reportLines.isReported,
    })
    .from(reportLines)
    .innerJoin(reports, eq(reports.id, reportLines.reportId))
    .innerJoin(users, eq(users.id, reportLines.authorId))
    .where(eq(reports.caseId, caseId))
    .orderBy(asc(reportLines.roomId), asc(reportLines.seq));
}

/** What somebody has reported, the latest first. */
export async function listOwnReports(executor: Executor, reporterId: string, limit: number) {
  return await executor
    .select({
      id: reports.id,
      subjectId: users.id,
      subjectName: users.name,
      reason: reports.reason,
      at: reports.at,
      isFounded: moderationCases.isFounded,
      closedAt: moderationCases.closedAt,
    })
    .from(reports)
    .innerJoin(moderationCases, eq(moderationCases.id, reports.caseId))
    .innerJoin(users, eq(users.id, moderationCases.subjectId))
    .where(eq(reports.reporterId, reporterId))
    .orderBy(desc(reports.at))
    .limit(limit);
}

/** Deletes up to `limit` cases that were closed before that moment, with their reports and lines; returns how many. */
export async function deleteOldCases(
  executor: Executor,
  { before, limit }: { readonly before: number; readonly limit: number },
): Promise<number> {
  const old = executor
    .select({ id: moderationCases.id })
    .from(moderationCases)
    .where(lt(moderationCases.closedAt, before))
    .limit(limit);
  const { rowCount } = await executor.delete(moderationCases).where(inArray(moderationCases.id, old));
  return rowCount ?? 0;
}
