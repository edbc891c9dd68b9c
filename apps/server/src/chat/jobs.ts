import { deleteOldLines, deleteOldTableRooms, type Executor } from "@trelyazh/db";
import type { Clock } from "../clock.ts";
import { inBatches } from "../maintenance/in-batches.ts";
import type { MaintenanceJob } from "../maintenance/maintenance.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

/** What was said in the lobby is kept for a week, at tables for a month after their end, between friends for a year. */
const KEPT_MS = { lobby: 7 * DAY_MS, tables: 30 * DAY_MS, friends: 365 * DAY_MS };

/** What has to be deleted of what was said. */
export function chatJobs({ db, clock }: { readonly db: Executor; readonly clock: Clock }): readonly MaintenanceJob[] {
  const oldLines = (kind: "lobby" | "friends") =>
    inBatches((limit) => deleteOldLines(db, { kind, before: clock.wall() - KEPT_MS[kind], limit }));
  return [
    { name: "delete-old-lobby-lines", cron: "17 * * * *", run: oldLines("lobby") },
    { name: "delete-old-friends-lines", cron: "27 4 * * *", run: oldLines("friends") },
    {
      name: "delete-old-table-lines",
      cron: "37 4 * * *",
      run: inBatches((limit) => deleteOldTableRooms(db, { before: clock.wall() - KEPT_MS.tables, limit })),
    },
  ];
}
