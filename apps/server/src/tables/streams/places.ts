import { seatOf, type Table, type TableEnvelope, isAwaited } from "@trelyazh/table";
import type { Reader } from "./reader.ts";

/**
 * Says whether somebody sees what happens at a table at once: whoever sits there or is awaited, and before play begins
 * everybody. All others are spectators, however they have opened the table.
 */
export function isLive(table: Table, userId: string): boolean {
  return table.status === "waiting" || seatOf(table, userId) !== null || isAwaited(table, userId);
}

/** Says whether anybody may have another place after that event than before. */
export function movesPlaces({ event }: TableEnvelope): boolean {
  return ["seatTaken", "seatLeft", "keptOut", "pulyaStarted"].includes(event.type);
}

/** Says whether that person, who is where they are now, may have been somewhere else before that event. */
export function movesReader({ event }: TableEnvelope, { member, seat }: Pick<Reader, "member" | "seat">): boolean {
  if (event.type === "seatLeft" || event.type === "keptOut") return true;
  if (event.type !== "seatTaken") return false;
  // By lot everybody moves, one event after the other.
  if (event.byLot === true) return true;
  const { occupant } = event;
  return event.seat === seat || member.id === (occupant.kind === "human" ? occupant.userId : occupant.keptFor);
}
