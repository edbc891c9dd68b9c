import type { Seat } from "@trelyazh/preferans";
import type { Table } from "@trelyazh/table";

/** Returns how many bombs a player has; none before the first deal. */
export const bombsAt = ({ pulya }: Pick<Table, "pulya">, seat: Seat): number => pulya?.bombs[seat] ?? 0;
