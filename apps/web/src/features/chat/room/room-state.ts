import type { ChatItem, ChatLine, ChatPage, ChatWords, ErrorCode, ToldRestraint } from "@trelyazh/protocol";

/** A line on its way, or one that has not gone. */
export interface Outgoing {
  readonly lineId: string;
  readonly words: ChatWords;
  readonly at: number;
  /** Null while it is on its way. */
  readonly fault: OutgoingFault | null;
}

export interface OutgoingFault {
  /** Null where there was no line. */
  readonly code: ErrorCode | null;
  /** When it is worth to try again, if that is known. */
  readonly retryAfterMs: number | null;
  /** What moderators have forbidden, if that is why. */
  readonly restraint: ToldRestraint | null;
}

/** A room as it is shown. */
export interface RoomState {
  /** By their numbers; without a gap that is not there for good. */
  readonly items: readonly ChatItem[];
  /** Nothing was said before the first of them. */
  readonly isWhole: boolean;
  readonly outgoing: readonly Outgoing[];
  /** The number up to which the member has read; null until that is known. */
  readonly read: number | null;
  /** Why it is not theirs to read. */
  readonly refused: ErrorCode | null;
  /** Whether what there is has come. */
  readonly isOpen: boolean;
  readonly isReadingEarlier: boolean;
}

export const EMPTY_ROOM: RoomState = {
  items: [],
  isWhole: false,
  outgoing: [],
  read: null,
  refused: null,
  isOpen: false,
  isReadingEarlier: false,
};

export function isLine(item: ChatItem): item is ChatLine {
  return !("withheld" in item);
}

/** Takes a line of the stream. After a gap the room begins anew with it: what is missing is read as what came earlier. */
export function received(state: RoomState, item: ChatItem): RoomState {
  const last = state.items.at(-1)?.seq;
  const outgoing = isLine(item) ? state.outgoing.filter(({ lineId }) => lineId !== item.lineId) : state.outgoing;
  if (last !== undefined && item.seq <= last) return { ...state, items: filled(state.items, [item]), outgoing };
  const follows = last === undefined || item.seq === last + 1;
  return {
    ...state,
    isOpen: true,
    outgoing,
    items: follows ? [...state.items, item] : [item],
    isWhole: follows ? state.isWhole || item.seq === 1 : false,
  };
}

/** Takes a page of what came before, or of what was withheld until now. */
export function turnedBack(state: RoomState, { lines, isWhole }: ChatPage): RoomState {
  const first = state.items[0]?.seq ?? Number.POSITIVE_INFINITY;
  const earlier = lines.filter(({ seq }) => seq < first);
  const isEnd = isWhole && (lines.length === 0 || lines[0] === earlier[0]);
  return { ...state, items: [...earlier, ...filled(state.items, lines)], isWhole: state.isWhole || isEnd };
}

/** Puts lines in the place of what was withheld of them. */
function filled(items: readonly ChatItem[], lines: readonly ChatItem[]): readonly ChatItem[] {
  const known = new Map(lines.filter(isLine).map((line) => [line.seq, line]));
  if (!items.some((item) => !isLine(item) && known.has(item.seq))) return items;
  return items.map((item) => (isLine(item) ? item : (known.get(item.seq) ?? item)));
}

/** The first line that is withheld, if there is one: from there on it may be read again. */
export function firstWithheld({ items }: RoomState): number | null {
  return items.find((item) => !isLine(item))?.seq ?? null;
}

export function sending(state: RoomState, line: Outgoing): RoomState {
  const others = state.outgoing.filter(({ lineId }) => lineId !== line.lineId);
  return { ...state, outgoing: [...others, line] };
}

export function notSent(state: RoomState, lineId: string, fault: OutgoingFault): RoomState {
  return { ...state, outgoing: state.outgoing.map((line) => (line.lineId === lineId ? { ...line, fault } : line)) };
}

export function dropped(state: RoomState, lineId: string): RoomState {
  return { ...state, outgoing: state.outgoing.filter((line) => line.lineId !== lineId) };
}

/** The member's own lines are read as they are written. */
export function unreadIn({ items, read }: RoomState, me: string, muted: ReadonlySet<string>): number {
  if (read === null) return 0;
  return items.filter((item) => item.seq > read && isLine(item) && item.by.id !== me && !muted.has(item.by.id)).length;
}
