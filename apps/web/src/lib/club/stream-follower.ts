import type { ErrorCode } from "@trelyazh/protocol";
import { refusalIn } from "./club-errors.ts";
import { retryDelayMs } from "./retry-delay.ts";

/** How a followed stream stands. A refusal is final, everything else is taken up again. */
export type StreamLink =
  | { readonly kind: "connecting" }
  | { readonly kind: "open" }
  | { readonly kind: "refused"; readonly code: ErrorCode };

export const NOT_YET_OPEN: StreamLink = { kind: "connecting" };

/** What the transport tells of a subscription; tRPC's client calls these. */
export interface StreamEvents<Item> {
  readonly onStarted: () => void;
  readonly onData: (item: Item) => void;
  readonly onError: (error: unknown) => void;
  /** The server has ended the stream. */
  readonly onStopped: () => void;
  /** How the line under it stands. */
  readonly onConnectionStateChange: (line: { readonly state: string }) => void;
}

/** A stream of the club that can be followed. */
export interface Stream<Item> {
  /** Asks for what comes after an event, or for all from the beginning. */
  readonly subscribe: (lastEventId: string | null, events: StreamEvents<Item>) => { readonly unsubscribe: () => void };
  /** The id of an item after which the stream can be resumed; a stream without ids begins anew each time. */
  readonly idOf?: (item: Item) => string;
}

export interface StreamFollowerOptions<Item> {
  readonly stream: Stream<Item>;
  readonly onItem: (item: Item) => void;
  readonly onLink?: (link: StreamLink) => void;
  /** How long to wait before an attempt, counted from 0. */
  readonly delayMs?: (attempt: number) => number;
}

/** These say that this viewer will never get the stream, however often they ask. */
const FINAL: readonly ErrorCode[] = [
  "TABLE_NOT_FOUND",
  "TABLE_BROKEN",
  "SIGN_IN_FIRST",
  "BANNED",
  "KEPT_OUT",
  "FRIENDS_ONLY",
  "CHAT_OFF",
  "FORBIDDEN",
  "BAD_INPUT",
  "NOT_FOUND",
];

/**
 * Follows a stream until it is stopped: the one way back after it ends. The line resumes by itself what it has lost; this
 * takes care of streams that the club has ended, and goes on after the last item received.
 */
export class StreamFollower<Item> {
  readonly #options: StreamFollowerOptions<Item>;
  #lastEventId: string | null = null;
  #attempt = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: { readonly unsubscribe: () => void } | null = null;

  constructor(options: StreamFollowerOptions<Item>) {
    this.#options = options;
    this.#start();
  }

  /** Begins anew, without an id: something was missing in between. */
  restart(): void {
    this.stop();
    this.#lastEventId = null;
    this.#start();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#running?.unsubscribe();
    this.#running = null;
  }

  #start(): void {
    this.#running = this.#options.stream.subscribe(this.#lastEventId, {
      onStarted: () => this.#options.onLink?.({ kind: "open" }),
      onData: (item) => this.#receive(item),
      onStopped: () => this.#again(),
      onError: (error) => this.#fail(error),
      onConnectionStateChange: ({ state }) => {
        if (state === "connecting") this.#tellConnecting();
      },
    });
  }

  #receive(item: Item): void {
    const { stream, onItem } = this.#options;
    this.#lastEventId = stream.idOf?.(item) ?? null;
    this.#attempt = 0;
    onItem(item);
  }

  #tellConnecting(): void {
    this.#options.onLink?.(NOT_YET_OPEN);
  }

  #again(): void {
    const { delayMs = retryDelayMs } = this.#options;
    this.stop();
    this.#tellConnecting();
    this.#timer = setTimeout(() => this.#start(), delayMs(this.#attempt));
    this.#attempt += 1;
  }

  #fail(error: unknown): void {
    const code = refusalIn(error);
    if (code === null || !FINAL.includes(code)) this.#again();
    else this.#options.onLink?.({ kind: "refused", code });
  }
}
