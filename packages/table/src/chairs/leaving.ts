import { isMisere, standingBid, type Seat } from "@trelyazh/preferans";
import { hasOthers } from "../state/occupants.ts";
import type { Table } from "../state/table.ts";

/** How long after an outage of the club nobody is blamed for not being there. */
const EXCUSED_MS = 15 * 60_000;

/** What it is to the others at a table when somebody leaves. */
export interface Leaving {
  /** It spoils a pulya for somebody: the club remembers it (LEAVE4). */
  readonly counts: boolean;
  /** They play a misère, or have bid one that nobody has bid over (LEAVE5). */
  readonly isMisere: boolean;
}

/** Says what it is when that seat leaves at that time, in epoch milliseconds. */
export function leavingOf(table: Table, seat: Seat, at: number): Leaving {
  const hasBegun = table.status === "playing" && (table.pulya?.dealNumber ?? 0) > 0;
  const counts = hasBegun && hasOthers(table, seat) && !isExcusedAt(table, at);
  return { counts, isMisere: counts && isInMisere(table, seat) };
}

/** Says whether the club itself was away so lately that nobody is blamed for not being there. */
export function isExcusedAt({ recoveredAt }: Pick<Table, "recoveredAt">, at: number): boolean {
  return recoveredAt !== undefined && at - recoveredAt < EXCUSED_MS;
}

function isInMisere({ pulya }: Table, seat: Seat): boolean {
  const deal = pulya?.deal ?? null;
  if (deal === null || deal.phase === "finished") return false;
  const standing = standingBid(deal.calls);
  return standing?.seat === seat && isMisere(standing.bid);
}
