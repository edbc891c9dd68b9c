import { isRowRefused } from "@trelyazh/db";
import type { Table, Transition } from "@trelyazh/table";
import type { Clock, Timer } from "../../clock.ts";
import { includeOneOf, type Happening } from "../../happenings.ts";
import type { Logger } from "../../logger.ts";
import type { TableNote, TableStore } from "./table-store.ts";

/** Events after which the record of a table says something else of who sits where, and which others ask the record about at once. */
const RECORDED: readonly string[] = ["seatTaken", "seatLeft", "keptOut", "pulyaStarted", "tableClosed", "pulyaSettled"];

/** Those after which only its deal's number is another: nobody waits for that. */
const RECORDED_LATER: readonly string[] = ["dealt"];
const LATER_MS = 1000;

/** Records of one transaction. */
const BATCH = 100;

/** How long records wait that the database would not take. */
const AGAIN_MS = 5000;

/** Deals between two snapshots: to fold as many from the journal takes less than a snapshot of each costs. */
const DEALS_A_SNAPSHOT = 4;

export interface RecordKeeperDeps {
  readonly store: Pick<TableStore, "note" | "saveSnapshot">;
  readonly clock: Pick<Clock, "now" | "schedule">;
  readonly log: Logger;
}

/** A record that is not stored yet, and who waits for that. */
interface Waiting {
  readonly note: TableNote;
  /** Resolves with whether it was stored at the next try. */
  readonly tried: PromiseWithResolvers<boolean>;
}

function asksForSnapshot({ pulya }: Table, transitions: readonly Transition[]): boolean {
  if (pulya === null || pulya.dealNumber % DEALS_A_SNAPSHOT !== 0) return false;
  return includeOneOf(["dealScored"], transitions);
}

/**
 * Keeps the records of tables, and a snapshot now and then, beside the play and never in its way. Records that wait are
 * stored together, each table's latest alone; what the database would not take waits for it. What a process leaves behind
 * unwritten is made good when the table is taken up the next time: the journal is the truth.
 */
export class RecordKeeper {
  readonly #deps: RecordKeeperDeps;
  readonly #waiting = new Map<string, Waiting>();
  readonly #underWay = new Map<string, Waiting>();
  readonly #snapshots = new Set<Promise<void>>();
  #writing: Promise<void> | null = null;
  #alarm: Timer | null = null;

  constructor(deps: RecordKeeperDeps) {
    this.#deps = deps;
  }

  /** Writes down what has become of a table. A new one is stored together with its record. */
  hear(happening: Happening): void {
    if (happening.kind === "changed") this.keep(happening.table, happening.transitions);
    // The last process may have ended before it had written this down.
    else if (happening.kind === "loaded") this.#note({ table: happening.table, at: happening.at }, LATER_MS);
  }

  /** Writes down what those transitions have changed. */
  keep(table: Table, transitions: readonly Transition[]): void {
    const last = transitions.at(-1);
    if (last === undefined) return;
    const note = { table, at: last.envelope.at };
    if (includeOneOf(RECORDED, transitions)) this.#note(note, 0);
    else if (includeOneOf(RECORDED_LATER, transitions)) this.#note(note, LATER_MS);
    if (asksForSnapshot(table, transitions)) this.#saveSnapshot(table);
  }

  /** Resolves when what was to be kept of that table has been tried, with whether it is kept. */
  async isKept(tableId: string): Promise<boolean> {
    const waiting = this.#waiting.get(tableId);
    if (waiting !== undefined) this.#begin();
    return (await (waiting ?? this.#underWay.get(tableId))?.tried.promise) ?? true;
  }

  /** Resolves when everything that was to be kept has been tried. */
  async flush(): Promise<void> {
    this.#begin();
    await this.#writing;
    this.#alarm?.cancel();
    await Promise.all(this.#snapshots);
  }

  #note(note: TableNote, withinMs: number): void {
    const { id } = note.table;
    const tried = this.#waiting.get(id)?.tried ?? Promise.withResolvers<boolean>();
    this.#waiting.set(id, { note, tried });
    if (withinMs === 0) this.#begin();
    else this.#beginWithin(withinMs);
  }

  #beginWithin(ms: number): void {
    const { clock } = this.#deps;
    this.#alarm ??= clock.schedule(clock.now() + ms, () => {
      this.#alarm = null;
      this.#begin();
    });
  }

  /** Begins to write what waits, unless that is under way. */
  #begin(): void {
    this.#writing ??= this.#writeAll();
  }

  async #writeAll(): Promise<void> {
    // What is told in this turn goes along.
    await Promise.resolve();
    let isThere = true;
    while (isThere && this.#waiting.size > 0) isThere = await this.#writeSome();
    // At once: what came a moment later would wait for somebody to begin.
    this.#writing = null;
  }

  async #writeSome(): Promise<boolean> {
    const batch = [...this.#waiting.values()].slice(0, BATCH);
    for (const each of batch) {
      this.#waiting.delete(each.note.table.id);
      this.#underWay.set(each.note.table.id, each);
    }
    const isThere = await this.#write(batch);
    for (const { note } of batch) this.#underWay.delete(note.table.id);
    return isThere;
  }

  /** Returns whether the database was there. */
  async #write(batch: readonly Waiting[]): Promise<boolean> {
    try {
      await this.#deps.store.note(batch.map(({ note }) => note));
    } catch (err) {
      return isRowRefused(err) ? await this.#sift(batch, err) : this.#putBack(batch, err);
    }
    for (const { tried } of batch) tried.resolve(true);
    return true;
  }

  /** One table's fault must not cost the others their records. */
  async #sift(batch: readonly Waiting[], err: unknown): Promise<boolean> {
    const [only] = batch;
    if (batch.length === 1 && only !== undefined) {
      const { id: tableId, seq } = only.note.table;
      this.#deps.log.warn({ tableId, seq, err }, "record of table not kept");
      only.tried.resolve(false);
      return true;
    }
    const [first, second] = [batch.slice(0, batch.length >> 1), batch.slice(batch.length >> 1)];
    return (await this.#write(first)) ? await this.#write(second) : this.#putBack(second, err);
  }

  #putBack(batch: readonly Waiting[], err: unknown): boolean {
    for (const { note, tried } of batch) {
      const { id } = note.table;
      if (!this.#waiting.has(id)) this.#waiting.set(id, { note, tried: Promise.withResolvers() });
      tried.resolve(false);
    }
    this.#deps.log.warn({ tables: this.#waiting.size, err }, "records of tables wait for the database");
    this.#beginWithin(AGAIN_MS);
    return false;
  }

  #saveSnapshot(table: Table): void {
    const { store, log } = this.#deps;
    const { id: tableId, seq } = table;
    // Whichever of two is stored last, the later one counts.
    const saving = store
      .saveSnapshot(table)
      .catch((err: unknown) => log.warn({ tableId, seq, err }, "snapshot of table not kept"))
      .then(() => void this.#snapshots.delete(saving));
    this.#snapshots.add(saving);
  }
}
