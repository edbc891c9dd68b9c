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
