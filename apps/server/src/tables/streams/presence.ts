import type { Seat } from "@trelyazh/preferans";
import { seatOf, type Table, type TablePresence } from "@trelyazh/protocol";
import { isAwaited } from "../decide-chairs.ts";

/** Says what a table's players may know of those users, who have the table open. */
export function presenceOf(table: Table, present: ReadonlySet<string>): Pick<TablePresence, "online" | "spectators"> {
  const others = [...present].filter((userId) => seatOf(table, userId) === null && !isAwaited(table, userId));
  const online = table.seats.flatMap((occupant, index) =>
    // Chairs are numbered as seats are.
    occupant?.kind === "human" && present.has(occupant.userId) ? [index as Seat] : [],
  );
  return { online, spectators: others.length };
}
