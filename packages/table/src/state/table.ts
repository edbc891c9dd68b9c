import type { Pulya, Seat, Settings } from "@trelyazh/preferans";
import type { Persona } from "../chairs/personas.ts";
import type { DrawnDeal, PledgedDeal } from "./pledges.ts";

export const TABLE_STATUSES = ["waiting", "playing", "finished"] as const;
export type TableStatus = (typeof TABLE_STATUSES)[number];

/** How well a bot plays, weakest first. */
export const BOT_LEVELS = ["novice", "club", "master"] as const;
export type BotLevel = (typeof BOT_LEVELS)[number];

/** How long the chair of somebody who has left is theirs alone; then another person may take it. */
export const KEPT_ALONE_SECONDS = 120;

/**
 * Boards: decks that were set up beforehand, and that other tables may play too. The club keeps them under a name, since
 * what is said of a table is public; a table plays each once, in order.
 */
export interface Boards {
  readonly kind: "boards";
  readonly set: string;
  /** How many they are. */
  readonly count: number;
}

/** The human or the bot on a chair. */
export type Occupant =
  | { readonly kind: "human"; readonly userId: string; readonly name: string }
  | {
      readonly kind: "bot";
      readonly name: string;
      readonly level: BotLevel;
      /** Who it is; absent for a bot that only keeps a chair, and at tables of earlier releases. */
      readonly persona?: Persona;
      /** The user whose chair the bot keeps: they may take it back by joining it. */
      readonly keptFor?: string;
      /** That user has not left but is gone: the chair is theirs again the moment they are back. */
      readonly isAwaited?: boolean;
      /** When that user left, in epoch milliseconds; a while after it others may join in their place. */
      readonly leftAt?: number;
    };

/** Time that a turn may draw on once its own is over: the player's reserve, and one for lost connections. */
export const BANKS = ["time", "connection"] as const;
export type Bank = (typeof BANKS)[number];

/** What players may agree on. An end comes after the deal that is on the table; it is settled as the sheet stands then. */
export const PROPOSALS = ["pause", "end"] as const;
export type ProposalKind = (typeof PROPOSALS)[number];

/** Something on which all people at the table have to agree; bots agree to anything. */
export interface Proposal {
  readonly kind: ProposalKind;
  readonly by: Seat;
  /** Who has agreed so far, besides the one who proposed it. */
  readonly agreed: readonly Seat[];
}

/** Somebody whose chair a bot keeps, or has kept until just now: it is forgotten with their next move. */
export interface Away {
  readonly userId: string;
  readonly name: string;
  /** How many moves bots have made for them meanwhile. */
  readonly moves: number;
}

/** Somebody who has sat down at a table before the start. */
export interface Visit {
  readonly name: string;
  readonly times: number;
}

/** Somebody for whom a chair of a new table is kept: they had it at the one before. */
export interface Guest {
  readonly userId: string;
  readonly name: string;
}

/** A table that rests because its players wanted it to. */
export interface Pause {
  /** Server time in epoch milliseconds. */
  readonly since: number;
  /** Who proposed it. */
  readonly by: Seat;
  /** What was left of the turn that was interrupted, in milliseconds, without its bank; null if nobody's time was running. */
  readonly turnLeftMs: number | null;
}

/** Who must act, and until when. */
export interface Turn {
  /** The number of the event that opened it, so it grows with every decision; a command names the one it answers, so a late one is refused as stale. */
  readonly number: number;
  readonly actor: Seat;
  /** Server time in epoch milliseconds; null for bots, and for somebody who plays with bots alone without a clock. */
  readonly deadlineAt: number | null;
  /** The bank that runs until the deadline; what is left of it when the turn ends goes back. Absent in the turn's own time. */
  readonly bank?: Bank;
  /** What is left, in milliseconds, for somebody who has left in the middle of it and sits down again before the bot has moved. */
  readonly leftMs?: number;
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
  /** Of every bot that sits down here. */
  readonly botLevel: BotLevel;
  /** How much later than the players spectators see what happens. */
  readonly spectatorDelaySeconds: number;
  /** How long the result of a deal stays at most; absent where the club decides. */
  readonly resultSeconds?: number;
  /** No clock runs while one person plays with bots alone; absent where one always does. */
  readonly untimedAlone?: boolean;
  /** Chairs are drawn when the pulya starts; absent where everybody stays where they sat down. */
  readonly seatsBy?: "lot";
  /** The lobby does not show it: it is found by its link. */
  readonly isUnlisted?: true;
  /** Nobody finds it or sits down there but friends of its owner. */
  readonly isFriendsOnly?: true;
  /** Nobody talks there; absent where people may. */
  readonly hasNoChat?: true;
  /** By seat: for whom that chair is kept a while, at a table that follows another; absent where nobody is expected. */
  readonly guests?: readonly (Guest | null)[];
  /** The table that began a row of them, whose bots sit at all: what follows from its id stays as it is. Absent at that one. */
  readonly firstTableId?: string;
  /** Where its decks come from; absent where each is shuffled for the table alone. */
  readonly deckSource?: Boards;
  /** What the club has bound itself to for the next deal; absent where it has not. */
  readonly pledge?: PledgedDeal;
  /** How the latest deal was drawn; absent where nothing was pledged for it. */
  readonly drawn?: DrawnDeal;
  /** Milliseconds that each seat has left, by seat. */
  readonly banks: Readonly<Record<Bank, readonly number[]>>;
  /** Server time in epoch milliseconds. */
  readonly createdAt: number;
  readonly status: TableStatus;
  /** By seat; null is a free chair. */
  readonly seats: readonly (Occupant | null)[];
  /** By seat; absent while nobody has ever been away. */
  readonly away?: readonly (Away | null)[];
  /** Who has sat down here before the start, by user, and how often; absent from the start on. */
  readonly visits?: Readonly<Record<string, Visit>>;
  /** Users whom the owner lets sit down no more; absent while there are none. */
  readonly keptOut?: readonly string[];
  /** By seat: the users who have held that hand in the latest deal; absent before the first. */
  readonly holders?: readonly (readonly string[])[];
  readonly turn: Turn | null;
  readonly proposal: Proposal | null;
  /** Proposals turned down in this deal; the same seat may not make the same one again until the next. */
  readonly declined: readonly Pick<Proposal, "kind" | "by">[];
  /** All proposals of this deal; absent while there are none. */
  readonly proposed?: readonly Pick<Proposal, "kind" | "by">[];
  /** While it is set nobody moves and no clock runs. */
  readonly pause: Pause | null;
  /** When it was last taken up after an outage of the club, in epoch milliseconds; absent where it never was. */
  readonly recoveredAt?: number;
  /** All have agreed to end: no further deal is dealt. */
  readonly isEnding: boolean;
  readonly pulya: Pulya | null;
  /** Number of the last event folded in; 0 for none. */
  readonly seq: number;
}
