import type { Seat } from "@trelyazh/preferans";
import type { TablePresence } from "@trelyazh/protocol";
import { seatOf, type Table, isAwaited } from "@trelyazh/table";

/** Says what a table's players may know of those users, who have the table open. */
export function presenceOf(table: Table, present: ReadonlySet<string>): Pick<TablePresence, "online" | "spectators"> {
  const others = [...present].filter((userId) => seatOf(table, userId) === null && !isAwaited(table, userId));
  const online = table.seats.flatMap((occupant, index) =>
    // Chairs are numbered as seats are.
    occupant?.kind === "human" && present.has(occupant.userId) ? [index as Seat] : [],
  );
  return { online, spectators: others.length };
}
