import { ClubError } from "../club-error.ts";

interface Waiting {
  readonly resolve: () => void;
  readonly reject: (reason: unknown) => void;
}

/** A fixed number of places and a bounded queue before them: first come, first served. */
export class Slots {
  readonly #queueLimit: number;
  readonly #waiting = new Set<Waiting>();
  #free: number;
  #closed = false;

  constructor({ places, queueLimit }: { readonly places: number; readonly queueLimit: number }) {
    this.#free = places;
    this.#queueLimit = queueLimit;
  }

  /** How many wait for a place. */
  get waiting(): number {
    return this.#waiting.size;
  }

  /**
   * Resolves once a place has been taken; whoever took it gives it back. Refuses with `BUSY` when the queue is full, with
   * `RESTARTING` once this is closed; rejects with the signal's reason when that comes first.
   */
  async take(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (this.#closed) throw new ClubError("RESTARTING");
    if (this.#free > 0) this.#free -= 1;
    else if (this.#waiting.size >= this.#queueLimit) throw new ClubError("BUSY");
    else await this.#wait(signal);
  }

  giveBack(): void {
    const [next] = this.#waiting;
    if (next === undefined) {
      this.#free += 1;
      return;
    }
    this.#waiting.delete(next);
    next.resolve();
  }

  /** Refuses all who wait and all who come. */
  close(): void {
    this.#closed = true;
    for (const { reject } of this.#waiting) reject(new ClubError("RESTARTING"));
    this.#waiting.clear();
  }

  async #wait(signal: AbortSignal): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const waiting: Waiting = { resolve, reject };
    const abort = () => {
      this.#waiting.delete(waiting);
      reject(signal.reason);
    };
    this.#waiting.add(waiting);
    signal.addEventListener("abort", abort, { once: true });
    try {
      await promise;
    } finally {
      signal.removeEventListener("abort", abort);
    }
  }
}
