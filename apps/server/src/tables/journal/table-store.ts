import type { Fenced, NewsEntry } from "@trelyazh/db";
import type { Seat } from "@trelyazh/preferans";
import type { News, Table, TableEnvelope } from "@trelyazh/table";

/** What deals are drawn from. It stays in the journal: nobody is told before the deal is over. */
export interface DealSecret {
  /** Of the deal that is dealt by the event. */
  readonly serverSeed?: string;
  /** Of the next one, to which the event commits the club. */
  readonly nextSeed?: string;
}

/** Where in a player's command an event has come from. */
export interface CommandPart {
  /** Made by the client, for this command alone. */
  readonly id: string;
  /** The seat of the player who gave the command, or the one they took by it. */
  readonly seat: Seat;
  /** Which of the command's events it is, from 0. */
  readonly part: number;
}

/** A command that was carried out. */
export interface PastCommand {
  readonly id: string;
  /** The number of its last event. */
  readonly seq: number;
}

/** Unfinished tables at which one person may sit, how many of them may wait for players, and how long an entry lasts that nobody ends. */
export const ENTRY_BOUNDS = { tables: 5, waiting: 2, forSeconds: 30 };

/** An event as the journal keeps it. */
export interface JournalRow {
  readonly tableId: string;
  readonly envelope: TableEnvelope;
  /** Null for the table's own doing. */
  readonly command: CommandPart | null;
  readonly secret: DealSecret | null;
}

/** What the owner of a table writes of it at once. */
export interface TableAppend {
  readonly tableId: string;
  /** By which the table is this node's. */
  readonly epoch: number;
  readonly rows: readonly JournalRow[];
  readonly news: readonly NewsEntry<News>[];
}

/** A table as it was left. */
export interface StoredTable {
  /** The latest snapshot, or null if none was made yet. */
  readonly snapshot: Table | null;
  /** All events after the snapshot and some before it, in order and without a gap. */
  readonly rows: readonly JournalRow[];
}

/** How a table stands after its last event, and when that was, in epoch milliseconds. */
export interface TableNote {
  readonly table: Table;
  readonly at: number;
}

/** Somebody who is about to sit down at a table. */
export interface Entry {
  readonly id: string;
  readonly userId: string;
  readonly tableId: string;
  /** Whether the table then still waits for others. */
  readonly waits: boolean;
}

/** Where tables outlive the process. Everything rejects when the database is away; what cannot be understood is refused with `TABLE_BROKEN`. */
export interface TableStore {
  /** Stores a new table together with its first events, as this node's; returns its first epoch. */
  create(table: Table, rows: readonly JournalRow[]): Promise<number>;
  /**
   * Stores events of any tables and their news, all or none, but for those of tables that are not this node's any more by
   * their epochs: these are not stored, and are returned. Rejects when a number is taken.
   */
  append(appends: readonly TableAppend[]): Promise<readonly Fenced[]>;
  /** Returns null for a table that does not exist. */
  load(tableId: string): Promise<StoredTable | null>;
  loadAfter(tableId: string, seq: number): Promise<readonly JournalRow[]>;
  /** Returns so many rows at most of those with a higher number, in their order. */
  loadPage(tableId: string, page: { readonly after: number; readonly count: number }): Promise<readonly JournalRow[]>;
  /** Returns the commands whose events have lower numbers, each with that of its last. */
  commandsBefore(tableId: string, seq: number): Promise<readonly PastCommand[]>;
  saveSnapshot(table: Table): Promise<void>;
  /** Deletes so many snapshots at most of tables that were finished before then; returns how many. */
  deleteOldSnapshots(finishedBefore: number, limit: number): Promise<number>;
  /** Keeps what can be asked about tables without their journals, each once: what the lobby shows. All or none; what is older than what is kept is left out. */
  note(notes: readonly TableNote[]): Promise<void>;
  /** Notes an entry, unless its user sits, or is about to sit, at as many other unfinished tables as one may; returns whether it is so. */
  enter(entry: Entry): Promise<boolean>;
  /** Ends an entry, which ends by itself after a while. Idempotent. */
  endEntry(id: string): Promise<void>;
  /** Ids of this node's tables of which no end has been noted and whose last event is not after `before`, oldest first. */
  quietTables(before: number): Promise<readonly string[]>;
}
