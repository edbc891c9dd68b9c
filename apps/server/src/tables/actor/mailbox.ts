import { ClubError } from "../../club-error.ts";

/** A table does one thing at a time: tasks run in the order in which they came, each after the one before has ended. */
export class Mailbox {
  readonly #limit: number;
  #pending = 0;
  /** Resolves when the last task is done, whatever came of it. */
  #tail: Promise<void> = Promise.resolve();
  #closed = false;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Whether nothing runs and nothing waits. */
  get isEmpty(): boolean {
    return this.#pending === 0;
  }

  /** Runs the task in its turn; refuses with `BUSY` when too many wait, with `RESTARTING` once the mailbox is closed. */
  post<T>(task: () => Promise<T>): Promise<T> {
    if (this.#closed) return Promise.reject(new ClubError("RESTARTING"));
    if (this.#pending >= this.#limit) return Promise.reject(new ClubError("BUSY"));
    const isFree = this.isEmpty;
    this.#pending += 1;
    const result = isFree ? task() : this.#tail.then(task);
    this.#tail = result.then(this.#settled, this.#settled);
    return result;
  }

  readonly #settled = (): void => {
    this.#pending -= 1;
  };

  /** Takes no more tasks and waits until those that have been taken are done. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#tail;
  }
}
