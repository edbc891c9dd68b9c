import { sql } from "drizzle-orm";
import { bigint, integer, jsonb, pgTable, primaryKey, smallint, text, uuid } from "drizzle-orm/pg-core";
import { epochMs, xid8 } from "./columns.ts";

/** How far each consumer of the outbox has got: its rows tell of everything up to its position, and of nothing after it. */
export const consumers = pgTable("consumers", {
  name: text("name").primaryKey(),
  /** Of the code that has made its rows; 0 before there are any. */
  version: smallint("version").notNull().default(0),
  positionXid: xid8("position_xid")
    .notNull()
    .default(sql`'0'`),
  positionId: bigint("position_id", { mode: "bigint" })
    .notNull()
    .default(sql`0`),
  updatedAt: epochMs("updated_at")
    .notNull()
    .default(sql`now()`),
  rebuiltAt: epochMs("rebuilt_at"),
});

/** News read from the journal again for a consumer that is being rebuilt, in the order in which it happened. */
export const rebuildNews = pgTable(
  "rebuild_news",
  {
    consumer: text("consumer").notNull(),
    at: epochMs("at").notNull(),
    tableId: uuid("table_id").notNull(),
    seq: integer("seq").notNull(),
    kind: text("kind").notNull(),
    payload: jsonb("payload").$type<unknown>().notNull(),
  },
  (table) => [primaryKey({ name: "rebuild_news_pkey", columns: [table.consumer, table.at, table.tableId, table.seq] })],
);
