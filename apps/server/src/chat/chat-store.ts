import {
  deleteMute,
  findMark,
  insertLines,
  insertMute,
  isRowRefused,
  listConversations,
  listLastSeqs,
  listMuted,
  listNextLines,
  listPages,
  listStandings,
  markRead,
  type Executor,
  type LineRange,
} from "@trelyazh/db";
import { CHAT_PAGE } from "@trelyazh/protocol";
import { orAway } from "../club-error.ts";
import { inTurn } from "../gathering/in-turn.ts";

/** Conversations that are listed, and lines in them that are counted. */
const CONVERSATIONS = 100;
const MOST_UNREAD = 99;

/** Users whom one member may have muted. */
const MOST_MUTED = 500;

/** Pulyas that are counted for somebody's standing. */
export const MOST_PULYAS = 3;

/** Rooms, or people, of which something is read in one statement. */
const READ_AT_ONCE = 100;

/** What the chat asks of the database; all of it refuses with `DATABASE_AWAY`. */
export type ChatStore = ReturnType<typeof chatStore>;

export function chatStore(db: Executor) {
  const pages = inTurn({ read: (ranges: readonly LineRange[]) => listPages(db, ranges), most: READ_AT_ONCE });
  const lastSeqs = inTurn({
    async read(roomIds: readonly string[]) {
      const known = await listLastSeqs(db, roomIds);
      return roomIds.map((roomId) => known.get(roomId) ?? 0);
    },
    most: READ_AT_ONCE,
  });
  const standings = inTurn({
    async read(userIds: readonly string[]) {
      const known = await listStandings(db, { userIds, most: MOST_PULYAS });
      return userIds.map((userId) => known.get(userId) ?? null);
    },
    most: READ_AT_ONCE,
  });
  return {
    insert: (lines: Parameters<typeof insertLines>[1]) => insertLines(db, lines),
    isOfOneLine: isRowRefused,
    lastSeq: (roomId: string) => orAway(lastSeqs.load(roomId)),
    lastSeqs: (roomIds: readonly string[]) => orAway(listLastSeqs(db, roomIds)),
    next: (roomId: string, after: number) => orAway(listNextLines(db, { roomId, after, limit: CHAT_PAGE })),
    page: (range: LineRange) => orAway(pages.load(range)),
    standing: (userId: string) => orAway(standings.load(userId)),
    mark: (place: Parameters<typeof findMark>[1]) => orAway(findMark(db, place)),
    markRead: (mark: Parameters<typeof markRead>[1]) => orAway(markRead(db, mark)),
    mute: (ownerId: string, otherId: string) => orAway(insertMute(db, { ownerId, otherId, most: MOST_MUTED })),
    unmute: (ownerId: string, otherId: string) => orAway(deleteMute(db, { ownerId, otherId })),
    muted: (ownerId: string) => orAway(listMuted(db, ownerId)),
    conversations: (memberId: string) =>
      orAway(listConversations(db, { memberId, limit: CONVERSATIONS, most: MOST_UNREAD })),
  };
}
