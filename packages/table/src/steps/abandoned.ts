import type { Table } from "../state/table.ts";
import { isResting, isUntimed } from "../state/occupants.ts";

const MINUTE_MS = 60_000;

/** How long a table stays quiet before it is abandoned, by why it is quiet. */
const WAITING_MS = 15 * MINUTE_MS;
const RESTING_MS = 30 * MINUTE_MS;
const PAUSED_MS = 24 * 60 * MINUTE_MS;
/** Nobody but its one player misses a table without a clock; as with a pause, they may come back to it tomorrow. */
const UNTIMED_MS = PAUSED_MS;

/** Nothing that has been quiet for less is abandoned. */
export const LEAST_QUIET_MS = Math.min(WAITING_MS, RESTING_MS, PAUSED_MS);

/** How quiet a table is, in epoch milliseconds. */
export interface Quiet {
  readonly lastEventAt: number;
  /** When anybody last had the table open; now if somebody has, minus infinity if nobody did that is known of. */
  readonly lastOpenAt: number;
  /** Since when people can come back: the latest start of the club. */
  readonly openSince: number;
  readonly now: number;
}

/**
 * Says whether nobody can be expected to come back to that table. Time in which the club was closed is nobody's absence; it
 * counts for a pause alone, since a club may be restarted more often than a pause lasts.
 */
export function isAbandoned(table: Table, { lastEventAt, lastOpenAt, openSince, now }: Quiet): boolean {
  const quietSince = Math.max(lastEventAt, openSince);
  if (table.status === "finished") return false;
  if (table.status === "waiting") return now - Math.max(quietSince, lastOpenAt) >= WAITING_MS;
  if (table.pause !== null) return now - lastEventAt >= PAUSED_MS;
  if (isUntimed(table)) return now - Math.max(lastEventAt, lastOpenAt) >= UNTIMED_MS;
  return isResting(table) && now - quietSince >= RESTING_MS;
}
