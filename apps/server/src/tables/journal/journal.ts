import { isRowRefused, type Fenced } from "@trelyazh/db";
import { Gathering } from "../../gathering/gathering.ts";
import { Elsewhere } from "../ownership/elsewhere.ts";
import type { TableAppend, TableStore } from "./table-store.ts";

export interface JournalOptions {
  /** Whether its process has the database for itself; so it is unless told. */
  readonly isAlone?: boolean;
  /** The least time from the beginning of one statement to that of the next, in milliseconds; with 0 nothing waits. */
  readonly everyMs?: number;
  /** As many events go without waiting any longer; no statement takes further entries once it has twice as many. */
  readonly batchSize?: number;
  /** Whether this node may still write: always unless told. */
  readonly mayWrite?: () => boolean;
}

interface Entry extends TableAppend {
  readonly resolve: () => void;
  readonly reject: (cause: unknown) => void;
}

/** How long a statement waits for more unless told. */
const STORE_EVERY_MS = 12;
/** The same at one of several nodes: each has fewer moves to gather, and PostgreSQL has the statements of them all. */
const SHARED_STORE_EVERY_MS = 20;

/** Statements under way at the same time: while the database stores one, what the last one stored is told to the players. */
const LANES = 4;

/**
 * The one writer of a process. What comes to a quiet club goes to the database at once; what comes soon after that gathers,
 * and goes as a single statement. Each entry is acknowledged after its commit; one that must not overtake another waits for
 * that. Statements stay small even when much is waiting: otherwise the whole club would wait for the database, and then the
 * database for the whole club.
 */
export class Journal {
  readonly #store: Pick<TableStore, "append">;
  readonly #everyMs: number;
  readonly #batchSize: number;
  readonly #mayWrite: () => boolean;
  readonly #waiting: Entry[] = [];
  #waitingRows = 0;
  readonly #underWay = new Set<Promise<void>>();
  readonly #gathering: Gathering;

  constructor(store: Pick<TableStore, "append">, options: JournalOptions = {}) {
    this.#store = store;
    this.#everyMs = options.everyMs ?? (options.isAlone === false ? SHARED_STORE_EVERY_MS : STORE_EVERY_MS);
    this.#batchSize = options.batchSize ?? 64;
    this.#mayWrite = options.mayWrite ?? (() => true);
    this.#gathering = new Gathering({ everyMs: this.#everyMs, go: () => this.#begin() });
  }

  /**
   * Resolves once the rows are committed, together with the news that they tell. Rejects with `Elsewhere` when the table is not
   * this node's any more: then they are not. After any other rejection the caller cannot know whether they are: it has to look.
   */
  append(append: TableAppend): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.#waiting.push({ ...append, resolve, reject });
    this.#waitingRows += append.rows.length;
    this.#goOn();
    return promise;
  }

  /** Resolves when nothing waits any more. */
  async flush(): Promise<void> {
    while (this.#waiting.length > 0 || this.#underWay.size > 0) {
      if (this.#isFree) this.#gathering.go();
      await Promise.race(this.#underWay);
    }
  }

  get #isFree(): boolean {
    return this.#waiting.length > 0 && this.#underWay.size < LANES;
  }

  #goOn(): void {
    if (!this.#isFree) return;
    if (this.#everyMs === 0 || this.#waitingRows >= this.#batchSize) this.#gathering.go();
    else this.#gathering.add();
  }

  #begin(): void {
    const written = this.#write(this.#takeBatch()).finally(() => {
      this.#underWay.delete(written);
      this.#goOn();
    });
    this.#underWay.add(written);
  }

  #takeBatch(): readonly Entry[] {
    let rows = 0;
    const last = this.#waiting.findIndex((entry) => (rows += entry.rows.length) >= 2 * this.#batchSize);
    this.#waitingRows -= rows;
    return this.#waiting.splice(0, last === -1 ? this.#waiting.length : last + 1);
  }

  async #write(batch: readonly Entry[]): Promise<void> {
    // It may have waited for longer than the node's lease has held.
    if (!this.#mayWrite()) {
      refuse(batch);
      return;
    }
    let fenced: readonly Fenced[];
    try {
      fenced = await this.#store.append(batch);
    } catch (cause) {
      await this.#fail(batch, cause);
      return;
    }
    if (fenced.length > 0) refuse(batch.filter((entry) => isAmong(fenced, entry)));
    // To be resolved after it was refused changes nothing.
    for (const entry of batch) entry.resolve();
  }

  /**
   * One table's fault must not cost the others their events: when the fault can be in some row, each half is tried without
   * the other. Any other fault is everybody's, and to try again would only make all who come after wait.
   */
  async #fail(batch: readonly Entry[], cause: unknown): Promise<void> {
    if (batch.length === 1 || !isRowRefused(cause)) {
      for (const entry of batch) entry.reject(cause);
      return;
    }
    const middle = batch.length >> 1;
    await this.#write(batch.slice(0, middle));
    await this.#write(batch.slice(middle));
  }
}

function refuse(batch: readonly Entry[]): void {
  for (const entry of batch) entry.reject(new Elsewhere(entry.tableId));
}

function isAmong(fenced: readonly Fenced[], { tableId, epoch }: Entry): boolean {
  return fenced.some((each) => each.tableId === tableId && each.epoch === epoch);
}
