import { isConnectionLost } from "@trelyazh/db";
import type { JournalRow, TableStore } from "./table-store.ts";

export interface JournalOptions {
  /** How long the first event of a statement waits for company, in milliseconds; with 0 it does not. */
  readonly gatherMs?: number;
  /** As many events at least go without waiting any longer. */
  readonly batchSize?: number;
}

interface Entry {
  readonly rows: readonly JournalRow[];
  readonly resolve: () => void;
  readonly reject: (cause: unknown) => void;
}

/**
 * The one writer of a process. What arrives within a moment goes to the database as a single statement; each entry is
 * acknowledged after its commit. One batch is on its way at a time, so entries are stored in the order in which they came.
 */
export class Journal {
  readonly #store: Pick<TableStore, "append">;
  readonly #gatherMs: number;
  readonly #batchSize: number;
  #waiting: Entry[] = [];
  #writer: Promise<void> | null = null;
  #full: () => void = () => {};

  constructor(store: Pick<TableStore, "append">, { gatherMs = 6, batchSize = 64 }: JournalOptions = {}) {
    this.#store = store;
    this.#gatherMs = gatherMs;
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
    if (this.#gatherMs === 0 || this.#rowsWaiting() >= this.#batchSize) return;
    await new Promise<void>((resolve) => {
      const timeout = setTimeout(resolve, this.#gatherMs);
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
