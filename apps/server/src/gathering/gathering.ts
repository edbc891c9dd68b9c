export interface GatheringOptions {
  /** The least time from one going to the next, in milliseconds. */
  readonly everyMs: number;
  /** Takes along all that waits. */
  readonly go: () => void;
}

/**
 * Lets what comes at about the same time go together. What comes after a rest goes at the end of this turn of the event loop,
 * with all that comes in it; what comes soon after that waits until so much time has passed, or until something hurries.
 */
export class Gathering implements Disposable {
  readonly #everyMs: number;
  readonly #go: () => void;
  #cancel: (() => void) | null = null;
  #isHurried = false;
  /** When something went last, on the clock of `performance.now`. */
  #wentAt = Number.NEGATIVE_INFINITY;

  constructor({ everyMs, go }: GatheringOptions) {
    this.#everyMs = everyMs;
    this.#go = go;
  }

  /** To be called when something has come that waits. */
  add(): void {
    this.#cancel ??= this.#wakeAt(this.#wentAt + this.#everyMs);
  }

  /** To be called when something has come that does not wait: all goes at the end of this turn. */
  hurry(): void {
    if (this.#isHurried) return;
    this[Symbol.dispose]();
    this.#isHurried = true;
    this.#cancel = this.#wakeAt(Number.NEGATIVE_INFINITY);
  }

  /** Goes at once. */
  go(): void {
    this[Symbol.dispose]();
    this.#wentAt = performance.now();
    this.#go();
  }

  /** Waits for nothing any more, until something is added. */
  [Symbol.dispose](): void {
    this.#cancel?.();
    this.#cancel = null;
    this.#isHurried = false;
  }

  #wakeAt(at: number): () => void {
    const restMs = at - performance.now();
    if (restMs <= 0) {
      const immediate = setImmediate(() => this.go());
      return () => clearImmediate(immediate);
    }
    const timeout = setTimeout(() => this.go(), restMs);
    return () => clearTimeout(timeout);
  }
}
