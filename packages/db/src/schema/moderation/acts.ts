import { sql } from "drizzle-orm";
import { bigint, check, index, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { epochMs, isOneOf } from "../columns.ts";
import { users } from "../users.ts";
import { moderationCases } from "./reports.ts";
import { ACT_KINDS, AUDIT_KINDS, REPORT_REASONS } from "./words.ts";

const now = sql`now()`;

/** Who looks after the club. Asked at each of their calls, so that a role that is taken away is gone at once. */
export const roles = pgTable("roles", {
  userId: text("user_id")
    .primaryKey()
    .references(() => users.id, { onDelete: "cascade" }),
  role: text("role", { enum: ["moderator"] }).notNull(),
  since: epochMs("since").notNull().default(now),
});

/** What moderators have done about somebody. It holds from its beginning until its end, unless it was lifted before. */
export const moderationActs = pgTable(
  "moderation_acts",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    subjectId: text("subject_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    /** With whom they may not sit at a table; null for all other kinds. */
    otherId: text("other_id").references(() => users.id, { onDelete: "cascade" }),
    moderatorId: text("moderator_id").references(() => users.id, { onDelete: "set null" }),
    caseId: uuid("case_id").references(() => moderationCases.id, { onDelete: "set null" }),
    kind: text("kind", { enum: ACT_KINDS }).notNull(),
    reason: text("reason", { enum: REPORT_REASONS }).notNull(),
    /** What the moderator tells them. */
    words: text("words").notNull(),
    at: epochMs("at").notNull().default(now),
    /** Null for good, and where nothing lasts. */
    until: epochMs("until"),
    liftedAt: epochMs("lifted_at"),
    /** When they have read of it. */
    toldAt: epochMs("told_at"),
    /** The same of the other one. */
    otherToldAt: epochMs("other_told_at"),
  },
  (table) => [
    check("moderation_acts_kind_check", isOneOf(table.kind, ACT_KINDS)),
    check("moderation_acts_reason_check", isOneOf(table.reason, REPORT_REASONS)),
    check("moderation_acts_other_check", sql`(${table.kind} = 'apart') = (${table.otherId} is not null)`),
    index("moderation_acts_subject_id_idx").on(table.subjectId),
    index("moderation_acts_other_id_idx").on(table.otherId),
    index("moderation_acts_moderator_id_idx").on(table.moderatorId),
    index("moderation_acts_case_id_idx").on(table.caseId),
  ],
);

/** What somebody says against an act: once, and another moderator answers. */
export const appeals = pgTable(
  "appeals",
  {
    actId: uuid("act_id")
      .primaryKey()
      .references(() => moderationActs.id, { onDelete: "cascade" }),
    authorId: text("author_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    words: text("words").notNull(),
    at: epochMs("at").notNull().default(now),
    answer: text("answer", { enum: ["lifted", "upheld"] }),
    answerWords: text("answer_words"),
    answeredAt: epochMs("answered_at"),
    answeredBy: text("answered_by").references(() => users.id, { onDelete: "set null" }),
  },
  (table) => [
    check("appeals_answer_check", sql`(${table.answer} is null) = (${table.answeredAt} is null)`),
    index("appeals_author_id_idx").on(table.authorId),
    index("appeals_answered_by_idx").on(table.answeredBy),
  ],
);

/** Everything that moderators, and operators about them, have done. No row is ever changed; people are there by their ids alone. */
export const moderationAudit = pgTable(
  "moderation_audit",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    at: epochMs("at")
      .notNull()
      .default(sql`clock_timestamp()`),
    /** A member, or an account of a machine. */
    actor: text("actor").notNull(),
    kind: text("kind", { enum: AUDIT_KINDS }).notNull(),
    subjectId: text("subject_id").notNull(),
    details: jsonb("details").$type<Readonly<Record<string, string | number | null>>>().notNull(),
  },
  (table) => [
    check("moderation_audit_kind_check", isOneOf(table.kind, AUDIT_KINDS)),
    index("moderation_audit_subject_id_idx").on(table.subjectId),
  ],
);
