import { sql } from "drizzle-orm";
import { boolean, check, index, integer, jsonb, pgTable, primaryKey, smallint, text, uuid } from "drizzle-orm/pg-core";
import { clubTables } from "../club-tables.ts";
import { epochMs, isOneOf } from "../columns.ts";
import { users } from "../users.ts";

/** What has become of a pulya for somebody who played it; `none` counts for nobody. */
export const PULYA_OUTCOMES = ["playing", "finished", "left", "none"] as const;
export type PulyaOutcome = (typeof PULYA_OUTCOMES)[number];

/**
 * One row for each pulya and each person who sat there: what the news of the table has told of them, and what follows from it.
 * All of it can be made again from the journal.
 */
export const conductPulyas = pgTable(
  "conduct_pulyas",
  {
    tableId: uuid("table_id")
      .notNull()
      .references(() => clubTables.id, { onDelete: "cascade" }),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    facts: jsonb("facts").$type<readonly unknown[]>().notNull(),
    isStarted: boolean("is_started").notNull(),
    outcome: text("outcome", { enum: PULYA_OUTCOMES }).notNull(),
    /** When it was left or finished; null for anything else. */
    at: epochMs("at"),
    /** It was left in a misère of theirs. */
    isMisere: boolean("is_misere").notNull(),
  },
  (table) => [
    primaryKey({ name: "conduct_pulyas_pkey", columns: [table.tableId, table.userId] }),
    check("conduct_pulyas_outcome_check", isOneOf(table.outcome, PULYA_OUTCOMES)),
    check("conduct_pulyas_at_check", sql`(${table.outcome} in ('finished', 'left')) = (${table.at} is not null)`),
    index("conduct_pulyas_user_id_at_idx").on(table.userId, table.at),
  ],
);

/** What follows for a person from all of these and from what was forgiven; whoever has no row has played nothing that counts. */
export const conduct = pgTable("conduct", {
  userId: text("user_id")
    .primaryKey()
    .references(() => users.id, { onDelete: "cascade" }),
  started: integer("started").notNull(),
  finished: integer("finished").notNull(),
  left: integer("left").notNull(),
  leftMisere: integer("left_misere").notNull(),
  /** How long the next rest is: a step of the ladder, as it was at `steppedAt`. */
  step: smallint("step").notNull(),
  steppedAt: epochMs("stepped_at").notNull(),
  /** Pulyas that were finished since. */
  finishedSince: integer("finished_since").notNull(),
  restsUntil: epochMs("rests_until").notNull(),
});

/** What operators have forgiven: a person's leavings up to then count for nothing. Nothing makes these rows again. */
export const pardons = pgTable(
  "pardons",
  {
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    at: epochMs("at").notNull(),
    why: text("why").notNull(),
  },
  (table) => [primaryKey({ name: "pardons_pkey", columns: [table.userId, table.at] })],
);
