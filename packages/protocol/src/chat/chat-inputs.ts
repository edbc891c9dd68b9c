import { z } from "zod";
import { CHAT_PAGE, LINE_LENGTH, PHRASES } from "./chat.ts";

const tableId = z.uuid();
const userId = z.string().min(1).max(64);

/**
 * Where something is said: in the club's common room, at a table among those who play or among those who look on, or between
 * two friends, each of whom names the other.
 */
export const ChatRoom = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("lobby") }),
  z.strictObject({ kind: z.literal("players"), tableId }),
  z.strictObject({ kind: z.literal("spectators"), tableId }),
  z.strictObject({ kind: z.literal("friend"), userId }),
]);
export type ChatRoom = z.infer<typeof ChatRoom>;

/** What is said: a line of one's own, or a phrase. */
const words = z.union([
  z.strictObject({ text: z.string().trim().min(1).max(LINE_LENGTH) }),
  z.strictObject({ phrase: z.enum(PHRASES) }),
]);
export type ChatWords = z.infer<typeof words>;

/** `lineId` is made by the client: a repeat of the same id is the same line. */
export const Say = z.strictObject({ room: ChatRoom, lineId: z.uuid(), words });
export type Say = z.infer<typeof Say>;

/** `lastEventId` is the number of the last line received; tRPC fills it in when it reconnects. */
export const WatchRoom = z.strictObject({
  room: ChatRoom,
  lastEventId: z
    .string()
    .regex(/^\d{1,9}$/)
    .nullish(),
});
export type WatchRoom = z.infer<typeof WatchRoom>;

const lineNumber = z.int32().min(0);

/** The lines of a room that came before the one of that number, and after the other one: so many of the latest of them. */
export const ReadRoom = z.strictObject({
  room: ChatRoom,
  before: lineNumber.optional(),
  after: lineNumber.optional(),
  count: z.int().min(1).max(CHAT_PAGE),
});
export type ReadRoom = z.infer<typeof ReadRoom>;

/** The member has read a room so far. */
export const MarkRead = z.strictObject({ room: ChatRoom, seq: lineNumber });
export type MarkRead = z.infer<typeof MarkRead>;

export const RoomRef = z.strictObject({ room: ChatRoom });
export type RoomRef = z.infer<typeof RoomRef>;

/** The member wants to read that user no more, or again. */
export const Mute = z.strictObject({ userId, muted: z.boolean() });
export type Mute = z.infer<typeof Mute>;
