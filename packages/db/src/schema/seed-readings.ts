import { sql } from "drizzle-orm";
import { bigint, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { epochMs } from "./columns.ts";

/** Whoever of the club's operators has read seeds of deals that were not over, with the club's own commands. No row is ever changed. */
export const seedReadings = pgTable("seed_readings", {
  id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
  at: epochMs("at")
    .notNull()
    .default(sql`clock_timestamp()`),
  /** An account of a machine. */
  reader: text("reader").notNull(),
  /** Null where it was every table's. No key: the row outlives whatever it is about. */
  tableId: uuid("table_id"),
  reason: text("reason").notNull(),
});
