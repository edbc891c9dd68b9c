import type { GameEvent, Pulya, Seat, Settings } from "@trelyazh/preferans";

export const TABLE_STATUSES = ["waiting", "playing", "finished"] as const;
export type TableStatus = (typeof TABLE_STATUSES)[number];

/** How well a bot plays, weakest first. */
export const BOT_LEVELS = ["novice", "club", "master"] as const;
export type BotLevel = (typeof BOT_LEVELS)[number];

/** The level of a new table's bots, unless its creator wishes otherwise. */
export const DEFAULT_BOT_LEVEL: BotLevel = "club";

/** Who sits on a chair. */
export type Occupant =
  | { readonly kind: "human"; readonly userId: string; readonly name: string }
  | {
      readonly kind: "bot";
      readonly name: string;
      readonly level: BotLevel;
      /** The user whose chair the bot keeps: they may take it back by joining it. */
      readonly keptFor?: string;
    };

/** Who must act, and until when. */
export interface Turn {
  /** The number of the event that opened it, so it grows with every decision; a command names the one it answers, so a late one is refused as stale. */
  readonly number: number;
  readonly actor: Seat;
  /** Server time in epoch milliseconds; null for bots. */
  readonly deadlineAt: number | null;
}

/**
 * A table: chairs, clock and the pulya on it. Like a pulya it has one shape for the server, which knows all cards, and
 * for viewers, whose `pulya` has card backs; `evolveTable` folds both.
 */
export interface Table {
  readonly id: string;
  readonly ownerId: string;
  readonly settings: Settings;
  /** Seconds for each decision. */
  readonly turnSeconds: number;
  /** Of every bot that sits down here; absent from tables made before bots had levels, whose bots are novices. */
  readonly botLevel?: BotLevel;
  /** Server time in epoch milliseconds. */
  readonly createdAt: number;
  readonly status: TableStatus;
  /** By seat; null is a free chair. */
  readonly seats: readonly (Occupant | null)[];
  readonly turn: Turn | null;
  readonly pulya: Pulya | null;
  /** Number of the last event folded in; 0 for none. */
  readonly seq: number;
}

/** What happens at a table; everything but `game` is public. */
export type TableEvent =
  | {
      readonly type: "tableCreated";
      readonly ownerId: string;
      readonly settings: Settings;
      readonly turnSeconds: number;
      readonly botLevel?: BotLevel;
    }
  | { readonly type: "seatTaken"; readonly seat: Seat; readonly occupant: Occupant }
  | { readonly type: "seatLeft"; readonly seat: Seat }
  | { readonly type: "pulyaStarted"; readonly dealer: Seat }
  | { readonly type: "game"; readonly event: GameEvent }
  /** The receipt of a time-out: whose, for which turn, and when it was due; the default action follows as a game event. */
  | { readonly type: "turnTimedOut"; readonly seat: Seat; readonly turnNumber: number; readonly deadlineAt: number }
  /** The table was taken up again after an outage of that many milliseconds; deadlines were moved by it. */
  | { readonly type: "tableRecovered"; readonly outageMs: number }
  /** All bots and nobody to play for, or nobody came back: the table is closed. */
  | { readonly type: "tableClosed" };

/** An event with its place in the table's history. */
export interface TableEnvelope {
  /** Dense per table, from 1. */
  readonly seq: number;
  /** Server time in epoch milliseconds. */
  readonly at: number;
  readonly event: TableEvent;
  /** Whose turn it is after this event; null too while more events of the same command follow. */
  readonly turn: Turn | null;
}

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
