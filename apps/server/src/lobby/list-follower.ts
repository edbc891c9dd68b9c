import type { ListedTable, TableList } from "@trelyazh/db";
import type { Clock, Timer } from "../clock.ts";
import type { Logger } from "../logger.ts";

export interface ListFollowerOptions {
  readonly clock: Pick<Clock, "now" | "schedule">;
  /** How often it is looked, in milliseconds: for so long nobody may hear of a change that no other node has told of; 3000 unless told. */
  readonly everyMs?: number | undefined;
  /** Returns the tables that were noted since that moment, or all unfinished ones. */
  readonly read: (since: bigint | null) => Promise<TableList>;
  /** Called with each of them; must not throw. */
  readonly onListed: (table: ListedTable) => void;
  readonly log: Logger;
}

const EVERY_MS = 3000;

/**
 * Follows the list of tables in the database, where every owner notes what has become of its own: what other nodes tell is
 * quicker, but may be lost.
 */
export class ListFollower {
  readonly #options: ListFollowerOptions;
  #since: bigint | null = null;
  #reading: Promise<void> = Promise.resolve();
  #next: Promise<void> | null = null;
  #timer: Timer | null = null;
  #isClosed = false;

  constructor(options: ListFollowerOptions) {
    this.#options = options;
  }

  /** Looks for the first time, and then again and again; resolves when the list is known, if the database is there. */
  async start(): Promise<void> {
    const { clock, everyMs = EVERY_MS, log } = this.#options;
    await this.look().catch((err: unknown) => log.warn({ err }, "the list of tables could not be read"));
    if (!this.#isClosed) this.#timer = clock.schedule(clock.now() + everyMs, () => void this.start());
  }

  /** Resolves when everything is known that was noted before it was called; rejects when the database is away. */
  look(): Promise<void> {
    // A look that is under way may have begun before that was noted; whoever asks meanwhile has the next one in common.
    this.#next ??= this.#reading
      .catch(() => {})
      .then(() => {
        this.#next = null;
        this.#reading = this.#read();
        return this.#reading;
      });
    return this.#next;
  }

  close(): void {
    this.#isClosed = true;
    this.#timer?.cancel();
  }

  async #read(): Promise<void> {
    const { tables, horizon } = await this.#options.read(this.#since);
    this.#since = horizon;
    tables.forEach(this.#options.onListed);
  }
}
