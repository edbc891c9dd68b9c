import { z } from "zod";

/** The longest line, in UTF-16 units, as a browser counts them. */
export const LINE_LENGTH = 300;

/** Lines that are sent at once of a room's past. */
export const CHAT_PAGE = 50;

/** What everybody can say in their own language and others read in theirs. */
export const PHRASES = [
  "hello",
  "luck",
  "yourMove",
  "moment",
  "back",
  "sorry",
  "misclick",
  "niceGame",
  "niceWhist",
  "unlucky",
  "wow",
  "thanks",
  "welcome",
  "another",
  "mustGo",
  "bye",
] as const;
export type Phrase = (typeof PHRASES)[number];

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

/** A line as its readers get it. */
export interface ChatLine {
  /** Its number in the room. */
  readonly seq: number;
  /** Server time in epoch milliseconds. */
  readonly at: number;
  readonly by: { readonly id: string; readonly name: string };
  /** By which its author knows it. */
  readonly lineId: string;
  /** As it was typed; absent for a phrase. */
  readonly text?: string;
  readonly phrase?: Phrase;
  /** Where words of the text are masked, until a reader wants to see them: begin and length in UTF-16 units. */
  readonly masked?: readonly (readonly [number, number])[];
  /** Addresses in the text may be followed. */
  readonly links?: true;
  /** The deal during which it was said, and the number of the table's last event; absent between deals. */
  readonly deal?: { readonly number: number; readonly seq: number };
}

/** A line that is not this reader's to read, or not yet: only its number is told. */
export interface WithheldLine {
  readonly seq: number;
  readonly withheld: true;
}

export type ChatItem = ChatLine | WithheldLine;

/** The lines of a room, in order; `isWhole` says that none are earlier. */
export interface ChatPage {
  readonly lines: readonly ChatItem[];
  readonly isWhole: boolean;
}

/** How far a room is, and how far the member has read it. */
export interface RoomMark {
  readonly last: number;
  readonly read: number;
}

/** What a member has said with a friend. */
export interface Conversation {
  readonly with: { readonly id: string; readonly name: string };
  /** The last line; null where it is gone. */
  readonly last: ChatLine | null;
  /** Lines of the friend that the member has not read; 99 at most. */
  readonly unread: number;
}
