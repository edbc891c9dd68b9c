/** How fast a bucket fills, and how much it holds. */
export interface BucketSize {
  readonly perSecond: number;
  readonly burst: number;
}

/** Measures a rate. It may go into debt down to minus `burst`, so that a caller can tell hasty from hostile. */
export class TokenBucket {
  readonly #size: BucketSize;
  #level: number;
  #filledAt: number;

  constructor(size: BucketSize, now: number) {
    this.#size = size;
    this.#level = size.burst;
    this.#filledAt = now;
  }

  /** Takes tokens and returns what is left; negative is debt. A clock that is set back neither fills nor empties it. */
  take(now: number, tokens = 1): number {
    const { perSecond, burst } = this.#size;
    const gained = (Math.max(now - this.#filledAt, 0) / 1000) * perSecond;
    this.#filledAt = now;
    this.#level = Math.max(Math.min(this.#level + gained, burst) - tokens, -burst);
    return this.#level;
  }

  /** Whether it can go no deeper into debt. */
  get isExhausted(): boolean {
    return this.#level <= -this.#size.burst;
  }

  /** Milliseconds from the last time something was taken until there is a token again. */
  get waitMs(): number {
    return Math.ceil((Math.max(1 - this.#level, 0) / this.#size.perSecond) * 1000);
  }
}
