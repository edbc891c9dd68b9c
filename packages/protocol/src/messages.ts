import type { Seat, Viewer } from "@trelyazh/preferans";
import {
  evolveTable,
  projectEnvelope,
  seatOf,
  tableViewFor,
  type Projected,
  type Table,
  type TableEnvelope,
  type TableView,
} from "@trelyazh/table";

/**
 * What `table.events` sends, each tracked by its `seq`. A snapshot comes first unless the missing events are sent, and
 * again whenever the viewer's own seat has changed.
 */
export type TableMessage =
  | {
      readonly kind: "snapshot";
      readonly seq: number;
      readonly table: Table;
      readonly you: Seat | null;
      readonly serverNow: number;
    }
  | { readonly kind: "event"; readonly envelope: TableEnvelope; readonly serverNow: number }
  /** Something happened that is not for this viewer. */
  | { readonly kind: "blank"; readonly seq: number };

/** How many events `table.past` answers with at most. */
export const PAST_PAGE = 200;

/**
 * What `table.past` answers: events in their order and without a gap, as the viewer may know them now. Their numbers are the
 * cursor: what came before the first of them is asked for next, until that is the table's first.
 */
export interface PastPage {
  readonly events: readonly Projected<TableEnvelope>[];
}

/** What `table.presence` sends, at once and after each change; the latest counts. It is not part of the table's history. */
export interface TablePresence {
  /** Whose players have the table open; bots are not among them. */
  readonly online: readonly Seat[];
  /** How many others look on. */
  readonly spectators: number;
  /** What happens cannot be stored at present: the table waits, its clocks with it, and goes on by itself. */
  readonly isStorageAway: boolean;
  /** The line inside the club to the table is down: what is shown may be late, and comes by itself once the line is up. */
  readonly isLineAway: boolean;
  /** Bots have had less time to think lately than their level needs, since all threads are taken; it goes away by itself. */
  readonly botsHurry: boolean;
  /** While the result of a deal is being read; a club of the last release says nothing of it. */
  readonly result?: ResultReading;
  /** Once the pulya is settled and somebody plays another one with the same people: who that is. */
  readonly againBy?: Seat;
  /** Users who are called something else than the table has told of them, by id; absent while there are none. */
  readonly names?: Readonly<Record<string, string>>;
}

/** Who has read the result of a deal, and until when it stays. */
export interface ResultReading {
  /** Players who are ready for the next deal; bots are not among them. */
  readonly ready: readonly Seat[];
  /** Server time in epoch milliseconds; null while everybody is waited for. */
  readonly untilAt: number | null;
}

/** The first message of a stream, and the one after the viewer's own seat has changed. */
export function snapshotFor(table: Table, userId: string, serverNow: number): Projected<TableMessage> {
  const you = seatOf(table, userId);
  const view = tableViewFor(table, you ?? "spectator");
  return brand({ kind: "snapshot", seq: table.seq, table: view, you, serverNow });
}

/** The first message of a spectator's stream, whoever that is and wherever they sat when the table was so. */
export function spectatorSnapshot(table: Table, serverNow: number): Projected<TableMessage> {
  return brand({ kind: "snapshot", seq: table.seq, table: tableViewFor(table, "spectator"), you: null, serverNow });
}

/** One event as a message: what the viewer may know of it. */
export function messageFor(envelope: TableEnvelope, viewer: Viewer, serverNow: number): Projected<TableMessage> {
  return brand({ kind: "event", envelope: projectEnvelope(envelope, viewer), serverNow });
}

type ProjectedParts =
  | (Extract<TableMessage, { kind: "snapshot" }> & { readonly table: TableView })
  | (Extract<TableMessage, { kind: "event" }> & { readonly envelope: Projected<TableEnvelope> });

function brand(message: ProjectedParts): Projected<TableMessage> {
  // All parts are projected, so the whole is.
  return message as unknown as Projected<TableMessage>;
}

/**
 * Takes the next message of `table.events` in: a snapshot replaces the table, an event or a blank moves it on, a repeat
 * changes nothing. Returns null when something is missing in between: then subscribe anew, without a `lastEventId`.
 */
export function receive(table: Table | null, message: TableMessage): Table | null {
  if (message.kind === "snapshot") return message.table;
  const seq = message.kind === "event" ? message.envelope.seq : message.seq;
  if (table === null || seq > table.seq + 1) return null;
  if (seq <= table.seq) return table;
  return message.kind === "event" ? evolveTable(table, message.envelope) : { ...table, seq };
}
