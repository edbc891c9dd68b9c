import type { TableRefusal } from "../commands/refusals.ts";
import { peopleAt, seatOf } from "../state/occupants.ts";
import { pledgeFor } from "../state/drawing.ts";
import type { Table } from "../state/table.ts";

/** What clients have added to a deal, by user. */
export type GivenNonces = ReadonlyMap<string, string>;

/** What the form of a nonce is: 128 bits of chance in hexadecimal digits. */
export const NONCE_FORM = /^[0-9a-f]{32}$/;

/** Returns the number of the deal that is dealt next. */
export function nextDealNumber({ pulya }: Pick<Table, "pulya">): number {
  return (pulya?.dealNumber ?? 0) + 1;
}

/** Returns why that user's client cannot add a nonce to the deal of that number; null if it can (FAIR2). */
export function whyNotAddNonce(table: Table, userId: string, dealNumber: number): TableRefusal | null {
  if (table.status === "finished") return "TABLE_FINISHED";
  if (seatOf(table, userId) === null) return "NOT_SEATED";
  const isNext = dealNumber === nextDealNumber(table);
  return isNext && pledgeFor(table, dealNumber) !== null ? null : "STALE_COMMAND";
}

/** Returns what a deal is drawn with, by seat: an empty text where the client has given none, and for bots (FAIR3). */
export function noncesOf({ seats }: Table, given: GivenNonces): readonly string[] {
  return seats.map((occupant) => (occupant?.kind === "human" ? (given.get(occupant.userId) ?? "") : ""));
}

/** Says whether somebody at the table could still add a nonce to the next deal. */
export function isNonceMissing(table: Table, given: GivenNonces): boolean {
  if (pledgeFor(table, nextDealNumber(table)) === null) return false;
  const nonces = noncesOf(table, given);
  return peopleAt(table).some((seat) => nonces[seat] === "");
}
