import { sql } from "drizzle-orm";
import { bigint, boolean, index, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { epochMs } from "./columns.ts";

/**
 * The processes of the club. Each renews its lease here as long as it runs: one whose lease is over is dead for the others,
 * whatever has become of it. All moments are the database's own.
 */
export const nodes = pgTable("nodes", {
  /** New with each process. */
  id: uuid("id").primaryKey(),
  /** What its operator calls it. */
  name: text("name").notNull(),
  release: integer("release").notNull(),
  /** It hands its tables on and takes none: it is about to stop, or an operator has told it so. */
  isLeaving: boolean("is_leaving").notNull().default(false),
  startedAt: epochMs("started_at")
    .notNull()
    .default(sql`clock_timestamp()`),
  expiresAt: epochMs("expires_at").notNull(),
});

/**
 * Which node has a table, and for the how-manieth time it was claimed: what is appended under a lower epoch is not written.
 * There is none for a table that nobody has to own, since it is over. No key points to the table, which is never deleted, nor
 * to the node, whose row may be gone.
 */
export const tableOwners = pgTable(
  "table_owners",
  {
    tableId: uuid("table_id").primaryKey(),
    nodeId: uuid("node_id").notNull(),
    epoch: bigint("epoch", { mode: "number" }).notNull(),
  },
  (table) => [index("table_owners_node_id_idx").on(table.nodeId)],
);
