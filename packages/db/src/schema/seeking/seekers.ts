import { PRESET_NAMES } from "@trelyazh/preferans";
import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { epochMs } from "../columns.ts";
import { users } from "../users.ts";

/** How fast it may go, as far as somebody minds. */
export const SEEK_PACES = ["quick", "usual", "calm"] as const;

/** The table that is to be made for people who were brought together. */
export interface PartyWish {
  readonly convention: (typeof PRESET_NAMES)[number];
  readonly pace: (typeof SEEK_PACES)[number];
  readonly players: 2 | 3 | 4;
  /** Who plays there; the first of them makes the table. Chairs that are left are for bots. */
  readonly userIds: readonly string[];
}

/**
 * People who wait for the club to seat them, each once. Somebody is here as long as their node renews the lease. With a table
 * they are seated there, by their own node, and wait no more.
 */
export const seekers = pgTable(
  "seekers",
  {
    /** Made by the client. */
    id: uuid("id").primaryKey(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    conventions: text("conventions", { enum: PRESET_NAMES }).array().notNull(),
    players: smallint("players").$type<2 | 3 | 4>().notNull(),
    paces: text("paces", { enum: SEEK_PACES }).array().notNull(),
    withBots: boolean("with_bots").notNull(),
    soughtAt: epochMs("sought_at")
      .notNull()
      .default(sql`clock_timestamp()`),
    expiresAt: epochMs("expires_at").notNull(),
    /** Where they are to sit, which may still be in the making; null while they wait. */
    tableId: uuid("table_id"),
    seat: smallint("seat").$type<0 | 1 | 2 | 3>(),
    placedAt: epochMs("placed_at"),
    /** Of a table that is to be made; null for one that was there. */
    wish: jsonb("wish").$type<PartyWish>(),
  },
  (table) => [
    check("seekers_players_check", sql`${table.players} between 2 and 4`),
    check("seekers_place_check", sql`(${table.tableId} is null) = (${table.seat} is null)`),
    uniqueIndex("seekers_user_id_key").on(table.userId),
    index("seekers_sought_at_idx").on(table.soughtAt),
  ],
);

/** How long people have waited who were seated with others; who they were is not kept. */
export const seekWaits = pgTable(
  "seek_waits",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    conventions: text("conventions", { enum: PRESET_NAMES }).array().notNull(),
    players: smallint("players").$type<2 | 3 | 4>().notNull(),
    seconds: integer("seconds").notNull(),
    at: epochMs("at")
      .notNull()
      .default(sql`now()`),
  },
  (table) => [index("seek_waits_players_at_idx").on(table.players, table.at)],
);
