import type { Seat } from "@trelyazh/preferans";
import { sql } from "drizzle-orm";
import { check, integer, jsonb, pgTable, primaryKey, smallint, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { clubTables } from "./club-tables.ts";
import { epochMs } from "./columns.ts";

/**
 * The journal: everything that happened at every table, the truth that all else is built from. `seq` is dense per table
 * from 1, so two owners of one table can never both write the same number. A table is written before its first event and
 * never deleted; a foreign key would lock its row again for each event (decision 012).
 */
export const tableEvents = pgTable(
  "table_events",
  {
    tableId: uuid("table_id").notNull(),
    seq: integer("seq").notNull(),
    kind: text("kind").notNull(),
    /** Whose command it came from; null for the club's own doing. */
    actor: smallint("actor").$type<Seat>(),
    payload: jsonb("payload").$type<unknown>().notNull(),
    /** Whose turn it is afterwards and until when, as JSON; null for nobody's. */
    turn: jsonb("turn").$type<unknown>(),
    schemaVersion: smallint("schema_version").notNull(),
    commandId: uuid("command_id"),
    /** The events of one command are its parts 0, 1, … */
    commandPart: smallint("command_part"),
    createdAt: epochMs("created_at").notNull(),
  },
  (table) => [
    primaryKey({ name: "table_events_pkey", columns: [table.tableId, table.seq] }),
    check("table_events_seq_check", sql`${table.seq} > 0`),
    check("table_events_actor_check", sql`${table.actor} between 0 and 3`),
    check(
      "table_events_command_check",
      sql`(${table.commandId} is null) = (${table.commandPart} is null) and (${table.commandId} is null or ${table.actor} is not null)`,
    ),
    uniqueIndex("table_events_command_key")
      .on(table.tableId, table.actor, table.commandId, table.commandPart)
      .where(sql`${table.commandId} is not null`),
  ],
);

/** The latest snapshot of each table: its state after event `seq`. */
export const tableSnapshots = pgTable(
  "table_snapshots",
  {
    tableId: uuid("table_id")
      .primaryKey()
      .references(() => clubTables.id, { onDelete: "cascade" }),
    seq: integer("seq").notNull(),
    schemaVersion: smallint("schema_version").notNull(),
    state: jsonb("state").$type<unknown>().notNull(),
    createdAt: epochMs("created_at")
      .notNull()
      .default(sql`now()`),
  },
  (table) => [check("table_snapshots_seq_check", sql`${table.seq} >= 0`)],
);
