import { deleteOldActs, deleteOldCases, type Executor } from "@trelyazh/db";
import type { Clock } from "../clock.ts";
import { inBatches } from "../maintenance/in-batches.ts";
import type { MaintenanceJob } from "../maintenance/maintenance.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

/** What was reported is kept for half a year after it was judged, what was done for a year after its end. */
const CASES_MS = 180 * DAY_MS;
const ACTS_MS = 365 * DAY_MS;

/** What has to be deleted of what people have reported and moderators have done. */
export function moderationJobs({
  db,
  clock,
}: {
  readonly db: Executor;
  readonly clock: Clock;
}): readonly MaintenanceJob[] {
  return [
    {
      name: "delete-old-reports",
      cron: "7 4 * * *",
      run: inBatches((limit) => deleteOldCases(db, { before: clock.wall() - CASES_MS, limit })),
    },
    {
      name: "delete-old-acts",
      cron: "12 4 * * *",
      run: inBatches((limit) => deleteOldActs(db, { before: clock.wall() - ACTS_MS, limit })),
    },
  ];
}
