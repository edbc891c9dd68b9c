import { bigint, index, integer, pgTable, text } from "drizzle-orm/pg-core";

export const RATE_LIMITS_TABLE = "rate_limits";

/**
 * What has been used up of limits that hold for all processes together. Names, order and types of the columns are those
 * that rate-limiter-flexible writes; `expire` is in epoch milliseconds.
 */
export const rateLimits = pgTable(
  RATE_LIMITS_TABLE,
  {
    key: text("key").primaryKey(),
    points: integer("points").notNull().default(0),
    expire: bigint("expire", { mode: "number" }),
  },
  (table) => [index("rate_limits_expire_idx").on(table.expire)],
);
