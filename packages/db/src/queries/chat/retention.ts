import { eq, inArray, lt, sql } from "drizzle-orm";
import type { Executor } from "../../database.ts";
import { chatLines, chatRooms, type CHAT_ROOM_KINDS } from "../../schema/chat/chat.ts";
import { clubTables } from "../../schema/club-tables.ts";

interface OldLines {
  readonly kind: (typeof CHAT_ROOM_KINDS)[number];
  /** Epoch milliseconds. */
  readonly before: number;
  readonly limit: number;
}

/** Deletes up to `limit` lines, oldest first, that were said in rooms of that kind before that moment; returns how many. */
export async function deleteOldLines(executor: Executor, { kind, before, limit }: OldLines): Promise<number> {
  const { rowCount } = await executor.execute(sql`
    delete from ${chatLines} where (room_id, seq) in (
      select lines.room_id, lines.seq from ${chatLines} lines join ${chatRooms} rooms on rooms.id = lines.room_id
      where rooms.kind = ${kind} and lines.at < ${new Date(before).toISOString()}::timestamptz
      order by lines.at limit ${limit})`);
  return rowCount ?? 0;
}

/** Deletes up to `limit` rooms, with all that was said there, of tables that were over before that moment; returns how many. */
export async function deleteOldTableRooms(
  executor: Executor,
  { before, limit }: Pick<OldLines, "before" | "limit">,
): Promise<number> {
  const old = executor
    .select({ id: chatRooms.id })
    .from(chatRooms)
    .innerJoin(clubTables, eq(clubTables.id, chatRooms.tableId))
    .where(lt(clubTables.finishedAt, before))
    .limit(limit);
  const { rowCount } = await executor.delete(chatRooms).where(inArray(chatRooms.id, old));
  return rowCount ?? 0;
}
