import type { Table, Transition } from "@trelyazh/table";
import { includeOneOf, type Happening } from "../../happenings.ts";
import type { Logger } from "../../logger.ts";
import type { TableStore } from "./table-store.ts";

/** Events after which the record of a table, which the queries read, looks different. */
const RECORDED: readonly string[] = ["seatTaken", "seatLeft", "keptOut", "pulyaStarted", "tableClosed", "pulyaSettled"];

/** Deals between two snapshots: to fold as many from the journal takes less than a snapshot of each costs. */
const DEALS_A_SNAPSHOT = 4;

function asksForSnapshot({ pulya }: Table, transitions: readonly Transition[]): boolean {
  if (pulya === null || pulya.dealNumber % DEALS_A_SNAPSHOT !== 0) return false;
  return includeOneOf(["dealScored"], transitions);
}

/**
 * Keeps the records of tables, and a snapshot now and then, beside the play and never in its way. What could not
 * be written is made good when the table is taken up the next time: the journal is the truth.
 */
export class RecordKeeper {
  readonly #store: Pick<TableStore, "note" | "saveSnapshot">;
  readonly #log: Logger;
  readonly #running = new Map<string, Promise<void>>();

  constructor(store: Pick<TableStore, "note" | "saveSnapshot">, log: Logger) {
    this.#store = store;
    this.#log = log;
  }

  /** Writes down what has become of a table. A new one is stored together with its record. */
  hear(happening: Happening): void {
    if (happening.kind === "changed") this.keep(happening.table, happening.transitions);
    // The last process may have ended before it had written this down.
    else if (happening.kind === "loaded" && happening.table.status === "finished")
      this.note(happening.table, happening.at);
  }

  /** Writes down what those transitions have changed. */
  keep(table: Table, transitions: readonly Transition[]): void {
    const last = transitions.at(-1);
    if (last !== undefined && includeOneOf(RECORDED, transitions)) this.note(table, last.envelope.at);
    if (asksForSnapshot(table, transitions)) this.#queue(table, () => this.#store.saveSnapshot(table));
  }

  /** Writes down how a table stands; `at` is the time of its last event. */
  note(table: Table, at: number): void {
    this.#queue(table, () => this.#store.note(table, at));
  }

  /** Resolves when everything that was to be kept has been tried. */
  async flush(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running.values());
  }

  /** One table's writes go one after the other, so that an older state never overwrites a newer one. */
  #queue(table: Table, write: () => Promise<void>): void {
    const before = this.#running.get(table.id) ?? Promise.resolve();
    const work = before
      .then(write)
      .catch((err: unknown) => this.#log.warn({ tableId: table.id, seq: table.seq, err }, "record of table not kept"))
      .then(() => {
        if (this.#running.get(table.id) === work) this.#running.delete(table.id);
      });
    this.#running.set(table.id, work);
  }
}
