import type { ErrorCode, TableMessage } from "@trelyazh/protocol";
import type { AppRouter } from "@trelyazh/server/router";
import type { TRPCClient } from "@trpc/client";
import { isRestart, refusalIn } from "#lib/club/club-errors.ts";
import { retryDelayMs } from "#lib/club/retry-delay.ts";

export interface WatchOptions {
  readonly client: TRPCClient<AppRouter>;
  readonly tableId: string;
  readonly onMessage: (message: TableMessage) => void;
  readonly onLink: (link: Link) => void;
}

/** How the stream stands. A refusal is final, everything else is taken up again. */
export type Link =
  | {
      readonly kind: "connecting";
      /** The club has said that it is only starting anew. */
      readonly isRestart: boolean;
    }
  | { readonly kind: "open" }
  | { readonly kind: "refused"; readonly code: ErrorCode };

/** These say that this viewer will never see the table, however often they ask. */
const FINAL: readonly ErrorCode[] = [
  "TABLE_NOT_FOUND",
  "TABLE_BROKEN",
  "SIGN_IN_FIRST",
  "BANNED",
  "FORBIDDEN",
  "BAD_INPUT",
  "NOT_FOUND",
];

/**
 * Watches a table's stream until it is stopped. The transport resumes a broken connection by itself; this takes care of
 * streams that the server has ended, and goes on after the last message received.
 */
export class TableWatch {
  readonly #options: WatchOptions;
  #lastEventId: string | null = null;
  #attempt = 0;
  #isRestart = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: { unsubscribe: () => void } | null = null;

  constructor(options: WatchOptions) {
    this.#options = options;
    this.#start();
  }

  /** Begins anew, with a snapshot: something was missing. */
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
    const { client, tableId, onMessage, onLink } = this.#options;
    this.#running = client.table.events.subscribe(
      { tableId, lastEventId: this.#lastEventId },
      {
        onData: ({ id, data }) => {
          this.#lastEventId = id;
          this.#attempt = 0;
          onMessage(data);
        },
        onStarted: () => {
          this.#isRestart = false;
          onLink({ kind: "open" });
        },
        onStopped: () => this.#again(),
        onError: (error) => this.#fail(error),
        onConnectionStateChange: ({ state, error }) => {
          if (state === "connecting") this.#tellConnecting(error);
          // The socket was given up for good: the next attempt goes over HTTP.
          if (state === "idle" && this.#running !== null) this.#again();
        },
      },
    );
  }

  /** Once the club has said that it restarts, failing attempts in between are part of that. */
  #tellConnecting(error: unknown): void {
    this.#isRestart ||= isRestart(error);
    this.#options.onLink({ kind: "connecting", isRestart: this.#isRestart });
  }

  #again(error: unknown = null): void {
    this.stop();
    this.#tellConnecting(error);
    this.#timer = setTimeout(() => this.#start(), retryDelayMs(this.#attempt));
    this.#attempt += 1;
  }

  #fail(error: unknown): void {
    const code = refusalIn(error);
    if (code === null || !FINAL.includes(code)) this.#again(error);
    else this.#options.onLink({ kind: "refused", code });
  }
}
