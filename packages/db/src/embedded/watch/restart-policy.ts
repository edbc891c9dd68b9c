import { DatabaseStartError, type DatabaseStartCode } from "../../database-start-error.ts";

/** Pauses before the second attempt to start a server again, the third, …; when they are used up it is given up. */
const PAUSES_MS = [250, 500, 1000, 2000, 4000, 8000, 8000, 8000, 8000];

/** A server that ends more often than that within the time is not worth starting once more. */
const MOST_ENDS = 30;
const WITHIN_MS = 10 * 60_000;

/** Why a start fails that may succeed a moment later. Whatever else it is will be the same then. */
const PASSING: ReadonlySet<DatabaseStartCode> = new Set(["PORT_TAKEN", "START_FAILED", "START_TIMED_OUT", "DISK_FULL"]);

/** How long to wait after that many failed attempts in a row, in milliseconds; null to give up. */
export function pauseAfter(failures: number, latest: unknown): number | null {
  if (!(latest instanceof DatabaseStartError) || !PASSING.has(latest.code)) return null;
  return PAUSES_MS[failures - 1] ?? null;
}

/** Counts how often a server has ended of late. */
export class RecentEnds {
  #moments: readonly number[] = [];

  /** Notes one, at a moment that only moves forward, in milliseconds; says whether that makes too many. */
  note(now: number): boolean {
    this.#moments = [...this.#moments.filter((moment) => moment > now - WITHIN_MS), now];
    return this.#moments.length > MOST_ENDS;
  }
}

/** What is said of a server that was started again and again in vain. */
export function endsTooOften(log: readonly string[]): DatabaseStartError {
  return new DatabaseStartError("START_FAILED", {
    message: `PostgreSQL has ended ${MOST_ENDS} times within ${WITHIN_MS / 60_000} minutes and is not started any more.`,
    log,
    remedy:
      "The system's log says what ends it: look there for `oom` and `killed process`, and give the machine memory.",
  });
}
