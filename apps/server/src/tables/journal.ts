import { setImmediate } from "node:timers/promises";
import { isConnectionLost } from "@trelyazh/db";
import type { JournalRow, TableStore } from "./table-store.ts";

export interface JournalOptions {
  /** The least time from the beginning of one statement to that of the next, in milliseconds; with 0 nothing waits. */
  readonly everyMs?: number;
  /** As many events at least go without waiting any longer. */
  readonly batchSize?: number;
}

interface Entry {
  readonly rows: readonly JournalRow[];
  readonly resolve: () => void;
  readonly reject: (cause: unknown) => void;
}

/**
 * The one writer of a process. What comes to a quiet club goes to the database at once; what comes soon after that gathers,
 * and goes as a single statement. Each entry is acknowledged after its commit. One batch is on its way at a time, so
 * entries are stored in the order in which they came.
 */
export class Journal {
  readonly #store: Pick<TableStore, "append">;
  readonly #everyMs: number;
  readonly #batchSize: number;
  #waiting: Entry[] = [];
  #writer: Promise<void> | null = null;
  #full: () => void = () => {};
  /** When the last statement began, on the clock of `performance.now`. */
  #beganAt = Number.NEGATIVE_INFINITY;

  constructor(store: Pick<TableStore, "append">, { everyMs = 12, batchSize = 64 }: JournalOptions = {}) {
    this.#store = store;
    this.#everyMs = everyMs;
    this.#batchSize = batchSize;
  }

  /** Resolves once the rows are committed. After a rejection the caller cannot know whether they are: it has to look. */
  append(rows: readonly JournalRow[]): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.#waiting.push({ rows, resolve, reject });
    if (this.#rowsWaiting() >= this.#batchSize) this.#full();
    this.#writer ??= this.#write();
    return promise;
  }

  /** Resolves when nothing waits any more. */
  async flush(): Promise<void> {
    while (this.#writer !== null) await this.#writer;
  }

  #rowsWaiting(): number {
    return this.#waiting.reduce((sum, entry) => sum + entry.rows.length, 0);
  }

  async #write(): Promise<void> {
    while (this.#waiting.length > 0) {
      await this.#gather();
      const batch = this.#waiting;
      this.#waiting = [];
      await this.#store.append(batch.flatMap((entry) => entry.rows)).then(
        () => batch.forEach((entry) => entry.resolve()),
        (cause: unknown) => this.#fail(batch, cause),
      );
    }
    this.#writer = null;
  }

  async #gather(): Promise<void> {
    if (this.#everyMs === 0) return;
    const restMs = this.#beganAt + this.#everyMs - performance.now();
    if (restMs > 0 && this.#rowsWaiting() < this.#batchSize) await this.#rest(restMs);
    // What comes in the same turn of the event loop goes along.
    else await setImmediate();
    this.#beganAt = performance.now();
  }

  #rest(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timeout = setTimeout(resolve, ms);
      this.#full = () => {
        clearTimeout(timeout);
        resolve();
      };
    });
  }

  /** One table's fault must not cost the others their events: when the database itself said no, each is tried alone. */
  async #fail(batch: readonly Entry[], cause: unknown): Promise<void> {
    if (batch.length === 1 || isConnectionLost(cause)) {
      for (const entry of batch) entry.reject(cause);
      return;
    }
    for (const entry of batch) await this.#store.append(entry.rows).then(entry.resolve, entry.reject);
  }
}
