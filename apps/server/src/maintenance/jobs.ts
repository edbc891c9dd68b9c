import {
  deleteExpiredRateLimits,
  deleteExpiredSessions,
  deleteExpiredVerifications,
  deleteOldGuests,
  deleteOldSnapshots,
} from "@trelyazh/db";
import type { Executor } from "@trelyazh/db";
import type { Clock } from "../clock.ts";
import type { MaintenanceJob } from "./maintenance.ts";

export interface JobDeps {
  readonly db: Executor;
  readonly clock: Clock;
  /** Closes the tables to which nobody will come back; returns how many. */
  readonly closeAbandoned: (now: number) => Promise<number>;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** A guest who has not been seen for that long, and of whom no table tells, is forgotten. */
const GUEST_MS = 30 * DAY_MS;

/** A finished table is looked at for a while; later it is rebuilt from its journal, if anybody asks. */
const SNAPSHOT_MS = DAY_MS;

/** Rows deleted by one statement: short enough that nobody notices. */
const BATCH = 500;

/** Everything that the club cleans up by itself. */
export function maintenanceJobs({ db, clock, closeAbandoned }: JobDeps): readonly MaintenanceJob[] {
  return [
    { name: "close-abandoned-tables", cron: "*/5 * * * *", run: () => closeAbandoned(clock.now()) },
    {
      name: "forget-old-guests",
      cron: "17 3 * * *",
      run: inBatches((limit) => deleteOldGuests(db, { seenBefore: clock.now() - GUEST_MS, limit })),
    },
    {
      name: "delete-expired-sessions",
      cron: "37 * * * *",
      run: async (signal) => {
        const before = clock.now();
        const sessions = await inBatches((limit) => deleteExpiredSessions(db, { before, limit }))(signal);
        const verifications = await inBatches((limit) => deleteExpiredVerifications(db, { before, limit }))(signal);
        return sessions + verifications;
      },
    },
    {
      name: "delete-expired-limits",
      cron: "7 * * * *",
      run: inBatches((limit) => deleteExpiredRateLimits(db, { before: clock.now(), limit })),
    },
    {
      name: "delete-old-snapshots",
      cron: "47 3 * * *",
      run: inBatches((limit) => deleteOldSnapshots(db, { finishedBefore: clock.now() - SNAPSHOT_MS, limit })),
    },
  ];
}

/** Goes on until a batch is not full any more, or the signal comes. */
function inBatches(deleteSome: (limit: number) => Promise<number>): MaintenanceJob["run"] {
  return async (signal) => {
    let items = 0;
    for (;;) {
      const deleted = await deleteSome(BATCH);
      items += deleted;
      if (deleted < BATCH || signal.aborted) return items;
    }
  };
}
