import { sql } from "drizzle-orm";
import { check, index, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { epochMs, isOneOf } from "../columns.ts";
import { users } from "../users.ts";

/**
 * What somebody has set about somebody else: they asked to be friends, they are friends (a row each way), they want nothing
 * to be seen either way, or do not want to play at one table.
 */
export const RELATION_KINDS = ["asked", "friend", "hidden", "not_at_my_table"] as const;
export type RelationKind = (typeof RELATION_KINDS)[number];

export const relations = pgTable(
  "relations",
  {
    ownerId: text("owner_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    otherId: text("other_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    kind: text("kind", { enum: RELATION_KINDS }).notNull(),
    since: epochMs("since")
      .notNull()
      .default(sql`now()`),
  },
  (table) => [
    primaryKey({ name: "relations_pkey", columns: [table.ownerId, table.otherId, table.kind] }),
    check("relations_kind_check", isOneOf(table.kind, RELATION_KINDS)),
    check("relations_other_check", sql`${table.ownerId} <> ${table.otherId}`),
    index("relations_other_id_idx").on(table.otherId),
  ],
);

/** What somebody has written about somebody else, for their own eyes. */
export const personNotes = pgTable(
  "person_notes",
  {
    ownerId: text("owner_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    otherId: text("other_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    note: text("note").notNull(),
  },
  (table) => [
    primaryKey({ name: "person_notes_pkey", columns: [table.ownerId, table.otherId] }),
    index("person_notes_other_id_idx").on(table.otherId),
  ],
);
