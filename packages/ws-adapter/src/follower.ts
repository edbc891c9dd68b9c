import { isTrackedEnvelope } from "@trpc/server";
import { ResyncError } from "./resync-error.ts";
import type { Item, Sink } from "./sink.ts";

/**
 * What happens to a stream that cannot keep up: `resync` ends it with a `ResyncError`, `latest` forgets all but the
 * newest item, `close` closes the socket with 4008.
 */
export type Overflow = "resync" | "latest" | "close";

export interface FollowerOptions<Output, Audience> {
  readonly sink: Sink<Output>;
  readonly audience: Audience;
  readonly overflow: Overflow;
  /** Items that may be held before it overflows. */
  readonly limit: number;
  readonly detach: (follower: Follower<Output, Audience>) => void;
}

/**
 * One reader of a topic. It begins by holding what is published, so that history can be read meanwhile; `goLive` then
 * hands over what was held, and from there on items go straight to the sink. By their numbers nothing is sent twice.
 */
export class Follower<Output, Audience> {
  readonly audience: Audience;
  readonly #options: FollowerOptions<Output, Audience>;
  #held: Item<Output>[] = [];
  #last = Number.NEGATIVE_INFINITY;
  #isLive = false;
  #isEnding = false;

  constructor(options: FollowerOptions<Output, Audience>) {
    this.audience = options.audience;
    this.#options = options;
  }

  deliver(item: Item<Output>): void {
    if (item.seq <= this.#last) return;
    if (this.#isLive && this.#held.length === 0 && !this.#options.sink.isCongested) this.#write(item);
    else this.#hold(item);
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
    if (this.#isLive && this.#held.length === 0) this.#complete();
  }

  detach(): void {
    this.#held = [];
    this.#isLive = false;
    this.#options.detach(this);
  }

  #write(item: Item<Output>): void {
    this.#last = item.seq;
    this.#options.sink.write(item);
  }

  #hold(item: Item<Output>): void {
    const { overflow, limit, sink } = this.#options;
    if (this.#isLive && this.#held.length === 0) sink.whenDrained(() => this.#release());
    if (overflow === "latest") this.#held = [item];
    else if (this.#held.push(item) > limit) this.#overflow();
  }

  #release(): void {
    if (!this.#isLive) return;
    const held = this.#held;
    this.#held = [];
    const { sink } = this.#options;
    let sent = 0;
    while (sent < held.length && !sink.isCongested) {
      const item = held[sent++];
      if (item !== undefined && item.seq > this.#last) this.#write(item);
    }
    if (sent < held.length) {
      this.#held = held.slice(sent);
      sink.whenDrained(() => this.#release());
    } else if (this.#isEnding) {
      this.#complete();
    }
  }

  #complete(): void {
    this.detach();
    this.#options.sink.complete();
  }

  #overflow(): void {
    this.detach();
    const { overflow, sink } = this.#options;
    if (overflow === "close") sink.disconnect();
    else sink.fail(new ResyncError());
  }
}
