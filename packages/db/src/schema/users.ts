import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { boolean, index, pgTable, text, timestamp, uniqueIndex } from "drizzle-orm/pg-core";

const createdAt = timestamp("created_at", { withTimezone: true }).notNull().defaultNow();
const updatedAt = timestamp("updated_at", { withTimezone: true })
  .notNull()
  .defaultNow()
  .$onUpdate(() => new Date());

/**
 * People, guests among them. `name` is what others see. A guest's `email` is a placeholder. A ban without an end is for
 * good; its columns are those of better-auth's admin plugin.
 */
export const users = pgTable(
  "users",
  {
    id: text("id").primaryKey().$defaultFn(randomUUID),
    name: text("name").notNull(),
    email: text("email").notNull().unique("users_email_key"),
    emailVerified: boolean("email_verified").notNull().default(false),
    /** What is left of a member's name when all is taken away by which names look different; null for guests. */
    nameSkeleton: text("name_skeleton"),
    /** When they took the name or the picture, or were deleted: all nodes look for those whom others know by another one. */
    renamedAt: timestamp("renamed_at", { withTimezone: true }),
    /** Since when they are a deleted player, of whom only the id is left. */
    deletedAt: timestamp("deleted_at", { withTimezone: true }),
    /** The hash of their picture (`pictures`); null for whoever has none. */
    image: text("image"),
    isAnonymous: boolean("is_anonymous").notNull().default(false),
    banned: boolean("banned").notNull().default(false),
    banReason: text("ban_reason"),
    banExpires: timestamp("ban_expires", { withTimezone: true }),
    createdAt,
    updatedAt,
  },
  ({ id, banned, nameSkeleton, renamedAt }) => [
    index("users_banned_idx")
      .on(id)
      .where(sql`${banned}`),
    uniqueIndex("users_name_skeleton_key")
      .on(nameSkeleton)
      .where(sql`${nameSkeleton} is not null`),
    index("users_renamed_at_idx").on(renamedAt),
  ],
);

export const sessions = pgTable(
  "sessions",
  {
    id: text("id").primaryKey().$defaultFn(randomUUID),
    token: text("token").notNull().unique("sessions_token_key"),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    expiresAt: timestamp("expires_at", { withTimezone: true }).notNull(),
    ipAddress: text("ip_address"),
    userAgent: text("user_agent"),
    createdAt,
    updatedAt,
  },
  (table) => [index("sessions_user_id_idx").on(table.userId), index("sessions_expires_at_idx").on(table.expiresAt)],
);

/**
 * Browsers that became a guest a moment ago, by a hash of their marks: one that asks by two tabs, or once more since the
 * answer was lost, is the same guest, whichever process it asks.
 */
export const browserGuests = pgTable(
  "browser_guests",
  {
    markHash: text("mark_hash").primaryKey(),
    sessionId: text("session_id").references(() => sessions.id, { onDelete: "cascade" }),
    createdAt,
  },
  (table) => [index("browser_guests_session_id_idx").on(table.sessionId)],
);

/** Ways to sign in: a password or an outside provider. A guest has none. */
export const accounts = pgTable(
  "accounts",
  {
    id: text("id").primaryKey().$defaultFn(randomUUID),
    accountId: text("account_id").notNull(),
    providerId: text("provider_id").notNull(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    accessToken: text("access_token"),
    refreshToken: text("refresh_token"),
    idToken: text("id_token"),
    accessTokenExpiresAt: timestamp("access_token_expires_at", { withTimezone: true }),
    refreshTokenExpiresAt: timestamp("refresh_token_expires_at", { withTimezone: true }),
    scope: text("scope"),
    password: text("password"),
    createdAt,
    updatedAt,
  },
  (table) => [
    index("accounts_user_id_idx").on(table.userId),
    uniqueIndex("accounts_provider_id_account_id_key").on(table.providerId, table.accountId),
  ],
);

/** Short-lived secrets, such as those of a password reset. */
export const verifications = pgTable(
  "verifications",
  {
    id: text("id").primaryKey().$defaultFn(randomUUID),
    identifier: text("identifier").notNull(),
    value: text("value").notNull(),
    expiresAt: timestamp("expires_at", { withTimezone: true }).notNull(),
    createdAt,
    updatedAt,
  },
  (table) => [
    index("verifications_identifier_idx").on(table.identifier),
    index("verifications_expires_at_idx").on(table.expiresAt),
  ],
);

/** The tables by better-auth's model names: `drizzleAdapter(database.db, { provider: "pg", schema: authSchema })`. */
export const authSchema = { user: users, session: sessions, account: accounts, verification: verifications };
