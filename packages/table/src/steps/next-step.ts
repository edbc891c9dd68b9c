import { legalAside, type Pulya, type Seat } from "@trelyazh/preferans";
import type { Table, Turn } from "../state/table.ts";
import { isLastDealt } from "../state/last-deal.ts";
import { isResting } from "../state/occupants.ts";

/** A turn with a clock. */
export interface RunningTurn extends Turn {
  readonly deadlineAt: number;
}

/** What a table itself has to do next, if nobody is faster. */
export type NextStep =
  | { readonly type: "start" }
  /** The deal of that number, from 1. */
  | { readonly type: "deal"; readonly number: number }
  | { readonly type: "settle" }
  /** The bot thinks about just that pulya. */
  | { readonly type: "moveBot"; readonly seat: Seat; readonly turnNumber: number; readonly pulya: Pulya }
  | { readonly type: "timeOut"; readonly turn: RunningTurn };

/**
 * Reads off a table's state what it has to do next by itself; after a restart the answer is the same. A table rests that
 * is paused, or where only bots are left.
 */
export function nextStep(table: Table): NextStep | null {
  if (table.status === "waiting") return table.seats.includes(null) ? null : { type: "start" };
  if (table.status === "finished" || table.pulya === null) return null;
  return table.pause === null && !isResting(table) ? stepInPulya(table, table.pulya) : null;
}

/** Says whether a table has still to do the same, so that what was begun of it need not begin anew. */
export function isSameStep(one: NextStep, other: NextStep): boolean {
  if (one.type === "moveBot" && other.type === "moveBot")
    return one.pulya === other.pulya && one.seat === other.seat && one.turnNumber === other.turnNumber;
  if (one.type === "timeOut" && other.type === "timeOut")
    return one.turn.number === other.turn.number && one.turn.deadlineAt === other.turn.deadlineAt;
  return one.type === other.type;
}

function stepInPulya(table: Table, pulya: Pulya): NextStep | null {
  const { deal } = pulya;
  if (deal === null || deal.phase === "finished")
    return isLastDealt(table) ? { type: "settle" } : { type: "deal", number: pulya.dealNumber + 1 };
  const { turn } = table;
  if (turn === null) return null;
  const bot = botToAnswer(table, pulya) ?? botOnTurn(table);
  if (bot !== null) return { type: "moveBot", seat: bot, turnNumber: turn.number, pulya };
  return turn.deadlineAt === null ? null : { type: "timeOut", turn: { ...turn, deadlineAt: turn.deadlineAt } };
}

function botOnTurn({ turn, seats }: Table): Seat | null {
  return turn !== null && seats[turn.actor]?.kind === "bot" ? turn.actor : null;
}

/** A bot that has an offer to answer does so before anything else happens. */
function botToAnswer(table: Table, pulya: Pulya): Seat | null {
  const index = table.seats.findIndex((occupant, seat) => {
    // Chairs are numbered as seats are.
    return occupant?.kind === "bot" && legalAside(pulya, seat as Seat).mayAnswerOffer;
  });
  return index < 0 ? null : (index as Seat);
}
