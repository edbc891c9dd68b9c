import { allPassRow, bidWorth, type Bid, type Seat } from "@trelyazh/preferans";
import type { Table } from "@trelyazh/table";
import { useTable } from "../scene/table-context.ts";

/** Returns what a bid is worth to a player; null where that is what everybody is used to. */
export function unusualWorth({ pulya }: Pick<Table, "pulya">, bid: Bid, seat: Seat | null): number | null {
  if (pulya === null || seat === null) return null;
  const { points, isUsual } = bidWorth(pulya, bid, seat);
  return isUsual ? null : points;
}

/** Returns what a bid is worth to the viewer; null where that is what everybody is used to. */
export const useWorth = (bid: Bid): number | null => useTable(({ table, you }) => unusualWorth(table, bid, you));

/** Returns what a trick of the all-pass on the table costs; null where that is a point. */
export function costOfTrick({ pulya }: Pick<Table, "pulya">): number | null {
  const price = pulya === null ? 1 : allPassRow(pulya).price;
  return price === 1 ? null : price;
}
