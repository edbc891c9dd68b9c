import { ClubError } from "../../club-error.ts";

export interface HashQueueOptions {
  /** How many are worked on at once. */
  readonly atOnce: number;
  /** How many may wait. */
  readonly mostWaiting: number;
  /** Told when one is refused; must not throw. */
  readonly onRefused: () => void;
}

/** A new queue knows no better. */
const FIRST_GUESS_MS = 40;
/** How much the last one counts in what one takes. */
const WEIGHT = 0.1;

/**
 * Has a few things done at once, the others one after another as they came; refuses with `BUSY`, and when to come again,
 * what would wait behind too many.
 */
export class HashQueue {
  readonly #options: HashQueueOptions;
  readonly #waiting: (() => void)[] = [];
  #running = 0;
  #eachMs = FIRST_GUESS_MS;

  constructor(options: HashQueueOptions) {
    this.#options = options;
  }

  get waiting(): number {
    return this.#waiting.length;
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    await this.#turn();
    const began = performance.now();
    try {
      return await work();
    } finally {
      this.#eachMs += (performance.now() - began - this.#eachMs) * WEIGHT;
      // Whoever is next takes this one's place.
      const next = this.#waiting.shift();
      if (next === undefined) this.#running -= 1;
      else next();
    }
  }

  #turn(): Promise<void> {
    const { atOnce, mostWaiting, onRefused } = this.#options;
    if (this.#running < atOnce) {
      this.#running += 1;
      return Promise.resolve();
    }
    if (this.#waiting.length >= mostWaiting) {
      onRefused();
      const retryAfterMs = Math.ceil((this.#waiting.length * this.#eachMs) / atOnce);
      return Promise.reject(new ClubError("BUSY", { retryAfterMs }));
    }
    return new Promise((resolve) => this.#waiting.push(resolve));
  }
}
