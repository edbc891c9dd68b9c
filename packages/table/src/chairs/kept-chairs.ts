import type { Seat } from "@trelyazh/preferans";
import { keptSeatOf, seatOf } from "../state/occupants.ts";
import { KEPT_ALONE_SECONDS, type Guest, type Table } from "../state/table.ts";
import type { Bot } from "./bots.ts";

/** A bot that keeps somebody's chair. */
export type Keeper = Bot & { readonly keptFor: string };

/** Returns the bot that keeps that chair for somebody; null if none does. */
export function keeperAt({ seats }: Table, seat: Seat): Keeper | null {
  const occupant = seats[seat];
  // The comparison says that it keeps the chair.
  return occupant?.kind === "bot" && occupant.keptFor !== undefined ? (occupant as Keeper) : null;
}

/** Returns for whom that free chair is kept, and until when, in epoch milliseconds; null when anyone may have it (AGAIN2). */
export function expectedAt(
  table: Pick<Table, "guests" | "createdAt"> & { readonly seats: readonly unknown[] },
  seat: Seat,
  at: number,
): (Guest & { readonly untilAt: number }) | null {
  const guest = table.seats[seat] === null ? table.guests?.[seat] : undefined;
  const untilAt = table.createdAt + KEPT_ALONE_SECONDS * 1000;
  return guest && at < untilAt ? { ...guest, untilAt } : null;
}

/** Says whether that is the chair of somebody who left long enough ago for another person to take it (KEPT2, AWAIT1). */
function mayBeReplaced(table: Table, seat: Seat, at: number): boolean {
  const leftAt = table.status === "finished" ? undefined : keeperAt(table, seat)?.leftAt;
  return leftAt !== undefined && at - leftAt >= KEPT_ALONE_SECONDS * 1000;
}

/** Says whether that user may sit down there in somebody's place: a user who sits at the table, or has a kept chair there, may not (KEPT3). */
export function maySubstitute(
  table: Table,
  userId: string,
  { seat, at }: { readonly seat: Seat; readonly at: number },
): boolean {
  const isStranger = seatOf(table, userId) === null && keptSeatOf(table, userId) === null;
  return isStranger && mayBeReplaced(table, seat, at);
}
