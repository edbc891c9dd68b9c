import type { Seat } from "@trelyazh/preferans";
import type { TablePresence } from "@trelyazh/protocol";
import { KEPT_ALONE_SECONDS, type Table } from "@trelyazh/table";

/** What there is to say of the one to whom a chair belongs, beyond the name. */
export type SeatNote =
  | { readonly kind: "offline" }
  /** A bot keeps the chair until that person is back. */
  | { readonly kind: "awaited"; readonly name: string }
  /** A bot keeps the chair of somebody who has left. */
  | { readonly kind: "left"; readonly name: string };

/** Returns whether the person on that chair has the table open; null for bots, and while it is not known. */
export function isOnline(table: Table, presence: TablePresence | null, seat: Seat): boolean | null {
  if (presence === null || table.seats[seat]?.kind !== "human") return null;
  return presence.online.includes(seat);
}

export function seatNote(table: Table, presence: TablePresence | null, seat: Seat): SeatNote | null {
  if (isOnline(table, presence, seat) === false && table.status === "playing") return { kind: "offline" };
  const occupant = table.seats[seat];
  if (occupant?.kind !== "bot" || occupant.keptFor === undefined) return null;
  const name = table.away?.[seat]?.name ?? "";
  return occupant.isAwaited === true ? { kind: "awaited", name } : { kind: "left", name };
}

/** Returns whether the chair is that of somebody who left long enough ago, so that another person may take it. */
export function mayBeTaken({ seats, status }: Table, seat: Seat, now: number): boolean {
  const occupant = seats[seat];
  if (status !== "playing" || occupant?.kind !== "bot" || occupant.keptFor === undefined) return false;
  const { isAwaited = false, leftAt = 0 } = occupant;
  return !isAwaited && now - leftAt >= KEPT_ALONE_SECONDS * 1000;
}

/** Returns whether all people are away, so that the table rests. */
export function isResting({ status, seats }: Table): boolean {
  return status === "playing" && seats.every((occupant) => occupant?.kind !== "human");
}

/** Returns how many moves bots have made for somebody who has just come back; 0 when there is nothing to tell. */
export function movesMadeFor(table: Table, you: Seat | null): number {
  if (you === null || table.seats[you]?.kind !== "human") return 0;
  return table.away?.[you]?.moves ?? 0;
}
