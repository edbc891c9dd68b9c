import { and, eq, isNotNull, isNull, sql } from "drizzle-orm";
import type { Transaction } from "../../database.ts";
import { moderationCases, reportLines, reports } from "../../schema/moderation/reports.ts";
import type { REPORT_PLACES, REPORT_REASONS } from "../../schema/moderation/words.ts";
import { users } from "../../schema/users.ts";

export type StoredReason = (typeof REPORT_REASONS)[number];

/** A report that is to be kept, with what the club knows of it. */
export interface NewReport {
  readonly subjectId: string;
  readonly reporterId: string;
  readonly reason: StoredReason;
  readonly words: string;
  readonly place: (typeof REPORT_PLACES)[number];
  readonly table: { readonly id: string; readonly fromSeq: number; readonly toSeq: number } | null;
  /** The same for all reports of the same thing. */
  readonly about: string;
  readonly lines: readonly NewReportLine[];
}

export interface NewReportLine {
  readonly roomId: string;
  readonly seq: number;
  readonly authorId: string;
  readonly text: string | null;
  readonly phrase: string | null;
  readonly at: number;
  readonly isReported: boolean;
}

/** What has become of a report: a new one, one that goes together with an earlier one, or none, as it was judged already or there is nobody. */
export type Filed = { readonly kind: "filed" | "merged"; readonly caseId: string } | "judged" | "nobody";

/** Reports of one person come one after another: a later one has a later time, whenever its transaction began. */
const NOW = sql<number>`clock_timestamp()`;

/**
 * Keeps a report in the open case about that person, which it may begin. Whoever reports or judges the same person waits until
 * the transaction ends.
 */
export async function fileReport(tx: Transaction, report: NewReport): Promise<Filed> {
  if (!(await holdSubject(tx, report.subjectId))) return "nobody";
  if (await isJudged(tx, report)) return "judged";
  const caseId = await openCaseOf(tx, report.subjectId);
  const { id, isNew } = await keepReport(tx, caseId, report);
  if (report.lines.length > 0)
    await tx
      .insert(reportLines)
      .values(report.lines.map((line) => ({ ...line, reportId: id })))
      .onConflictDoUpdate({
        target: [reportLines.reportId, reportLines.roomId, reportLines.seq],
        set: { isReported: sql`${reportLines.isReported} or excluded.is_reported` },
      });
  return { kind: isNew ? "filed" : "merged", caseId };
}

/** Lets nobody else report or judge that person until the transaction ends; false where there is nobody. */
export async function holdSubject(tx: Transaction, subjectId: string): Promise<boolean> {
  const held = await tx
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.id, subjectId), isNull(users.deletedAt)))
    .for("no key update");
  return held.length > 0;
}

async function isJudged(tx: Transaction, { subjectId, about, reason }: NewReport): Promise<boolean> {
  const found = await tx
    .select({ id: reports.id })
    .from(reports)
    .innerJoin(moderationCases, eq(moderationCases.id, reports.caseId))
    .where(
      and(
        eq(reports.about, about),
        eq(reports.reason, reason),
        eq(moderationCases.subjectId, subjectId),
        isNotNull(moderationCases.closedAt),
      ),
    )
    .limit(1);
  return found.length > 0;
}

async function openCaseOf(tx: Transaction, subjectId: string): Promise<string> {
  const [open] = await tx
    .select({ id: moderationCases.id })
    .from(moderationCases)
    .where(and(eq(moderationCases.subjectId, subjectId), isNull(moderationCases.closedAt)));
  if (open !== undefined) return open.id;
  const [made] = await tx.insert(moderationCases).values({ subjectId }).returning({ id: moderationCases.id });
  // An insert that does not throw returns its row.
  return (made as { id: string }).id;
}

async function keepReport(
  tx: Transaction,
  caseId: string,
  { reporterId, reason, words, place, table, about }: NewReport,
): Promise<{ readonly id: string; readonly isNew: boolean }> {
  const where = {
    place,
    about,
    tableId: table?.id ?? null,
    fromSeq: table?.fromSeq ?? null,
    toSeq: table?.toSeq ?? null,
  };
  const [kept] = await tx
    .insert(reports)
    .values({ caseId, reporterId, reason, words, at: NOW, ...where })
    .onConflictDoUpdate({
      target: [reports.caseId, reports.reporterId, reports.reason],
      set: { ...where, words: words === "" ? sql`${reports.words}` : words, at: NOW },
    })
    .returning({ id: reports.id, isNew: sql<boolean>`xmax = 0` });
  return kept as { id: string; isNew: boolean };
}
