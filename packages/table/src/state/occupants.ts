import type { Seat } from "@trelyazh/preferans";
import type { Occupant, Table } from "./table.ts";

/** Returns the seat that user plays on, or null; a chair that a bot keeps for them does not count. */
export function seatOf(table: Table, userId: string): Seat | null {
  return findSeat(table, (occupant) => occupant.kind === "human" && occupant.userId === userId);
}

/** Returns the seat that a bot keeps for that user, or null. */
export function keptSeatOf(table: Table, userId: string): Seat | null {
  return findSeat(table, (occupant) => occupant.kind === "bot" && occupant.keptFor === userId);
}

function findSeat(table: Table, fits: (occupant: Occupant) => boolean): Seat | null {
  const index = table.seats.findIndex((occupant) => occupant !== null && fits(occupant));
  // Chairs are numbered as seats are.
  return index < 0 ? null : (index as Seat);
}

/** By seat, as far as it is told who sits there. */
type Chairs = readonly (Pick<Occupant, "kind"> | null)[];

/** Returns the chairs on which people sit. */
export function peopleAt({ seats }: { readonly seats: Chairs }): readonly Seat[] {
  // Chairs are numbered as seats are.
  return seats.flatMap((occupant, seat) => (occupant?.kind === "human" ? [seat as Seat] : []));
}

/** Says whether anybody sits there to play with; bots alone play for nobody. */
export function hasPeople({ seats }: Table): boolean {
  return seats.some((occupant) => occupant?.kind === "human");
}

/** Says whether anybody but that seat is there to play for. Anyone who is awaited is, though nobody sits there now. */
export function hasOthers({ seats }: Pick<Table, "seats">, seat: Seat): boolean {
  return seats.some(
    (occupant, index) => index !== seat && (occupant?.kind === "human" || occupant?.isAwaited === true),
  );
}

/** Says whether one person plays with bots alone at a table that has no clock then: nobody waits for them. */
export function isUntimed(table: Pick<Table, "status" | "untimedAlone"> & { readonly seats: Chairs }): boolean {
  return table.untimedAlone === true && table.status === "playing" && peopleAt(table).length === 1;
}

/** Says whether only bots are left where play goes on: such a table does nothing until somebody is back. */
export function isResting(table: Table): boolean {
  return table.status === "playing" && !hasPeople(table);
}

/** Says whether that user is gone without having left: a bot keeps their chair until they are back. */
export function isAwaited(table: Table, userId: string): boolean {
  if (table.status === "finished") return false;
  return table.seats.some((occupant) => occupant?.kind === "bot" && occupant.isAwaited && occupant.keptFor === userId);
}

/** Returns how many moves bots have made for the person who is back on that chair; 0 when there is nothing to tell. */
export function movesMadeFor(table: Table, seat: Seat): number {
  return table.seats[seat]?.kind === "human" ? (table.away?.[seat]?.moves ?? 0) : 0;
}
