import {
  deleteMute,
  findMark,
  findStanding,
  insertLines,
  insertMute,
  isConnectionLost,
  isRowRefused,
  listConversations,
  listLastSeqs,
  listLines,
  listMuted,
  listNextLines,
  markRead,
  type Executor,
} from "@trelyazh/db";
import { CHAT_PAGE } from "@trelyazh/protocol";
import { ClubError } from "../club-error.ts";

/** Conversations that are listed, and lines in them that are counted. */
const CONVERSATIONS = 100;
const MOST_UNREAD = 99;

/** Users whom one member may have muted. */
const MOST_MUTED = 500;

/** Pulyas that are counted for somebody's standing. */
export const MOST_PULYAS = 3;

/** What the chat asks of the database; all of it refuses with `DATABASE_AWAY`. */
export type ChatStore = ReturnType<typeof chatStore>;

export function chatStore(db: Executor) {
  const standing = (userId: string) => findStanding(db, { userId, most: MOST_PULYAS });
  return {
    insert: (lines: Parameters<typeof insertLines>[1]) => insertLines(db, lines),
    isOfOneLine: isRowRefused,
    lastSeqs: (roomIds: readonly string[]) => orAway(listLastSeqs(db, roomIds)),
    next: (roomId: string, after: number) => orAway(listNextLines(db, { roomId, after, limit: CHAT_PAGE })),
    page: (range: Parameters<typeof listLines>[1]) => orAway(listLines(db, range)),
    standing: (userId: string) => orAway(standing(userId)),
    mark: (place: Parameters<typeof findMark>[1]) => orAway(findMark(db, place)),
    markRead: (mark: Parameters<typeof markRead>[1]) => orAway(markRead(db, mark)),
    mute: (ownerId: string, otherId: string) => orAway(insertMute(db, { ownerId, otherId, most: MOST_MUTED })),
    unmute: (ownerId: string, otherId: string) => orAway(deleteMute(db, { ownerId, otherId })),
    muted: (ownerId: string) => orAway(listMuted(db, ownerId)),
    conversations: (memberId: string) =>
      orAway(listConversations(db, { memberId, limit: CONVERSATIONS, most: MOST_UNREAD })),
  };
}

/** Lets an answer through, or refuses with `DATABASE_AWAY` where there is no database to answer. */
export async function orAway<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (cause) {
    throw isConnectionLost(cause) ? new ClubError("DATABASE_AWAY", { cause }) : cause;
  }
}
