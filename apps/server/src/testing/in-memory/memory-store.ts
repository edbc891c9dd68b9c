import type { News, Table } from "@trelyazh/table";
import type { Claim, Fenced, NewsEntry } from "@trelyazh/db";
import {
  ENTRY_BOUNDS,
  type Entry,
  type JournalRow,
  type TableAppend,
  type TableNote,
  type TableStore,
} from "../../tables/journal/table-store.ts";
import type { Owner } from "../../tables/ownership/ownership.ts";

/** What no two rows may have in common: the unique indexes of the journal, by name, in the order in which PostgreSQL looks. */
const UNIQUE: readonly (readonly [constraint: string, keyOf: (row: JournalRow) => string | null])[] = [
  ["table_events_pkey", ({ tableId, envelope }) => `${tableId} ${envelope.seq}`],
  [
    "table_events_command_key",
    ({ tableId, command }) => command && `${tableId} ${command.seat} ${command.id} ${command.part}`,
  ],
];

/** What is known of the rows as they are. */
interface Index {
  /** How many rows it knows. */
  size: number;
  /** By unique index: the keys that are taken. */
  readonly taken: readonly Set<string | null>[];
  readonly byTable: Map<string, JournalRow[]>;
}

function emptyIndex(): Index {
  return { size: 0, taken: UNIQUE.map(() => new Set()), byTable: new Map() };
}

/** The node of those who have no other. */
export const LONE_NODE = "the only node";

/** A store in memory that can be told to fail, as a database does that is far away. */
export class MemoryStore implements TableStore {
  readonly rows: JournalRow[] = [];
  /** The outbox. */
  readonly news: NewsEntry<News>[] = [];
  readonly snapshots = new Map<string, Table>();
  /** Whose each table is; one of which nothing is known is its maker's. */
  readonly owners = new Map<string, Owner>();
  readonly notes: TableNote[] = [];
  /** Statements appended at once, by their numbers of rows. */
  readonly batches: number[] = [];
  /** `"refused"`: nothing arrives. `"unanswered"`: appends arrive, but their answers do not. */
  fault: "refused" | "unanswered" | null = null;
  #indexed = emptyIndex();
  /** The latest of the notes, by table. */
  readonly #noted = new Map<string, TableNote>();
  readonly #entries = new Map<string, Entry & { readonly until: number }>();
  readonly #now: () => number;

  /** Entries last by that clock; for ever unless told. */
  constructor(now: () => number = () => 0) {
    this.#now = now;
  }

  async create(table: Table, rows: readonly JournalRow[], nodeId: string = LONE_NODE): Promise<number> {
    await this.append([{ tableId: table.id, epoch: 1, rows, news: [] }]);
    this.owners.set(table.id, { nodeId, epoch: 1 });
    this.#note({ table, at: table.createdAt });
    return 1;
  }

  append(appends: readonly TableAppend[]): Promise<readonly Fenced[]> {
    if (this.fault === "refused") return Promise.reject(connectionLost());
    const [own, fenced] = [[], []] as [TableAppend[], TableAppend[]];
    for (const each of appends) (each.epoch === this.#epochOf(each.tableId) ? own : fenced).push(each);
    const rows = own.flatMap((each) => each.rows);
    const { taken } = this.#index();
    for (const [place, [constraint, keyOf]] of UNIQUE.entries()) {
      const keys = rows.map(keyOf).filter((key) => key !== null);
      const isRefused = keys.some((key) => taken[place]?.has(key)) || new Set(keys).size < keys.length;
      if (isRefused) return Promise.reject(duplicate(constraint));
    }
    this.batches.push(rows.length);
    // What comes back out of a database is never the same object.
    this.rows.push(...structuredClone(rows));
    this.news.push(...structuredClone(own.flatMap((each) => each.news)));
    return this.fault === "unanswered" ? Promise.reject(connectionLost()) : Promise.resolve(fenced);
  }

  /** Makes those of the tables that node's that are not over. */
  claim(tableIds: readonly string[], nodeId: string): Promise<readonly Claim[]> {
    return this.#answer(() => {
      const open = new Set(this.#unfinished());
      return tableIds.flatMap((tableId) => {
        if (!open.has(tableId)) return [];
        const epoch = this.#epochOf(tableId) + 1;
        this.owners.set(tableId, { nodeId, epoch });
        return [{ tableId, epoch }];
      });
    });
  }

