import type { TableEvent } from "./events.ts";
import type { Table } from "./table.ts";

type EventOf<T extends TableEvent["type"]> = Extract<TableEvent, { type: T }>;

/** Counts a person who sits down at a table that waits; the chairs themselves are as before. */
export function withVisit(table: Table, { occupant }: EventOf<"seatTaken">): Table {
  if (table.status !== "waiting" || occupant.kind === "bot") return table;
  const { userId, name } = occupant;
  const times = (table.visits?.[userId]?.times ?? 0) + 1;
  return { ...table, visits: { ...table.visits, [userId]: { name, times } } };
}

/** Returns the table without that person, who has no way back to it. */
export function withoutGuest(table: Table, { userId, seat }: EventOf<"keptOut">): Table {
  const seats = seat === null ? table.seats : table.seats.with(seat, null);
  return { ...table, seats, keptOut: [...(table.keptOut ?? []), userId] };
}

/** Returns the table with that person let in again, who has no chair yet. */
export function withGuestAgain({ keptOut = [], ...table }: Table, userId: string): Table {
  const others = keptOut.filter((other) => other !== userId);
  return others.length === 0 ? table : { ...table, keptOut: others };
}

/** Says whether the owner lets that user sit down no more. */
export function isKeptOut({ keptOut }: Pick<Table, "keptOut">, userId: string): boolean {
  return keptOut?.includes(userId) === true;
}
