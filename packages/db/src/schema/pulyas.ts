import type { Seat, Settings, Settlement, Sheet } from "@trelyazh/preferans";
import { BOT_LEVELS, PERSONAS } from "@trelyazh/table";
import { sql } from "drizzle-orm";
import { check, index, jsonb, pgTable, primaryKey, smallint, text, uuid } from "drizzle-orm/pg-core";
import { clubTables } from "./club-tables.ts";
import { epochMs, isOneOf } from "./columns.ts";
import { users } from "./users.ts";

/** Pulyas played to their settlement: the paper as it was at the end. */
export const finishedPulyas = pgTable(
  "finished_pulyas",
  {
    tableId: uuid("table_id")
      .primaryKey()
      .references(() => clubTables.id, { onDelete: "cascade" }),
    settings: jsonb("settings").$type<Settings>().notNull(),
    sheet: jsonb("sheet").$type<Sheet>().notNull(),
    settlement: jsonb("settlement").$type<Settlement>().notNull(),
    finishedAt: epochMs("finished_at").notNull(),
  },
  (table) => [index("finished_pulyas_finished_at_idx").on(table.finishedAt)],
);

/**
 * Who had played, by seat. The name is the one at the time of writing, and stays when the account goes; it is null for
 * somebody whose account was gone by then.
 */
export const pulyaPlayers = pgTable(
  "pulya_players",
  {
    tableId: uuid("table_id")
      .notNull()
      .references(() => finishedPulyas.tableId, { onDelete: "cascade" }),
    seat: smallint("seat").$type<Seat>().notNull(),
    userId: text("user_id").references(() => users.id, { onDelete: "set null" }),
    botLevel: text("bot_level", { enum: BOT_LEVELS }),
    /** Who the bot was; null for one that was nobody in particular. */
    persona: text("persona", { enum: PERSONAS }),
    name: text("name"),
  },
  (table) => [
    primaryKey({ name: "pulya_players_pkey", columns: [table.tableId, table.seat] }),
    check("pulya_players_seat_check", sql`${table.seat} between 0 and 3`),
    check("pulya_players_bot_level_check", isOneOf(table.botLevel, BOT_LEVELS)),
    check("pulya_players_persona_check", isOneOf(table.persona, PERSONAS)),
    index("pulya_players_user_id_idx").on(table.userId),
  ],
);
