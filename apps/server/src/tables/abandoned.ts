import type { Table } from "@trelyazh/protocol";
import { hasPeople } from "./decide-chairs.ts";

const MINUTE_MS = 60_000;

/** How long a table stays quiet before it is abandoned, by why it is quiet. */
const WAITING_MS = 15 * MINUTE_MS;
const RESTING_MS = 30 * MINUTE_MS;
const PAUSED_MS = 24 * 60 * MINUTE_MS;

/** Nothing that has been quiet for less is abandoned. */
export const LEAST_QUIET_MS = Math.min(WAITING_MS, RESTING_MS, PAUSED_MS);

export interface Quiet {
  /** Epoch milliseconds. */
  readonly lastEventAt: number;
  /** Epoch milliseconds. */
  readonly now: number;
  /** Whether anybody has the table open. */
  readonly isOpen: boolean;
}

/** Says whether nobody can be expected to come back to that table. */
export function isAbandoned(table: Table, { lastEventAt, now, isOpen }: Quiet): boolean {
  const quietMs = now - lastEventAt;
  if (table.status === "finished") return false;
  if (table.status === "waiting") return !isOpen && quietMs >= WAITING_MS;
  if (table.pause !== null) return quietMs >= PAUSED_MS;
  return !hasPeople(table) && quietMs >= RESTING_MS;
}
