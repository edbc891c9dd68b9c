import { deleteExpiredRateLimits, type Executor } from "@trelyazh/db";
import type { Clock } from "../clock.ts";
import { inBatches } from "../maintenance/in-batches.ts";
import type { MaintenanceJob } from "../maintenance/maintenance.ts";

/** What has to be cleaned up of limits that are counted in the database. */
export function limitJobs({ db, clock }: { readonly db: Executor; readonly clock: Clock }): readonly MaintenanceJob[] {
  return [
    {
      name: "delete-expired-limits",
      cron: "7 * * * *",
      run: inBatches((limit) => deleteExpiredRateLimits(db, { before: clock.wall(), limit })),
    },
  ];
}
