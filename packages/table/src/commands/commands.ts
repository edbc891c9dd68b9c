import type { Card, Move, Seat } from "@trelyazh/preferans";
import type { TimeOutLine } from "../state/events.ts";
import type { Pledge } from "../state/pledges.ts";
import type { ProposalKind } from "../state/table.ts";
import type { Wish } from "./wish.ts";
import type { Member } from "./member.ts";

/** How a player was found when their time was over; a player is asleep who lets it pass for the second time in a row. */
export type LatePlayer = "there" | "asleep" | "gone";

/** Everything that can be asked of a table: by people, and by the table's own clock, bots and dealer. Times in epoch milliseconds. */
export type TableCommand =
  | {
      readonly type: "join";
      readonly member: Member;
      readonly seat: Seat;
      readonly at: number;
      /** The users with whom that member may not sit at a table; nobody unless told. */
      readonly apart?: ReadonlySet<string>;
      /** That member's friends; for whoever only asks it need not be told. */
      readonly friends?: ReadonlySet<string>;
    }
  /** Somebody who was awaited is back. */
  | { readonly type: "takeBack"; readonly member: Member }
  | { readonly type: "leave"; readonly member: Member; readonly at: number }
  | { readonly type: "addBot"; readonly member: Member; readonly seat: Seat }
  /** The owner of a table wants that user there no more; whether they sit there just now does not matter. */
  | { readonly type: "keepOut"; readonly member: Member; readonly userId: string }
  /** The owner lets that user in again. */
  | { readonly type: "letIn"; readonly member: Member; readonly userId: string }
  | { readonly type: "act"; readonly member: Member; readonly turnNumber: number; readonly wish: Wish }
  | { readonly type: "propose"; readonly member: Member; readonly proposal: ProposalKind; readonly at: number }
  | { readonly type: "answerProposal"; readonly member: Member; readonly accept: boolean; readonly at: number }
  | { readonly type: "resume"; readonly member: Member }
  | {
      readonly type: "start";
      readonly dealer: Seat;
      /** By chair: who gets it, by the chair they have so far. Where chairs are drawn by lot, and nowhere else. */
      readonly lot?: readonly Seat[];
    }
  | {
      readonly type: "deal";
      readonly deck: readonly Card[];
      /** With what it was drawn, by seat; only where it was pledged. */
      readonly nonces?: readonly string[];
      /** For the deal after this one. */
      readonly pledge?: Pledge;
    }
  /** The end that was agreed. */
  | { readonly type: "settle" }
  | { readonly type: "moveBot"; readonly turnNumber: number; readonly move: Move }
  | {
      readonly type: "timeOut";
      readonly turnNumber: number;
      readonly player: LatePlayer;
      readonly line: TimeOutLine;
    }
  | { readonly type: "recover"; readonly outageMs: number }
  /** Maintenance has found the table abandoned, as it was after that event. */
  | { readonly type: "close"; readonly seq: number };
