import { sql } from "drizzle-orm";
import { boolean, check, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { epochMs, isOneOf } from "../columns.ts";
import { users } from "../users.ts";
import { REPORT_PLACES, REPORT_REASONS } from "./words.ts";

const now = sql`now()`;

/** What is open about somebody: all reports of them that nobody has judged yet. There is one at most for each person. */
export const moderationCases = pgTable(
  "moderation_cases",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    subjectId: text("subject_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    openedAt: epochMs("opened_at").notNull().default(now),
    /** The moderator who looks into it, until that moment; then anyone may. */
    claimedBy: text("claimed_by").references(() => users.id, { onDelete: "set null" }),
    claimedUntil: epochMs("claimed_until"),
    closedAt: epochMs("closed_at"),
    closedBy: text("closed_by").references(() => users.id, { onDelete: "set null" }),
    /** Whether something was done, once it is closed. */
    isFounded: boolean("is_founded"),
  },
  (table) => [
    check("moderation_cases_closed_check", sql`(${table.closedAt} is null) = (${table.isFounded} is null)`),
    uniqueIndex("moderation_cases_open_key")
      .on(table.subjectId)
      .where(sql`${table.closedAt} is null`),
    index("moderation_cases_subject_id_idx").on(table.subjectId),
    index("moderation_cases_claimed_by_idx").on(table.claimedBy),
    index("moderation_cases_closed_by_idx").on(table.closedBy),
    index("moderation_cases_closed_at_idx").on(table.closedAt),
  ],
);

/** What somebody has said about somebody else to the moderators: one report for each reason, as long as the case is open. */
export const reports = pgTable(
  "reports",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    caseId: uuid("case_id")
      .notNull()
      .references(() => moderationCases.id, { onDelete: "cascade" }),
    reporterId: text("reporter_id").references(() => users.id, { onDelete: "set null" }),
    reason: text("reason", { enum: REPORT_REASONS }).notNull(),
    words: text("words").notNull(),
    place: text("place", { enum: REPORT_PLACES }).notNull(),
    tableId: uuid("table_id"),
    /** The events of the table that it is about. */
    fromSeq: integer("from_seq"),
    toSeq: integer("to_seq"),
    /** The same for all reports of the same thing: what was judged once is not judged again. */
    about: text("about").notNull(),
    at: epochMs("at").notNull().default(now),
    /** When the reporter has read the answer. */
    toldAt: epochMs("told_at"),
  },
  (table) => [
    check("reports_reason_check", isOneOf(table.reason, REPORT_REASONS)),
    check("reports_place_check", isOneOf(table.place, REPORT_PLACES)),
    uniqueIndex("reports_case_id_reporter_id_reason_key").on(table.caseId, table.reporterId, table.reason),
    index("reports_reporter_id_idx").on(table.reporterId),
    index("reports_about_idx").on(table.about),
  ],
);

/** Lines of a chat as they were when they were reported: those that a report is about, and what was said around them. */
export const reportLines = pgTable(
  "report_lines",
  {
    reportId: uuid("report_id")
      .notNull()
      .references(() => reports.id, { onDelete: "cascade" }),
    roomId: text("room_id").notNull(),
    seq: integer("seq").notNull(),
    authorId: text("author_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    text: text("text"),
    phrase: text("phrase"),
    at: epochMs("at").notNull(),
    isReported: boolean("is_reported").notNull(),
  },
  (table) => [
    primaryKey({ name: "report_lines_pkey", columns: [table.reportId, table.roomId, table.seq] }),
    index("report_lines_author_id_idx").on(table.authorId),
  ],
);
