import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { isOneOf } from "../columns.ts";
import { users } from "../users.ts";

/** What a code is for: to come back by an address, to prove an address, to come back by an operator's help. */
export const CODE_KINDS = ["recovery", "address", "operator"] as const;

/**
 * Codes of six digits that are to be typed. The code itself is nowhere: it follows from the row's id and the club's secret. A
 * row for an address that nobody has is like any other.
 */
export const signInCodes = pgTable(
  "sign_in_codes",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    kind: text("kind", { enum: CODE_KINDS }).notNull(),
    /** Null for whoever has said an address only. */
    userId: text("user_id").references(() => users.id, { onDelete: "cascade" }),
    email: text("email"),
    /** A hash of the mark of the browser that has asked; null for an operator's. */
    browser: text("browser"),
    /** In which the letter is written. */
    locale: text("locale").notNull(),
    tries: integer("tries").notNull().default(0),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
    expiresAt: timestamp("expires_at", { withTimezone: true }).notNull(),
  },
  (table) => [
    check("sign_in_codes_kind_check", isOneOf(table.kind, CODE_KINDS)),
    check("sign_in_codes_tries_check", sql`${table.tries} >= 0`),
    index("sign_in_codes_user_id_idx").on(table.userId),
    index("sign_in_codes_email_idx").on(table.email),
    index("sign_in_codes_expires_at_idx").on(table.expiresAt),
  ],
);

/** Codes that a member has written down, as hashes; one that is used is deleted. */
export const recoveryCodes = pgTable(
  "recovery_codes",
  {
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    codeHash: text("code_hash").notNull(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ name: "recovery_codes_pkey", columns: [table.userId, table.codeHash] })],
);