  load(tableId: string) {
    return this.#answer(() => {
      const rows = this.#of(tableId);
      return rows.length === 0 ? null : { snapshot: this.snapshots.get(tableId) ?? null, rows };
    });
  }

  loadAfter(tableId: string, seq: number) {
    return this.#answer(() => this.#of(tableId).filter(({ envelope }) => envelope.seq > seq));
  }

  loadPage(tableId: string, { after, count }: { readonly after: number; readonly count: number }) {
    return this.#answer(() =>
      this.#of(tableId)
        .filter(({ envelope }) => envelope.seq > after)
        .slice(0, count),
    );
  }

  commandsBefore(tableId: string, seq: number) {
    return this.#answer(() => {
      const before = this.#of(tableId).filter(({ envelope }) => envelope.seq < seq);
      const commands = before.flatMap(({ command, envelope }) =>
        command === null ? [] : [[command.id, envelope.seq] as const],
      );
      return [...new Map(commands)].map(([id, last]) => ({ id, seq: last }));
    });
  }

  saveSnapshot(table: Table) {
    return this.#answer(() => void this.snapshots.set(table.id, structuredClone(table)));
  }

  deleteOldSnapshots(finishedBefore: number, limit: number) {
    return this.#answer(() => {
      const old = this.notes.filter(({ table, at }) => table.status === "finished" && at < finishedBefore);
      const deleted = old.slice(0, limit).filter(({ table }) => this.snapshots.delete(table.id));
      return deleted.length;
    });
  }

  note(notes: readonly TableNote[]) {
    return this.#answer(() => notes.forEach((note) => this.#note(note)));
  }

  enter(entry: Entry) {
    return this.#answer(() => {
      const others = this.#placesOf(entry.userId).filter(({ tableId }) => tableId !== entry.tableId);
      const tables = new Set(others.map(({ tableId }) => tableId));
      const waiting = new Set(others.flatMap(({ tableId, waits }) => (waits ? [tableId] : [])));
      const may = tables.size < ENTRY_BOUNDS.tables && (!entry.waits || waiting.size < ENTRY_BOUNDS.waiting);
      if (may) this.#entries.set(entry.id, { ...entry, until: this.#now() + ENTRY_BOUNDS.forSeconds * 1000 });
      return may;
    });
  }

  endEntry(id: string) {
    return this.#answer(() => void this.#entries.delete(id));
  }

  /** Ids of the tables of which no end has been noted, oldest first. */
  unfinishedTables(): Promise<readonly string[]> {
    return this.#answer(() => this.#unfinished());
  }

  quietTables(before: number) {
    return this.#answer(() => this.#unfinished().filter((id) => (this.#of(id).at(-1)?.envelope.at ?? 0) <= before));
  }

  #answer<T>(read: () => T): Promise<T> {
    return this.fault === null ? Promise.resolve(read()) : Promise.reject(connectionLost());
  }

  #note(note: TableNote): void {
    if ((this.#noted.get(note.table.id)?.table.seq ?? 0) >= note.table.seq) return;
    this.notes.push(note);
    this.#noted.set(note.table.id, note);
  }

  #epochOf(tableId: string): number {
    return this.owners.get(tableId)?.epoch ?? 1;
  }

  #unfinished(): string[] {
    return this.#openTables().map(({ id }) => id);
  }

  #openTables(): Table[] {
    return [...this.#noted.values()].flatMap(({ table }) => (table.status === "finished" ? [] : [table]));
  }

  /** Where somebody sits, has a chair kept, or is about to sit down. */
  #placesOf(userId: string): readonly Pick<Entry, "tableId" | "waits">[] {
    const sits = ({ seats }: Table) =>
      seats.some((occupant) => (occupant?.kind === "bot" ? occupant.keptFor : occupant?.userId) === userId);
    const seated = this.#openTables().filter(sits);
    const entries = [...this.#entries.values()].filter((entry) => entry.userId === userId && entry.until > this.#now());
    return [...seated.map(({ id, status }) => ({ tableId: id, waits: status === "waiting" })), ...entries];
  }

  #of(tableId: string): JournalRow[] {
    return [...(this.#index().byTable.get(tableId) ?? [])];
  }

  /** Tests take rows away as well. */
  #index(): Index {
    if (this.#indexed.size > this.rows.length) this.#indexed = emptyIndex();
    const index = this.#indexed;
    for (const row of this.rows.slice(index.size)) {
      for (const [place, [, keyOf]] of UNIQUE.entries()) index.taken[place]?.add(keyOf(row));
      const others = index.byTable.get(row.tableId);
      if (others === undefined) index.byTable.set(row.tableId, [row]);
      else others.push(row);
    }
    index.size = this.rows.length;
    return index;
  }
}

function duplicate(constraint: string): Error {
  return Object.assign(new Error("a row is there already"), { code: "23505", constraint });
}

function connectionLost(): Error {
  return Object.assign(new Error("the connection was reset"), { code: "ECONNRESET" });
}
