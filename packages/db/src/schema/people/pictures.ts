import { sql } from "drizzle-orm";
import { index, pgTable, text } from "drizzle-orm/pg-core";
import { bytes, epochMs } from "../columns.ts";
import { users } from "../users.ts";

/** Pictures that members have of themselves, as the club has made them. Whoever has one is known by `users.image`, which is its hash. */
export const pictures = pgTable(
  "pictures",
  {
    userId: text("user_id")
      .primaryKey()
      .references(() => users.id, { onDelete: "cascade" }),
    hash: text("hash").notNull(),
    jpeg: bytes("jpeg").notNull(),
    since: epochMs("since")
      .notNull()
      .default(sql`now()`),
  },
  (table) => [index("pictures_hash_idx").on(table.hash)],
);
