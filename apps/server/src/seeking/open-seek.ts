import type { SeekNews, SeekTerms } from "@trelyazh/protocol";
import type { Member } from "@trelyazh/table";
import { ownStream, type LiveStream } from "@trelyazh/ws-adapter";
import type { Clock } from "../clock.ts";
import { PacedBoard } from "../paced-board.ts";

export interface OpenSeekOptions {
  readonly clock: Clock;
  readonly id: string;
  readonly member: Member;
  readonly terms: SeekTerms;
  readonly address: string;
}

/** The shortest time between two messages. */
const INTERVAL_MS = 250;

/** Somebody of this node who seeks: what they are told, by however many streams, and what is known of it here alone. */
export class OpenSeek {
  readonly options: OpenSeekOptions;
  /** Tables where they could not be seated: they are sent to none of them again. */
  readonly failedAt = new Set<string>();
  /** They are being seated just now. */
  isBusy = false;
  #news: SeekNews = { kind: "waiting", waitedMs: 0, others: 0 };
  #streams = 0;
  readonly #board: PacedBoard<SeekNews>;

  constructor(options: OpenSeekOptions) {
    this.options = options;
    this.#board = new PacedBoard({ clock: options.clock, intervalMs: INTERVAL_MS, read: () => this.#news });
  }

  get id(): string {
    return this.options.id;
  }

  get member(): Member {
    return this.options.member;
  }

  /** Whether they are still here. */
  get isFollowed(): boolean {
    return this.#streams > 0;
  }

  /** Whether anything may still come of it. */
  get isOver(): boolean {
    return this.#news.kind !== "waiting";
  }

  tell(news: SeekNews): void {
    if (this.isOver) return;
    this.#news = news;
    this.#board.changed();
  }

  /** What they are told from now on; `onGone` is called when nobody follows it any more. */
  follow(onGone: () => void): LiveStream<SeekNews> {
    return ownStream(this.#board.follow(), {
      onOpened: () => {
        this.#streams += 1;
        return () => {
          this.#streams -= 1;
          if (this.#streams === 0) onGone();
        };
      },
    });
  }
}
