import type { Limit } from "../metrics.ts";
import { TokenBucket, type BucketSize } from "./token-bucket.ts";

/** How fast a socket may send: as its own bucket lets it, and each of those that it shares with others. */
export class MessageRate {
  readonly #own: TokenBucket;
  readonly #shared: readonly TokenBucket[];
  #limit: "rate" | "shared" = "rate";

  constructor(own: BucketSize, shared: readonly TokenBucket[], now: number) {
    this.#own = new TokenBucket(own, now);
    this.#shared = shared;
  }

  /** Counts one message. Returns in how many milliseconds it would not be one too many; 0 for one that is not. */
  take(now: number): number {
    const ownMs = this.#own.take(now) < 0 ? this.#own.waitMs : 0;
    let sharedMs = 0;
    for (const bucket of this.#shared) if (bucket.take(now) < 0) sharedMs = Math.max(sharedMs, bucket.waitMs);
    this.#limit = sharedMs > ownMs ? "shared" : "rate";
    return Math.max(ownMs, sharedMs);
  }

  /** Whose limit the last message was beyond, if it was one too many. */
  get limit(): Limit {
    return this.#limit;
  }

  /** Whether the socket has gone on for so long that it is to be closed. */
  get isExhausted(): boolean {
    return this.#own.isExhausted || this.#shared.some((bucket) => bucket.isExhausted);
  }
}
