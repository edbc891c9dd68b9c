import { index, pgTable, primaryKey, text, timestamp } from "drizzle-orm/pg-core";
import { users } from "../users.ts";

/** Names that people had until a while ago. A member's is nobody else's meanwhile: it has its skeleton here. */
export const formerNames = pgTable(
  "former_names",
  {
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    name: text("name").notNull(),
    /** Null for a name that a guest had, which others may have. */
    skeleton: text("skeleton"),
    /** Since when they are called something else. */
    since: timestamp("since", { withTimezone: true }).notNull().defaultNow(),
    /** When it is forgotten. */
    until: timestamp("until", { withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ name: "former_names_pkey", columns: [table.userId, table.name] }),
    index("former_names_skeleton_idx").on(table.skeleton),
    index("former_names_until_idx").on(table.until),
  ],
);
