import { sql } from "drizzle-orm";
import { check, pgTable, text } from "drizzle-orm/pg-core";
import { isOneOf } from "../columns.ts";
import { users } from "../users.ts";

/** Who may see whether somebody is here, and who may invite them to a table. */
export const PRESENCE_FOR = ["nobody", "friends"] as const;
export const INVITES_FROM = ["nobody", "friends", "everybody"] as const;

/** What somebody says of themselves, and allows others; whoever has no row has said nothing and allows the defaults. */
export const profiles = pgTable(
  "profiles",
  {
    userId: text("user_id")
      .primaryKey()
      .references(() => users.id, { onDelete: "cascade" }),
    words: text("words").notNull().default(""),
    languages: text("languages")
      .array()
      .notNull()
      .default(sql`'{}'`),
    presenceFor: text("presence_for", { enum: PRESENCE_FOR }).notNull().default("friends"),
    invitesFrom: text("invites_from", { enum: INVITES_FROM }).notNull().default("everybody"),
  },
  (table) => [
    check("profiles_presence_for_check", isOneOf(table.presenceFor, PRESENCE_FOR)),
    check("profiles_invites_from_check", isOneOf(table.invitesFrom, INVITES_FROM)),
  ],
);
