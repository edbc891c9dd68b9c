import type { Seat } from "@trelyazh/preferans";
import type { TablePresence } from "@trelyazh/protocol";
import type { Table } from "@trelyazh/table";

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
