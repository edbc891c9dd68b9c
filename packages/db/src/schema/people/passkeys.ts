import { sql } from "drizzle-orm";
import { bigint, check, index, pgTable, text } from "drizzle-orm/pg-core";
import { epochMs, isOneOf } from "../columns.ts";
import { users } from "../users.ts";

/** Keys that browsers and telephones keep for members, by the ids that those have given them. */
export const passkeys = pgTable(
  "passkeys",
  {
    id: text("id").primaryKey(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    /** How its owner calls it. */
    label: text("label").notNull(),
    /** The public half, in base64url. */
    publicKey: text("public_key").notNull(),
    /** How often it was used, as it says itself; many say 0 for ever. */
    counter: bigint("counter", { mode: "number" }).notNull(),
    since: epochMs("since")
      .notNull()
      .default(sql`now()`),
    lastUsed: epochMs("last_used"),
  },
  (table) => [index("passkeys_user_id_idx").on(table.userId)],
);

/** What a browser has been asked to do: to make a passkey, to sign in by one, to prove by one who is there. */
export const CHALLENGE_KINDS = ["make", "signIn", "proof"] as const;

/** What passkeys are to answer. A row goes with the first answer, whether it was right or not. */
export const passkeyChallenges = pgTable(
  "passkey_challenges",
  {
    challenge: text("challenge").primaryKey(),
    kind: text("kind", { enum: CHALLENGE_KINDS }).notNull(),
    /** Who is signed in; null for whoever wants to be. */
    userId: text("user_id").references(() => users.id, { onDelete: "cascade" }),
    /** A hash of the mark of the browser that has asked. */
    browser: text("browser").notNull(),
    /** The origin of the page that has asked: nothing from any other is an answer. */
    origin: text("origin").notNull(),
    expiresAt: epochMs("expires_at").notNull(),
  },
  (table) => [
    check("passkey_challenges_kind_check", isOneOf(table.kind, CHALLENGE_KINDS)),
    index("passkey_challenges_user_id_idx").on(table.userId),
    index("passkey_challenges_expires_at_idx").on(table.expiresAt),
  ],
);
