import { and, desc, eq, gt, inArray, ne, or, sql } from "drizzle-orm";
import type { Executor } from "../../database.ts";
import { chatLines, chatMutes, chatReads, chatRooms } from "../../schema/chat/chat.ts";
import { pulyaPlayers } from "../../schema/pulyas.ts";
import { users } from "../../schema/users.ts";

/** What somebody's standing in the club follows from. */
export interface Standing {
  readonly isGuest: boolean;
  /** Pulyas that they have finished; counted as far as `most`. */
  readonly pulyas: number;
}

/** By user, of those who are there. */
export async function listStandings(
  executor: Executor,
  { userIds, most }: { readonly userIds: readonly string[]; readonly most: number },
): Promise<ReadonlyMap<string, Standing>> {
  const pulyas = sql<number>`(select count(*)::integer from (
    select 1 from ${pulyaPlayers} where ${eq(pulyaPlayers.userId, users.id)} limit ${most}) as played)`;
  const rows = await executor
    .select({ id: users.id, isGuest: users.isAnonymous, pulyas })
    .from(users)
    .where(inArray(users.id, [...userIds]));
  return new Map(rows.map(({ id, ...standing }) => [id, standing]));
}

/** Notes how far a member has read a room, unless they have read further already; nothing for a room in which nothing was said. */
export async function markRead(
  executor: Executor,
  { memberId, roomId, seq }: { readonly memberId: string; readonly roomId: string; readonly seq: number },
): Promise<void> {
  await executor.execute(sql`
    insert into ${chatReads} (member_id, room_id, seq)
    select ${memberId}, id, least(${seq}::integer, last_seq) from ${chatRooms} where id = ${roomId}
    on conflict (member_id, room_id) do update set seq = greatest(${chatReads}.seq, excluded.seq)`);
}

/** How far a room is, and how far that member has read it. */
export async function findMark(
  executor: Executor,
  { memberId, roomId }: { readonly memberId: string; readonly roomId: string },
): Promise<{ readonly last: number; readonly read: number }> {
  const [row] = await executor
    .select({ last: chatRooms.lastSeq, read: chatReads.seq })
    .from(chatRooms)
    .leftJoin(chatReads, and(eq(chatReads.roomId, chatRooms.id), eq(chatReads.memberId, memberId)))
    .where(eq(chatRooms.id, roomId));
  return { last: row?.last ?? 0, read: row?.read ?? 0 };
}

/** Mutes somebody for that member, unless the member has muted as many already; returns whether they are muted now. */
export async function insertMute(
  executor: Executor,
  { ownerId, otherId, most }: MutePair & { readonly most: number },
): Promise<boolean> {
  const { rows } = await executor.execute(sql`
    with muted as (
      insert into ${chatMutes} (owner_id, other_id)
      select ${ownerId}, id from ${users} where id = ${otherId}
        and (select count(*) from ${chatMutes} where owner_id = ${ownerId}) < ${most}
      on conflict do nothing returning 1
    )
    select 1 from muted
    union all select 1 from ${chatMutes} where owner_id = ${ownerId} and other_id = ${otherId}`);
  return rows.length > 0;
}

export async function deleteMute(executor: Executor, { ownerId, otherId }: MutePair): Promise<void> {
  await executor.delete(chatMutes).where(and(eq(chatMutes.ownerId, ownerId), eq(chatMutes.otherId, otherId)));
}

interface MutePair {
  readonly ownerId: string;
  readonly otherId: string;
}

/** Those whom a member does not want to read. */
export async function listMuted(
  executor: Executor,
  ownerId: string,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  return await executor
    .select({ id: users.id, name: users.name })
    .from(chatMutes)
    .innerJoin(users, eq(users.id, chatMutes.otherId))
    .where(eq(chatMutes.ownerId, ownerId))
    .orderBy(users.name, users.id);
}

/** A conversation of two friends, from the side of one. */
export interface StoredConversation {
  readonly roomId: string;
  readonly otherId: string;
  readonly otherName: string;
  readonly lastSeq: number;
  /** Lines of the other one that this one has not read; counted as far as `most`. */
  readonly unread: number;
}

/** The conversations of a member, those first in which something was said last. */
export async function listConversations(
  executor: Executor,
  { memberId, limit, most }: { readonly memberId: string; readonly limit: number; readonly most: number },
): Promise<readonly StoredConversation[]> {
  const otherId = sql<string>`case when ${chatRooms.oneId} = ${memberId} then ${chatRooms.otherId} else ${chatRooms.oneId} end`;
  const unread = sql<number>`(select count(*)::integer from (
    select 1 from ${chatLines} where ${and(
      eq(chatLines.roomId, chatRooms.id),
      ne(chatLines.authorId, memberId),
      gt(chatLines.seq, sql`coalesce(${chatReads.seq}, 0)`),
    )} limit ${most}) as lines)`;
  const lastAt = sql`(select max(at) from ${chatLines} where ${eq(chatLines.roomId, chatRooms.id)} and ${eq(chatLines.seq, chatRooms.lastSeq)})`;
  return await executor
    .select({ roomId: chatRooms.id, otherId: users.id, otherName: users.name, lastSeq: chatRooms.lastSeq, unread })
    .from(chatRooms)
    .innerJoin(users, eq(users.id, otherId))
    .leftJoin(chatReads, and(eq(chatReads.roomId, chatRooms.id), eq(chatReads.memberId, memberId)))
    .where(and(eq(chatRooms.kind, "friends"), or(eq(chatRooms.oneId, memberId), eq(chatRooms.otherId, memberId))))
    .orderBy(sql`${lastAt} desc nulls last`, desc(chatRooms.id))
    .limit(limit);
}

/** The number of the last line of each of these rooms. */
export async function listLastSeqs(
  executor: Executor,
  roomIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await executor
    .select({ id: chatRooms.id, seq: chatRooms.lastSeq })
    .from(chatRooms)
    .where(inArray(chatRooms.id, [...roomIds]));
  return new Map(rows.map(({ id, seq }) => [id, seq]));
}
