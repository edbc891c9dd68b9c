import { sql } from "drizzle-orm";
import { bigserial, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { epochMs, xid8 } from "./columns.ts";

/**
 * News of tables, until all consumers have worked it off: each row is written in the transaction of the event that it
 * tells of. Transactions end in another order than they begin, so the key begins with the transaction: what is older than
 * all that are under way is complete (decision 017).
 */
export const outbox = pgTable(
  "outbox",
  {
    xid: xid8("xid")
      .notNull()
      .default(sql`pg_current_xact_id()`),
    id: bigserial("id", { mode: "bigint" }).notNull(),
    tableId: uuid("table_id").notNull(),
    seq: integer("seq").notNull(),
    kind: text("kind").notNull(),
    payload: jsonb("payload").$type<unknown>().notNull(),
    at: epochMs("at").notNull(),
  },
  (table) => [primaryKey({ name: "outbox_pkey", columns: [table.xid, table.id] })],
);
