import { TokenBucket, type BucketSize } from "./token-bucket.ts";

/** How fast a socket may send: as its own bucket lets it, and each of those that it shares with others. */
export class MessageRate {
  readonly #buckets: readonly TokenBucket[];

  constructor(own: BucketSize, shared: readonly TokenBucket[], now: number) {
    this.#buckets = [new TokenBucket(own, now), ...shared];
  }

  /** Counts one message. Returns in how many milliseconds it would not be one too many; 0 for one that is not. */
  take(now: number): number {
    let waitMs = 0;
    for (const bucket of this.#buckets) if (bucket.take(now) < 0) waitMs = Math.max(waitMs, bucket.waitMs);
    return waitMs;
  }

  /** Whether the socket has gone on for so long that it is to be closed. */
  get isExhausted(): boolean {
    return this.#buckets.some((bucket) => bucket.isExhausted);
  }
}
