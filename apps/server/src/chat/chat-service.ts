import type { NewLine, StoredLine } from "@trelyazh/db";
import {
  CHAT_PAGE,
  type ChatItem,
  type ChatRoom,
  type ChatPage,
  type ChatWords,
  type Conversation,
  type MarkRead,
  type Mute,
  type ReadRoom,
  type RoomMark,
  type RoomRef,
  type Say,
  type WatchRoom,
} from "@trelyazh/protocol";
import type { Member } from "@trelyazh/table";
import type { Clock } from "../clock.ts";
import { ClubError, orAway } from "../club-error.ts";
import type { chatMetrics } from "./metrics.ts";
import type { Chat } from "./chat.router.ts";
import type { ChatStore } from "./chat-store.ts";
import type { Flood } from "./flood.ts";
import type { LineWriter } from "./line-writer.ts";
import type { Newcomers } from "./newcomers.ts";
import { enter, mayTalk, type Entrance, type RoomAccessDeps } from "./room-access.ts";
import { roomOf } from "./rooms/room-of.ts";
import type { RoomLines } from "./rooms/room-stream.ts";
import type { Rooms } from "./rooms/rooms.ts";
import { lineOf, newLineOf, withheld, type SaidLine } from "./rooms/said-line.ts";
import { maskedIn } from "./words/bad-words.ts";
import { cleanLine } from "./words/clean-line.ts";

export interface ChatServiceDeps extends RoomAccessDeps {
  readonly clock: Pick<Clock, "now">;
  readonly store: ChatStore;
  readonly flood: Flood;
  readonly newcomers: Newcomers;
  readonly writer: LineWriter;
  readonly rooms: Rooms;
  /** Those who may not read what that user says, and whom that user may not read. */
  readonly hiddenFrom: (userId: string) => Promise<ReadonlySet<string>>;
  /** Lets somebody write; refuses with `MUTED` whom a moderator has silenced. */
  readonly mayTalk: (userId: string) => Promise<void>;
  readonly metrics: Pick<ReturnType<typeof chatMetrics>, "said" | "refused">;
  /** Told of each line once it is stored, for other nodes; must not throw. */
  readonly onSaid: (roomId: string, said: SaidLine) => void;
}

interface Range {
  readonly before?: number | undefined;
  readonly after?: number | undefined;
  readonly limit: number;
}

/** Lines that are kept together with one. */
const AROUND = { before: 12, after: 6 };

/** What people say to each other. The truth is a row; whoever reads gets it by its number in the room. */
export class ChatService implements Chat {
  readonly #deps: ChatServiceDeps;

  constructor(deps: ChatServiceDeps) {
    this.#deps = deps;
  }

