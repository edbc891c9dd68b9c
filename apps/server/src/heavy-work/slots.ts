import { ClubError } from "../club-error.ts";

/** Who wants a place: on whose behalf, and what calls them off. */
export interface Wanted {
  readonly forWhom: string;
  readonly signal: AbortSignal;
}

interface Waiting {
  readonly resolve: () => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * A fixed number of places and a bounded queue before them. Everybody has a queue of their own, and those take turns: one
 * who wants much waits behind what they want themselves. When too many wait, the latest of whoever has most in the queue
 * gives way to somebody who has less.
 */
export class Slots {
  readonly #queueLimit: number;
  /** By whom they wait for, the one whose turn is next first. None is empty. */
  readonly #queues = new Map<string, Set<Waiting>>();
  #waiting = 0;
  #free: number;
  #closed = false;

  constructor({ places, queueLimit }: { readonly places: number; readonly queueLimit: number }) {
    this.#free = places;
    this.#queueLimit = queueLimit;
  }

  /** Whether whoever comes now has a place at once. */
  get isFree(): boolean {
    return this.#free > 0 && !this.#closed;
  }

  /** How many wait for a place. */
  get waiting(): number {
    return this.#waiting;
  }

  /** On behalf of how many they wait. */
  get queues(): number {
    return this.#queues.size;
  }

  /**
   * Resolves once a place has been taken; whoever took it gives it back. Refuses with `BUSY` when the queue is full, with
   * `RESTARTING` once this is closed; rejects with the signal's reason when that comes first.
   */
  async take(wanted: Wanted): Promise<void> {
    wanted.signal.throwIfAborted();
    if (this.#closed) throw new ClubError("RESTARTING");
    if (this.#free > 0) this.#free -= 1;
    else if (this.#waiting < this.#queueLimit || this.#makeRoomFor(wanted.forWhom)) await this.#wait(wanted);
    else throw new ClubError("BUSY");
  }

  giveBack(): void {
    const [next] = this.#queues;
    if (next === undefined) {
      this.#free += 1;
      return;
    }
    const [forWhom, queue] = next;
    const [first] = queue;
    this.#remove(forWhom, first);
    // Whoever has more in the queue goes to the end of the round.
    if (this.#queues.delete(forWhom)) this.#queues.set(forWhom, queue);
    first?.resolve();
  }

  /** Refuses all who wait and all who come. */
  close(): void {
    this.#closed = true;
    for (const queue of this.#queues.values()) for (const { reject } of queue) reject(new ClubError("RESTARTING"));
    this.#queues.clear();
    this.#waiting = 0;
  }

  /** Returns whether somebody has given way: one who stays with no less than the newcomer then has. */
  #makeRoomFor(newcomer: string): boolean {
    const own = this.#queues.get(newcomer)?.size ?? 0;
    const [longest] = [...this.#queues].toSorted(([, a], [, b]) => b.size - a.size);
    if (longest === undefined || longest[1].size - 1 <= own) return false;
    const [forWhom, queue] = longest;
    const last = [...queue].at(-1);
    this.#remove(forWhom, last);
    last?.reject(new ClubError("BUSY"));
    return true;
  }

  #remove(forWhom: string, waiting: Waiting | undefined): void {
    const queue = this.#queues.get(forWhom);
    if (queue === undefined || waiting === undefined || !queue.delete(waiting)) return;
    this.#waiting -= 1;
    if (queue.size === 0) this.#queues.delete(forWhom);
  }

  async #wait({ forWhom, signal }: Wanted): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const waiting: Waiting = { resolve, reject };
    const abort = () => {
      this.#remove(forWhom, waiting);
      reject(signal.reason);
    };
    const queue = this.#queues.get(forWhom) ?? new Set();
    this.#queues.set(forWhom, queue.add(waiting));
    this.#waiting += 1;
    signal.addEventListener("abort", abort, { once: true });
    try {
      await promise;
    } finally {
      signal.removeEventListener("abort", abort);
    }
  }
}
