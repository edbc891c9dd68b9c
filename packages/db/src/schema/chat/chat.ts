import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { clubTables } from "../club-tables.ts";
import { epochMs, isOneOf } from "../columns.ts";
import { users } from "../users.ts";

/** Where people talk: in the lobby, at a table among players or spectators, or two friends between themselves. */
export const CHAT_ROOM_KINDS = ["lobby", "players", "spectators", "friends"] as const;

/** Rooms in which something was said, and the number of the last line there. Two friends stand in the order of their ids. */
export const chatRooms = pgTable(
  "chat_rooms",
  {
    id: text("id").primaryKey(),
    kind: text("kind", { enum: CHAT_ROOM_KINDS }).notNull(),
    tableId: uuid("table_id").references(() => clubTables.id, { onDelete: "cascade" }),
    oneId: text("one_id").references(() => users.id, { onDelete: "cascade" }),
    otherId: text("other_id").references(() => users.id, { onDelete: "cascade" }),
    lastSeq: integer("last_seq").notNull(),
  },
  (table) => [
    check("chat_rooms_kind_check", isOneOf(table.kind, CHAT_ROOM_KINDS)),
    check("chat_rooms_table_check", sql`(${table.kind} in ('players', 'spectators')) = (${table.tableId} is not null)`),
    check("chat_rooms_one_check", sql`(${table.kind} = 'friends') = (${table.oneId} is not null)`),
    check("chat_rooms_other_check", sql`(${table.oneId} is null) = (${table.otherId} is null)`),
    index("chat_rooms_table_id_idx").on(table.tableId),
    index("chat_rooms_one_id_idx").on(table.oneId),
    index("chat_rooms_other_id_idx").on(table.otherId),
  ],
);

/** What was said, numbered densely per room. */
export const chatLines = pgTable(
  "chat_lines",
  {
    roomId: text("room_id")
      .notNull()
      .references(() => chatRooms.id, { onDelete: "cascade" }),
    seq: integer("seq").notNull(),
    authorId: text("author_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    /** Made by the author's client: a repeat is the same line. */
    lineId: uuid("line_id").notNull(),
    /** As it was typed; null for a phrase. */
    text: text("text"),
    phrase: text("phrase"),
    /** Where words of the text are masked: begin and length of each. */
    masked: jsonb("masked").$type<readonly (readonly [number, number])[]>(),
    /** Its author may have addresses followed. */
    links: boolean("links").notNull().default(false),
    at: epochMs("at").notNull(),
    /** The deal that was on when it was said, and the number of the table's last event then. */
    deal: integer("deal"),
    tableSeq: integer("table_seq"),
  },
  (table) => [
    primaryKey({ name: "chat_lines_pkey", columns: [table.roomId, table.seq] }),
    uniqueIndex("chat_lines_author_id_line_id_key").on(table.authorId, table.lineId),
    check("chat_lines_words_check", sql`(${table.text} is null) <> (${table.phrase} is null)`),
    index("chat_lines_at_idx").on(table.at),
  ],
);

/** How far members have read rooms. */
export const chatReads = pgTable(
  "chat_reads",
  {
    memberId: text("member_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    roomId: text("room_id")
      .notNull()
      .references(() => chatRooms.id, { onDelete: "cascade" }),
    seq: integer("seq").notNull(),
  },
  (table) => [
    primaryKey({ name: "chat_reads_pkey", columns: [table.memberId, table.roomId] }),
    index("chat_reads_room_id_idx").on(table.roomId),
  ],
);

/** Whom members do not want to read. */
export const chatMutes = pgTable(
  "chat_mutes",
  {
    ownerId: text("owner_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    otherId: text("other_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
  },
  (table) => [
    primaryKey({ name: "chat_mutes_pkey", columns: [table.ownerId, table.otherId] }),
    index("chat_mutes_other_id_idx").on(table.otherId),
  ],
);
