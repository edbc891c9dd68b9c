import { sql } from "drizzle-orm";
import { index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { epochMs } from "../columns.ts";
import { users } from "../users.ts";

/** Who has invited whom to which table, until it is answered or too old. */
export const invitations = pgTable(
  "invitations",
  {
    toId: text("to_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    fromId: text("from_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    tableId: uuid("table_id").notNull(),
    at: epochMs("at")
      .notNull()
      .default(sql`now()`),
  },
  (table) => [
    primaryKey({ name: "invitations_pkey", columns: [table.toId, table.fromId, table.tableId] }),
    index("invitations_from_id_idx").on(table.fromId),
    index("invitations_at_idx").on(table.at),
  ],
);
