import type { GameEvent, Seat, Settings } from "@trelyazh/preferans";
import type { Pledge } from "./pledges.ts";
import type { Bank, Boards, BotLevel, Guest, Occupant, ProposalKind, Turn } from "./table.ts";

/** What happens at a table; everything but `game` is public. */
export type TableEvent =
  | {
      readonly type: "tableCreated";
      readonly ownerId: string;
      readonly settings: Settings;
      readonly turnSeconds: number;
      readonly botLevel: BotLevel;
      /** Of each seat. */
      readonly bankSeconds: number;
      readonly connectionBankSeconds: number;
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
      /** By seat: for whom that chair is kept a while; absent where nobody is expected. */
      readonly guests?: readonly (Guest | null)[];
      /** The table that began a row of them, by which its bots are chosen; absent where it is this one. */
      readonly firstTableId?: string;
      /** Users who may not sit down from the beginning; absent where there are none. */
      readonly keptOut?: readonly string[];
      /** Absent where each deck is shuffled for the table alone. */
      readonly deckSource?: Boards;
      /** For the first deal; absent where nobody could check it: at boards, and at tables of earlier releases. */
      readonly pledge?: Pledge;
    }
  | {
      readonly type: "seatTaken";
      readonly seat: Seat;
      readonly occupant: Occupant;
      /** The chair fell to them by lot, as the others fall to the others right before or after it. */
      readonly byLot?: true;
    }
  | { readonly type: "seatLeft"; readonly seat: Seat }
  /** The owner lets that person sit down no more, or again; `seat` is the chair that they had, null if they had none just then. */
  | {
      readonly type: "keptOut";
      readonly userId: string;
      readonly name: string;
      readonly seat: Seat | null;
      /** They may sit down again. */
      readonly isUndone?: true;
    }
  | { readonly type: "pulyaStarted"; readonly dealer: Seat }
  | {
      readonly type: "game";
      readonly event: GameEvent;
      /** With a deal that was pledged: what the players' clients have added to it, by seat; an empty text for none. */
      readonly nonces?: readonly string[];
      /** With a deal: for the next one. */
      readonly pledge?: Pledge;
      /** With the end of a deal that was pledged: what it was drawn from. */
      readonly seed?: string;
    }
  /** The turn's own time, or the bank before, is over: the deadline is moved by all that the bank holds. */
  | {
      readonly type: "bankOpened";
      readonly seat: Seat;
      readonly turnNumber: number;
      readonly bank: Bank;
      readonly ms: number;
    }
  /** The receipt of a time-out; the default action follows as a game event, or a bot takes the chair. */
  | {
      readonly type: "turnTimedOut";
      readonly seat: Seat;
      readonly turnNumber: number;
      readonly deadlineAt: number;
      readonly line: TimeOutLine;
    }
  | { readonly type: "proposed"; readonly seat: Seat; readonly proposal: ProposalKind }
  /** By anybody but the proposer; no from one is no from all, and no from the proposer takes it back. */
  | { readonly type: "proposalAnswered"; readonly seat: Seat; readonly accept: boolean }
  | { readonly type: "tablePaused"; readonly turnLeftMs: number | null }
  | { readonly type: "tableResumed"; readonly seat: Seat }
  /** All have agreed to end after the present deal; `pulyaSettled` follows then. */
  | { readonly type: "endAgreed" }
  /** The table was taken up again after an outage of that many milliseconds; deadlines were moved by it. */
  | { readonly type: "tableRecovered"; readonly outageMs: number }
  /** Nobody is left to play for, or nobody came back for too long. */
  | { readonly type: "tableClosed"; readonly reason: "left" | "abandoned" };

/** What the server knew about a player's line when their time was over. Server times in epoch milliseconds. */
export interface TimeOutLine {
  /** When the turn was told to the player. */
  readonly sentAt: number;
  /** When the server last heard anything from the player; null if they were not there. */
  readonly heardAt: number | null;
  /** The measured way to the player and back, in milliseconds; null if it was never measured. */
  readonly lagMs: number | null;
  /** How long the server waited beyond the deadline for a move on its way, in milliseconds. */
  readonly graceMs: number;
}

/** An event with its place in the table's history. */
export interface TableEnvelope {
  /** Dense per table, from 1. */
  readonly seq: number;
  /** Server time in epoch milliseconds. */
  readonly at: number;
  readonly event: TableEvent;
  /** Whose turn it is after this event; null too when it is over and more events of the same command follow. */
  readonly turn: Turn | null;
}
