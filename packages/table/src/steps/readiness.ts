import type { Seat } from "@trelyazh/preferans";
import type { TableRefusal } from "../commands/refusals.ts";
import { isLastDealt } from "../state/last-deal.ts";
import { isUntimed, peopleAt, seatOf } from "../state/occupants.ts";
import type { Table } from "../state/table.ts";

// Who is ready for the next deal is not part of a table's history: nothing that is written down depends on it.

/** Returns why that user cannot be ready for what comes after the deal of that number; null if they can. */
export function whyNotReady(table: Table, userId: string, dealNumber: number): TableRefusal | null {
  if (table.status === "finished") return "TABLE_FINISHED";
  if (seatOf(table, userId) === null) return "NOT_SEATED";
  const deal = table.pulya?.deal ?? null;
  if (deal === null) return "TABLE_NOT_STARTED";
  return deal.phase === "finished" && deal.number === dealNumber && !isLastDealt(table) ? null : "STALE_COMMAND";
}

/** Returns who is not ready yet for the next deal, when those users are: people have to be, bots always are (READY1). */
export function awaitedForNextDeal(table: Table, ready: ReadonlySet<string>): readonly Seat[] {
  return peopleAt(table).filter((seat) => {
    const occupant = table.seats[seat];
    return occupant?.kind === "human" && !ready.has(occupant.userId);
  });
}

/**
 * Returns for how long a deal's result stays while somebody is not ready, in milliseconds; null if that has no end
 * (READY3). `clubsOwnMs` counts at tables that have agreed on nothing.
 */
export function resultStaysMs(table: Table, clubsOwnMs: number): number | null {
  if (isUntimed(table)) return null;
  return table.resultSeconds === undefined ? clubsOwnMs : table.resultSeconds * 1000;
}
