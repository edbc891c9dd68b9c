import { isTrackedEnvelope } from "@trpc/server";
import { ResyncError } from "../resync-error.ts";
import type { Item, Sink } from "./sink.ts";

/**
 * What happens to a stream that cannot keep up: `resync` ends it with a `ResyncError`, `latest` forgets all but the
 * newest item, `close` closes the socket with 4008.
 */
export type Overflow = "resync" | "latest" | "close";

/** What a follower reads from. */
export interface Source<Output, Audience> {
  readonly overflow: Overflow;
  /** Items that may be held for one follower before it overflows. */
  readonly heldItems: number;
  remove(follower: Follower<Output, Audience>): void;
}

/**
 * One reader of a topic. It begins by holding what is published, so that history can be read meanwhile; `goLive` then
 * hands over what was held, and from there on items go straight to the sink. By their numbers nothing is sent twice.
 */
export class Follower<Output, Audience> {
  readonly audience: Audience;
  /** What it reads from; another one may be put in its place, if it numbers its items alike. */
  source: Source<Output, Audience>;
  readonly #sink: Sink<Output>;
  #held: Item<Output>[] | null = null;
  #last = Number.NEGATIVE_INFINITY;
  #isLive = false;
  #isEnding = false;

  constructor(source: Source<Output, Audience>, { sink, audience }: { sink: Sink<Output>; audience: Audience }) {
    this.audience = audience;
    this.source = source;
    this.#sink = sink;
  }

  /** Takes the item, or, if it has had the one before, what has changed since. */
  deliver(item: Item<Output>, change = item): void {
    if (item.seq <= this.#last) return;
    if (!this.#isLive || this.#held !== null || this.#sink.isCongested) this.#hold(item);
    else this.#write(this.#last === item.seq - 1 ? change : item);
  }

  /** Notes that history has brought the reader so far. */
  passed(output: Output): void {
    if (!isTrackedEnvelope(output)) return;
    const seq = Number(output[0]);
    if (!Number.isSafeInteger(seq)) throw new TypeError(`A topic's items are numbered, but history has "${output[0]}"`);
    this.#last = Math.max(this.#last, seq);
  }

  goLive(): void {
    this.#isLive = true;
    this.#release();
  }

  /** There will be no more items; what is held is still sent. */
  end(): void {
    this.#isEnding = true;
    if (this.#isLive && this.#held === null) this.#complete();
  }

  /** The source has broken, as far as this reader is concerned. */
  fail(error: Error): void {
    this.detach();
    this.#sink.fail(error);
  }

  detach(): void {
    this.#held = null;
    this.#isLive = false;
    this.source.remove(this);
  }

  /** What was to be called about this reader has thrown. */
  faulted(cause: unknown): void {
    this.#sink.faulted(cause);
  }

  #write(item: Item<Output>): void {
    this.#last = item.seq;
    this.#sink.write(item);
  }

  #hold(item: Item<Output>): void {
    const isFirst = this.#held === null;
    if (isFirst || this.source.overflow === "latest") this.#held = [item];
    else if ((this.#held?.push(item) ?? 0) > this.source.heldItems) this.#overflow();
    if (isFirst && this.#isLive) this.#sink.whenDrained(() => this.#release());
  }

  #release(): void {
    if (!this.#isLive) return;
    const held = this.#held ?? [];
    this.#held = null;
    const blocked = held.findIndex((item) => !this.#pass(item));
    if (blocked >= 0) {
      this.#held = held.slice(blocked);
      this.#sink.whenDrained(() => this.#release());
    } else if (this.#isEnding) {
      this.#complete();
    }
  }

  /** Sends the item, unless it is known already; returns false if the sink takes nothing now. */
  #pass(item: Item<Output>): boolean {
    if (item.seq <= this.#last) return true;
    if (this.#sink.isCongested) return false;
    this.#write(item);
    return true;
  }

  #complete(): void {
    this.detach();
    this.#sink.complete();
  }

  #overflow(): void {
    if (this.source.overflow !== "close") {
      this.fail(new ResyncError());
      return;
    }
    this.detach();
    this.#sink.disconnect();
  }
}
