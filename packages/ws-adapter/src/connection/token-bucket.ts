/** How fast a bucket fills, and how much it holds. */
export interface BucketSize {
  readonly perSecond: number;
  readonly burst: number;
}

/** Measures a rate. It may go into debt down to minus `burst`, so that a caller can tell hasty from hostile. */
export class TokenBucket {
  #level: number;
  #filledAt: number;

  constructor(burst: number, now: number) {
    this.#level = burst;
    this.#filledAt = now;
  }

  /** Takes one token and returns what is left; negative is debt. A clock that is set back neither fills nor empties it. */
  take({ perSecond, burst }: BucketSize, now: number): number {
    const gained = (Math.max(now - this.#filledAt, 0) / 1000) * perSecond;
    this.#filledAt = now;
    this.#level = Math.max(Math.min(this.#level + gained, burst) - 1, -burst);
    return this.#level;
  }
}
