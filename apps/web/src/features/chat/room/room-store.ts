import type { AppRouter } from "@trelyazh/server/router";
import { CHAT_PAGE, type ChatItem, type ChatRoom, type ChatWords } from "@trelyazh/protocol";
import type { TRPCClient } from "@trpc/client";
import { v4 as newId } from "uuid";
import { refusalIn, toldIn } from "#lib/club/club-errors.ts";
import { restraintIn } from "#lib/club/restraint-in.ts";
import { StreamFollower } from "#lib/club/stream-follower.ts";
import {
  dropped,
  EMPTY_ROOM,
  firstWithheld,
  notSent,
  received,
  sending,
  turnedBack,
  type RoomState,
} from "./room-state.ts";

interface TrackedItem {
  readonly id: string;
  readonly data: ChatItem;
}

/** What was said before has come by then, if there is any: old lines are deleted, so that a number may have none. */
const SETTLED_MS = 1000;

/** A room of the club, followed for as long as it is shown somewhere. */
export class RoomStore {
  readonly room: ChatRoom;
  readonly #client: TRPCClient<AppRouter>["chat"];
  readonly #listeners = new Set<() => void>();
  #state = EMPTY_ROOM;
  #draft = "";

  constructor(client: TRPCClient<AppRouter>["chat"], room: ChatRoom) {
    this.#client = client;
    this.room = room;
  }

  readonly state = (): RoomState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** What somebody has begun to write. */
  readonly draft = (): string => this.#draft;

  readonly keepDraft = (text: string): void => {
    this.#draft = text;
  };

  /** Begins to follow the room; returns how to end that. */
  follow(): () => void {
    const { room } = this;
    let settled: ReturnType<typeof setTimeout> | undefined;
    const follower = new StreamFollower<TrackedItem>({
      stream: {
        subscribe: (lastEventId, events) => this.#client.room.subscribe({ room, lastEventId }, events),
        idOf: ({ id }) => id,
      },
      onItem: ({ data }) => this.#set(received(this.#state, data)),
      onLink: (link) => {
        if (link.kind === "open") settled ??= setTimeout(() => this.#set({ ...this.#state, isOpen: true }), SETTLED_MS);
        if (link.kind === "refused") this.#set({ ...this.#state, isOpen: true, refused: link.code });
      },
    });
    void this.#readMark();
    return () => {
      clearTimeout(settled);
      follower.stop();
    };
  }

  readonly say = (words: ChatWords): void => void this.#send(newId(), words);

  /** Sends a line once more that has not gone; it is the same line. */
  readonly again = (lineId: string): void => {
    const line = this.#state.outgoing.find((each) => each.lineId === lineId);
    if (line !== undefined) void this.#send(lineId, line.words);
  };

  readonly drop = (lineId: string): void => this.#set(dropped(this.#state, lineId));

  /** Reads a page of what came before. */
  readonly readEarlier = async (): Promise<void> => {
    if (this.#state.isReadingEarlier || this.#state.isWhole) return;
    this.#set({ ...this.#state, isReadingEarlier: true });
    await this.#turnBack({ before: this.#state.items[0]?.seq });
    this.#set({ ...this.#state, isReadingEarlier: false });
  };

  /** Asks for what was withheld: it may be read once the deal is over. */
  readonly readWithheld = (): void => {
    const first = firstWithheld(this.#state);
    if (first !== null) void this.#turnBack({ after: first - 1 });
  };

  /** Notes that everything that is shown has been read. */
  readonly markRead = (): void => {
    const seq = this.#state.items.at(-1)?.seq ?? 0;
    if (this.#state.read === null || seq <= this.#state.read) return;
    this.#set({ ...this.#state, read: seq });
    // What is lost of it is counted as unread the next time.
    this.#client.markRead.mutate({ room: this.room, seq }).catch(() => {});
  };

  async #readMark(): Promise<void> {
    const mark = await this.#client.mark.query({ room: this.room }).catch(() => null);
    // Where it cannot be known everything is read.
    const read = mark?.read ?? this.#state.items.at(-1)?.seq ?? 0;
    const isOpen = this.#state.isOpen || mark?.last === 0;
    this.#set({ ...this.#state, isOpen, read: Math.max(this.#state.read ?? 0, read) });
  }

  async #turnBack(range: { readonly before?: number | undefined; readonly after?: number }): Promise<void> {
    const page = await this.#client.past.query({ room: this.room, count: CHAT_PAGE, ...range }).catch(() => null);
    if (page !== null) this.#set(turnedBack(this.#state, page));
  }

  async #send(lineId: string, words: ChatWords): Promise<void> {
    this.#set(sending(this.#state, { lineId, words, at: Date.now(), fault: null }));
    try {
      await this.#client.say.mutate({ room: this.room, lineId, words });
    } catch (error) {
      const retryAfterMs = toldIn(error, "retryAfterMs");
      this.#set(
        notSent(this.#state, lineId, {
          code: refusalIn(error),
          retryAfterMs: typeof retryAfterMs === "number" ? retryAfterMs : null,
          restraint: restraintIn(error),
        }),
      );
    }
  }

  #set(state: RoomState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}
