import type { Table, TableEnvelope, Transition } from "@trelyazh/table";
import { rebuild, type LoadedTable } from "../journal/replay.ts";
import { whyUnread } from "../journal/store-faults.ts";
import type { TableStore } from "../journal/table-store.ts";
import type { IsOver } from "./delayed-table.ts";
import { RecentEvents, type History } from "./recent-events.ts";

type PastStore = Pick<TableStore, "load" | "loadAfter" | "loadPage">;

/** What has happened at a table: the latest from memory; a state that is to be shown late, from the journal if need be. */
export class TablePast {
  readonly #store: PastStore;
  readonly #recent: RecentEvents;
  #table: Table;

  constructor(loaded: LoadedTable, store: PastStore) {
    this.#store = store;
    this.#recent = new RecentEvents(loaded);
    this.#table = loaded.table;
  }

  /** The latest events, oldest first. */
  get recent(): readonly TableEnvelope[] {
    return this.#recent.all();
  }

  add(transition: Transition): void {
    this.#table = transition.table;
    this.#recent.add(transition);
  }

  /** Returns what happened after that number; null if that is better told by a snapshot. */
  after(seq: number): readonly TableEnvelope[] | null {
    return this.#recent.after(seq);
  }

  /** Returns a state of the table that is over, and what happened since; refuses with `DATABASE_AWAY` or `TABLE_BROKEN`. */
  async from(isOver: IsOver): Promise<History> {
    const table = this.#table;
    const lastAt = this.#recent.all().at(-1)?.at;
    if (lastAt !== undefined && isOver(table, lastAt)) return { table, since: [] };
    return this.#recent.from(isOver) ?? (await this.#journaledFrom(isOver));
  }

  /** Returns the latest events of those up to that number, so many at most; refuses as `from` does. */
  async page({ upTo, count }: { readonly upTo: number; readonly count: number }): Promise<readonly TableEnvelope[]> {
    const after = Math.max(0, upTo - count);
    const recent = this.#recent.all();
    if ((recent[0]?.seq ?? Number.POSITIVE_INFINITY) <= after + 1)
      return recent.filter(({ seq }) => seq > after && seq <= upTo);
    try {
      const rows = await this.#store.loadPage(this.#table.id, { after, count: upTo - after });
      return rows.map(({ envelope }) => envelope);
    } catch (cause) {
      throw whyUnread(cause);
    }
  }

  async #journaledFrom(isOver: IsOver): Promise<History> {
    const { id } = this.#table;
    try {
      const { base, recent } = rebuild(id, await this.#fromSnapshot(isOver));
      return { table: base, since: recent.filter(({ seq }) => seq > base.seq) };
    } catch (cause) {
      throw whyUnread(cause);
    }
  }

  /** A snapshot that is too young for the viewer who asks is left out; then the journal is read from its beginning. */
  async #fromSnapshot(isOver: IsOver) {
    const { id } = this.#table;
    const stored = await this.#store.load(id);
    const snapshot = stored?.snapshot ?? null;
    const last = stored?.rows.find(({ envelope }) => envelope.seq === snapshot?.seq);
    if (stored !== null && snapshot !== null && last !== undefined && isOver(snapshot, last.envelope.at)) return stored;
    return { snapshot: null, rows: await this.#store.loadAfter(id, 0) };
  }
}