  async say(member: Member, { room, lineId, words }: Say): Promise<{ readonly seq: number }> {
    const { clock, writer, rooms, metrics, onSaid } = this.#deps;
    const began = performance.now();
    const said = cleaned(words);
    this.#notTooMuch(member, { room, lineId, words: said });
    await this.#deps.mayTalk(member.id);
    const entrance = await enter(this.#deps, member, room);
    mayTalk(entrance);
    const mayLink = await this.#mayLink(member, entrance);
    const line = newLine({ member, lineId, words: said, entrance, mayLink, at: clock.now() });
    const { seq, isNew } = await orAway(writer.write(line));
    if (isNew) {
      const shown = { line: newLineOf(line, seq, member.name), players: keptFrom(entrance) };
      rooms.take(entrance.room.id, shown);
      onSaid(entrance.room.id, shown);
      metrics.said(entrance.room.kind, { ms: performance.now() - began, isMasked: line.masked !== null });
    }
    return { seq };
  }

  async watch(member: Member, { room, lastEventId }: WatchRoom): Promise<RoomLines> {
    const entrance = await enter(this.#deps, member, room);
    const after = typeof lastEventId === "string" ? Number(lastEventId) : undefined;
    return this.#deps.rooms.follow(entrance.room.id, { memberId: member.id }, () =>
      this.#shown(member, entrance, { after, limit: CHAT_PAGE }),
    );
  }

  async past(member: Member, { room, before, after, count }: ReadRoom): Promise<ChatPage> {
    const entrance = await enter(this.#deps, member, room);
    const lines = await this.#shown(member, entrance, { before, after, limit: count });
    return { lines, isWhole: lines.length < count };
  }

  /** The lines around that one, or the latest of a room, as that member may read them now: for whoever has to keep them. */
  async around(
    member: Member,
    room: ChatRoom,
    seq: number | null,
  ): Promise<{ readonly roomId: string; readonly lines: readonly StoredLine[] }> {
    const entrance = await enter(this.#deps, member, room);
    const { before, after } = AROUND;
    const range =
      seq === null
        ? { limit: before }
        : { before: seq + after + 1, after: seq - before - 1, limit: before + after + 1 };
    const { lines, isKept } = await this.#read(member, entrance, range);
    return { roomId: entrance.room.id, lines: lines.filter((line) => !isKept(line)) };
  }

  async mark(member: Member, { room }: RoomRef): Promise<RoomMark> {
    return await this.#deps.store.mark({ memberId: member.id, roomId: roomOf(room, member.id).id });
  }

  async markRead(member: Member, { room, seq }: MarkRead): Promise<void> {
    await this.#deps.store.markRead({ memberId: member.id, roomId: roomOf(room, member.id).id, seq });
  }

  async mute(member: Member, { userId, muted }: Mute): Promise<void> {
    const { store } = this.#deps;
    if (!muted) await store.unmute(member.id, userId);
    else if (userId === member.id) throw new ClubError("FORBIDDEN");
    else if (!(await store.mute(member.id, userId))) throw new ClubError("USED_UP");
  }

  async muted(member: Member) {
    return await this.#deps.store.muted(member.id);
  }

  async conversations(member: Member): Promise<readonly Conversation[]> {
    const { store, hiddenFrom } = this.#deps;
    const [rows, hidden] = await Promise.all([store.conversations(member.id), hiddenFrom(member.id)]);
    const shown = rows.filter(({ otherId }) => !hidden.has(otherId));
    return await Promise.all(
      shown.map(async ({ roomId, otherId, otherName, lastSeq, unread }) => {
        const [last] = await store.page({ roomId, after: lastSeq - 1, limit: 1 });
        return { with: { id: otherId, name: otherName }, last: last === undefined ? null : lineOf(last), unread };
      }),
    );
  }

  /** Lines of a room as that member may read them now. */
  async #shown(member: Member, entrance: Entrance, range: Range): Promise<readonly ChatItem[]> {
    const { lines, isKept } = await this.#read(member, entrance, range);
    return lines.map((line) => (isKept(line) ? withheld(line.seq) : lineOf(line)));
  }

  /** Lines of a room, and which of them are not that member's to read now. */
  async #read(member: Member, { room, standing }: Entrance, range: Range) {
    const [lines, hidden] = await Promise.all([
      this.#deps.store.page({ ...range, roomId: room.id }),
      this.#deps.hiddenFrom(member.id),
    ]);
    // During a deal players do not read what spectators say of it.
    const deal = room.kind === "spectators" && standing?.place === "player" ? standing.deal : null;
    const isKept = (line: StoredLine) => hidden.has(line.authorId) || (deal !== null && line.deal === deal);
    return { lines, isKept };
  }

  /** Refuses before anything is asked of anybody. */
  #notTooMuch(member: Member, { room, lineId, words }: Say): void {
    const { flood, writer, metrics } = this.#deps;
    const isPhrase = "phrase" in words;
    const text = isPhrase ? `/${words.phrase}` : words.text;
    if (text === "") throw new ClubError("BAD_INPUT");
    if (writer.isFull) {
      metrics.refused("busy");
      throw new ClubError("BUSY");
    }
    const roomId = roomOf(room, member.id).id;
    const tooMuch = flood.take({ memberId: member.id, roomId, lineId, text, isPhrase });
    if (tooMuch === null) return;
    metrics.refused(tooMuch.why);
    const { why, retryAfterMs } = tooMuch;
    throw new ClubError(why === "said before" ? "SAID_BEFORE" : "TOO_MANY_REQUESTS", { retryAfterMs });
  }

  /** Whether addresses in what they say may be followed; refuses newcomers where they may not talk yet. */
  async #mayLink(member: Member, { room }: Entrance): Promise<boolean> {
    const { newcomers, metrics } = this.#deps;
    const { mayTalkToAll, mayLink } = await newcomers.standingOf(member.id);
    if (room.kind !== "lobby" || mayTalkToAll) return mayLink;
    metrics.refused("newcomer");
    throw new ClubError("NOT_YET");
  }
}

/** Who may not read yet what is said there now. */
function keptFrom({ room, standing }: Entrance): readonly string[] | null {
  return room.kind === "spectators" && standing !== null && standing.deal !== null ? standing.players : null;
}

function cleaned(words: ChatWords): ChatWords {
  return "phrase" in words ? words : { text: cleanLine(words.text) };
}

interface Spoken {
  readonly member: Member;
  readonly lineId: string;
  readonly words: ChatWords;
  readonly entrance: Entrance;
  readonly mayLink: boolean;
  readonly at: number;
}

function newLine({ member, lineId, words, entrance: { room, standing }, mayLink, at }: Spoken): NewLine {
  const text = "text" in words ? words.text : null;
  const masked = text === null ? [] : maskedIn(text);
  const deal = standing?.deal ?? null;
  return {
    room,
    authorId: member.id,
    lineId,
    text,
    phrase: "phrase" in words ? words.phrase : null,
    masked: masked.length === 0 ? null : masked,
    links: mayLink,
    at,
    deal,
    tableSeq: deal === null ? null : (standing?.seq ?? null),
  };
}
