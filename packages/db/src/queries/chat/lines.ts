import { and, asc, desc, eq, gt, lt, sql, type SQL } from "drizzle-orm";
import type { Executor } from "../../database.ts";
import { chatLines, type CHAT_ROOM_KINDS } from "../../schema/chat/chat.ts";
import { users } from "../../schema/users.ts";

/** A room as it is stored. */
export interface StoredRoom {
  readonly id: string;
  readonly kind: (typeof CHAT_ROOM_KINDS)[number];
  /** Of a table's rooms. */
  readonly tableId: string | null;
  /** Two friends, in the order of their ids. */
  readonly friends: readonly [string, string] | null;
}

interface LineRecord {
  readonly authorId: string;
  readonly lineId: string;
  readonly text: string | null;
  readonly phrase: string | null;
  readonly masked: readonly (readonly [number, number])[] | null;
  readonly links: boolean;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly deal: number | null;
  readonly tableSeq: number | null;
}

/** A line that is to be stored. */
export interface NewLine extends LineRecord {
  readonly room: StoredRoom;
}

/** A line as it was stored, with the name that its author has now. */
export interface StoredLine extends LineRecord {
  readonly seq: number;
  readonly authorName: string;
}

/** What has become of a line: its number in its room, a new one or the one that it had already. */
export interface WrittenLine {
  readonly authorId: string;
  readonly lineId: string;
  readonly seq: number;
  /** False for a line that was there already. */
  readonly isNew: boolean;
}

/** No line has that number. */
const AFTER_ALL = 2 ** 31 - 1;

/** One parameter whatever the number of lines; rooms are locked in the order of their ids, so that two nodes never wait for each other. */
const WRITE = {
  name: "write_chat_lines",
  text: `
    with wanted as materialized (
      select rows.*, (
        select known.seq from chat_lines known where known.author_id = rows.author_id and known.line_id = rows.line_id
      ) as known_seq
      from json_to_recordset($1::json) as rows (
        place integer, room_id text, kind text, table_id uuid, one_id text, other_id text, author_id text, line_id uuid,
        text text, phrase text, masked jsonb, links boolean, at timestamptz, deal integer, table_seq integer
      )
    ),
    fresh as materialized (
      select wanted.*, row_number() over (partition by room_id order by place)::integer as nth,
        count(*) over (partition by room_id)::integer as many
      from wanted where known_seq is null
    ),
    rooms as (
      insert into chat_rooms (id, kind, table_id, one_id, other_id, last_seq)
      select room_id, kind, table_id, one_id, other_id, many from fresh where nth = 1 order by room_id
      on conflict (id) do update set last_seq = chat_rooms.last_seq + excluded.last_seq
      returning id, last_seq
    ),
    written as (
      insert into chat_lines (
        room_id, seq, author_id, line_id, text, phrase, masked, links, at, deal, table_seq
      )
      select room_id, rooms.last_seq - many + nth, author_id, line_id, text, phrase, masked, links, at, deal, table_seq
      from fresh join rooms on rooms.id = fresh.room_id
      returning author_id, line_id, seq
    )
    select author_id, line_id, seq, true as is_new from written
    union all
    select author_id, line_id, known_seq, false from wanted where known_seq is not null`,
};

interface WrittenRow {
  readonly author_id: string;
  readonly line_id: string;
  readonly seq: number;
  readonly is_new: boolean;
}

/**
 * Numbers lines of any rooms in their order and stores them, in one statement: all or none. A line whose author has used its
 * id before keeps the number of that one. Throws a unique violation of `chat_lines_author_id_line_id_key` when a line is just being stored elsewhere.
 */
export async function insertLines(executor: Executor, lines: readonly NewLine[]): Promise<readonly WrittenLine[]> {
  if (lines.length === 0) return [];
  const values = [JSON.stringify(lines.map(rowOf))];
  const { rows } = await executor.$client.query<WrittenRow>({ ...WRITE, values });
  return rows.map((row) => ({ authorId: row.author_id, lineId: row.line_id, seq: row.seq, isNew: row.is_new }));
}

function rowOf({ room, authorId, lineId, at, tableSeq, ...rest }: NewLine, place: number): Record<string, unknown> {
  return {
    ...rest,
    place,
    room_id: room.id,
    kind: room.kind,
    table_id: room.tableId,
    one_id: room.friends?.[0] ?? null,
    other_id: room.friends?.[1] ?? null,
    author_id: authorId,
    line_id: lineId,
    at: new Date(at).toISOString(),
    table_seq: tableSeq,
  };
}

/** For each range the lines of a room before one number and after another, so many of the latest of them; in order. */
export async function listPages(
  executor: Executor,
  ranges: readonly LineRange[],
): Promise<readonly (readonly StoredLine[])[]> {
  const wanted = ranges.map(({ roomId, before, after }, place) => ({ place, room_id: roomId, before, after }));
  const latest = selectLines(
    executor,
    and(
      eq(chatLines.roomId, sql`wanted.room_id`),
      lt(chatLines.seq, sql`coalesce(wanted.before, ${AFTER_ALL})`),
      gt(chatLines.seq, sql`coalesce(wanted.after, 0)`),
    ),
  )
    .orderBy(desc(chatLines.seq))
    .limit(Math.max(...ranges.map(({ limit }) => limit)))
    .as("latest");
  const rows = await executor
    .select({ place: sql<number>`wanted.place`, line: latest._.selectedFields })
    .from(
      sql`json_to_recordset(${JSON.stringify(wanted)}::json) as wanted (place integer, room_id text, before integer, after integer)`,
    )
    .innerJoinLateral(latest, sql`true`)
    .orderBy(asc(latest.seq));
  const pages = Map.groupBy(rows, ({ place }) => place);
  return ranges.map(({ limit }, place) => (pages.get(place) ?? []).slice(-limit).map(({ line }) => line));
}

/** The lines of a room after that number, so many of the earliest of them; in order. */
export async function listNextLines(
  executor: Executor,
  { roomId, after, limit }: { readonly roomId: string; readonly after: number; readonly limit: number },
): Promise<readonly StoredLine[]> {
  const within = and(eq(chatLines.roomId, roomId), gt(chatLines.seq, after));
  return await selectLines(executor, within).orderBy(asc(chatLines.seq)).limit(limit);
}

export interface LineRange {
  readonly roomId: string;
  readonly before?: number | undefined;
  readonly after?: number | undefined;
  readonly limit: number;
}

function selectLines(executor: Executor, within: SQL | undefined) {
  return executor
    .select({
      seq: chatLines.seq,
      authorId: chatLines.authorId,
      authorName: users.name,
      lineId: chatLines.lineId,
      text: chatLines.text,
      phrase: chatLines.phrase,
      masked: chatLines.masked,
      links: chatLines.links,
      at: chatLines.at,
      deal: chatLines.deal,
      tableSeq: chatLines.tableSeq,
    })
    .from(chatLines)
    .innerJoin(users, eq(users.id, chatLines.authorId))
    .where(within);
}
