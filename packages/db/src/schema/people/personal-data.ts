import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  customType,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { epochMs, isOneOf } from "../columns.ts";
import { users } from "../users.ts";

/** How far what somebody has asked for of their data is: nobody has begun, it is being written, it is there, or it could not be made. */
export const EXPORT_STATES = ["waiting", "running", "done", "failed"] as const;

const bytea = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => "bytea" });

/** What people have asked for of their data. One at a time a person; the file itself is in pieces, so that any node can give it out. */
export const personalExports = pgTable(
  "personal_exports",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    state: text("state", { enum: EXPORT_STATES }).notNull().default("waiting"),
    /** Of whoever writes it: another one who has begun anew takes it away from them. */
    run: uuid("run"),
    askedAt: epochMs("asked_at")
      .notNull()
      .default(sql`now()`),
    /** Steps that are done, of those that there are. */
    done: integer("done").notNull().default(0),
    steps: integer("steps").notNull().default(0),
    /** Of the whole file. */
    size: bigint("size", { mode: "number" }).notNull().default(0),
    /** Until when it is kept. */
    until: epochMs("until").notNull(),
  },
  (table) => [
    check("personal_exports_state_check", isOneOf(table.state, EXPORT_STATES)),
    uniqueIndex("personal_exports_user_id_key").on(table.userId),
    index("personal_exports_until_idx").on(table.until),
  ],
);

/** The file of an export, in the order of its pieces. */
export const personalExportPieces = pgTable(
  "personal_export_pieces",
  {
    exportId: uuid("export_id")
      .notNull()
      .references(() => personalExports.id, { onDelete: "cascade" }),
    number: integer("number").notNull(),
    bytes: bytea("bytes").notNull(),
  },
  (table) => [primaryKey({ name: "personal_export_pieces_pkey", columns: [table.exportId, table.number] })],
);

/** Deleted players whose names may still stand in what was written of tables: the row goes when they stand nowhere. */
export const nameErasures = pgTable("name_erasures", {
  userId: text("user_id")
    .primaryKey()
    .references(() => users.id, { onDelete: "cascade" }),
  since: epochMs("since")
    .notNull()
    .default(sql`now()`),
});

export const DATA_ACTS = ["export", "deletion"] as const;

/** That somebody's data were given out or deleted, and by whom. No row is ever changed; it outlives whom it is about. */
export const dataActs = pgTable(
  "data_acts",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    at: epochMs("at")
      .notNull()
      .default(sql`now()`),
    act: text("act", { enum: DATA_ACTS }).notNull(),
    userId: text("user_id").notNull(),
    /** An account of a machine; null where the person themselves has asked for it. */
    operator: text("operator"),
  },
  (table) => [
    check("data_acts_act_check", isOneOf(table.act, DATA_ACTS)),
    index("data_acts_user_id_idx").on(table.userId),
  ],
);
