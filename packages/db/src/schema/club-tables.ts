import type { Seat, Settings } from "@trelyazh/preferans";
import { BOT_LEVELS, PERSONAS, TABLE_STATUSES, type Guest } from "@trelyazh/table";
import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { epochMs, isOneOf, xid8 } from "./columns.ts";
import { users } from "./users.ts";

/**
 * The tables of the club, as the lobby lists them. What happened at one is in its journal, `table_events`; its owner notes
 * here what the list shows of that, a moment later.
 */
export const clubTables = pgTable(
  "club_tables",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    ownerId: text("owner_id")
      .notNull()
      .references(() => users.id, { onDelete: "restrict" }),
    status: text("status", { enum: TABLE_STATUSES }).notNull().default("waiting"),
    settings: jsonb("settings").$type<Settings>().notNull(),
    turnSeconds: integer("turn_seconds").notNull(),
    /** No clock runs there while one person plays with bots alone. */
    untimedAlone: boolean("untimed_alone").notNull().default(false),
    /** The lobby does not show it. */
    isUnlisted: boolean("is_unlisted").notNull().default(false),
    /** Friends of its owner find it all the same, and nobody else may sit down there. */
    isFriendsOnly: boolean("is_friends_only").notNull().default(false),
    /** By seat: for whom a chair is kept at first; null where nobody is expected. */
    guests: jsonb("guests").$type<readonly (Guest | null)[]>(),
    createdAt: epochMs("created_at")
      .notNull()
      .default(sql`now()`),
    finishedAt: epochMs("finished_at"),
    spectatorDelaySeconds: integer("spectator_delay_seconds").notNull().default(0),
    dealNumber: integer("deal_number").notNull().default(0),
    /** How far its pulya is, in whole points or in deals; null in a row that an older release has written, and before play. */
    reached: integer("reached"),
    /** Users whom the table's owner lets sit down no more. */
    keptOut: text("kept_out")
      .array()
      .notNull()
      .default(sql`'{}'`),
    /** The number of the last event that is noted here; 0 in a row that an older release has written. */
    notedSeq: integer("noted_seq").notNull().default(0),
    /** The transaction that has changed the row or its chairs: whoever follows the list asks for what is not older. */
    changedXid: xid8("changed_xid")
      .notNull()
      .default(sql`pg_current_xact_id()`),
  },
  (table) => [
    check("club_tables_status_check", isOneOf(table.status, TABLE_STATUSES)),
    check("club_tables_finished_at_check", sql`(${table.status} = 'finished') = (${table.finishedAt} is not null)`),
    check("club_tables_turn_seconds_check", sql`${table.turnSeconds} > 0`),
    index("club_tables_owner_id_idx").on(table.ownerId),
    index("club_tables_open_idx")
      .on(table.createdAt)
      .where(sql`${table.status} <> 'finished'`),
    index("club_tables_changed_xid_idx").on(table.changedXid),
  ],
);

/**
 * Who sits where: one row a taken chair, kept for the lobby and for "my tables". A row with a `bot_level` is a bot; if
 * it has a `user_id` too, the bot keeps that person's chair.
 */
export const tableSeats = pgTable(
  "table_seats",
  {
    tableId: uuid("table_id")
      .notNull()
      .references(() => clubTables.id, { onDelete: "cascade" }),
    seat: smallint("seat").$type<Seat>().notNull(),
    userId: text("user_id").references(() => users.id, { onDelete: "cascade" }),
    botLevel: text("bot_level", { enum: BOT_LEVELS }),
    /** Who the bot is; null for one that is nobody in particular. */
    persona: text("persona", { enum: PERSONAS }),
    name: text("name").notNull(),
  },
  (table) => [
    primaryKey({ name: "table_seats_pkey", columns: [table.tableId, table.seat] }),
    check("table_seats_seat_check", sql`${table.seat} between 0 and 3`),
    check("table_seats_bot_level_check", isOneOf(table.botLevel, BOT_LEVELS)),
    check("table_seats_persona_check", isOneOf(table.persona, PERSONAS)),
    check("table_seats_occupant_check", sql`${table.userId} is not null or ${table.botLevel} is not null`),
    uniqueIndex("table_seats_table_id_user_id_key")
      .on(table.tableId, table.userId)
      .where(sql`${table.userId} is not null`),
    index("table_seats_user_id_idx").on(table.userId),
  ],
);

/**
 * People who are about to sit down: until the table's own record says that they sit there, it is counted here that they may.
 * An entry that nobody ends, since its process is gone, is over by itself.
 */
export const tableEntries = pgTable(
  "table_entries",
  {
    id: uuid("id").primaryKey(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    /** Of a table that may still be in the making. */
    tableId: uuid("table_id").notNull(),
    /** Whether the table then still waits for others. */
    waits: boolean("waits").notNull(),
    until: timestamp("until", { withTimezone: true }).notNull(),
  },
  (table) => [index("table_entries_user_id_idx").on(table.userId)],
);
