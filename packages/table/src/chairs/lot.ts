import type { Seat } from "@trelyazh/preferans";
import type { TableEvent } from "../state/events.ts";
import type { Occupant, Table } from "../state/table.ts";
import { botAt } from "./bots.ts";

/**
 * Returns what tells of chairs that are drawn by lot: of each, who gets it. `lot` names them by the chairs that they have so
 * far; one that does not name each of these once draws nothing, nor does any at a table that is not played so.
 */
export function drawnChairs(table: Table, lot: readonly Seat[] = []): readonly TableEvent[] {
  const { seats, seatsBy } = table;
  if (seatsBy !== "lot" || lot.length !== seats.length || !seats.every((_, seat) => lot.some((from) => from === seat)))
    return [];
  return lot.flatMap((from, index) => {
    // Chairs are numbered as seats are.
    const seat = index as Seat;
    const occupant = seats[from] ?? null;
    return occupant === null ? [] : chairDrawn(seat, movedTo(table, seat, occupant));
  });
}

function chairDrawn(seat: Seat, occupant: Occupant): TableEvent {
  return { type: "seatTaken", seat, occupant, byLot: true };
}

/** A bot is called after its chair, and is the same one on another. */
function movedTo(table: Table, seat: Seat, occupant: Occupant): Occupant {
  return occupant.kind === "bot" ? { ...occupant, name: botAt(table, seat).name } : occupant;
}
