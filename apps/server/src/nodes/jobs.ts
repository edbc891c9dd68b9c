import { deleteDeadNodes, deleteOwnersOfFinished, type Executor } from "@trelyazh/db";
import { inBatches } from "../maintenance/in-batches.ts";
import type { MaintenanceJob } from "../maintenance/maintenance.ts";

/** For how long operators can see a node that is gone. */
const DEAD_MS = 24 * 60 * 60 * 1000;

/** What has to be cleaned up of nodes that are gone, and of tables that nobody has to own any more. */
export function nodeJobs({ db }: { readonly db: Executor }): readonly MaintenanceJob[] {
  return [
    {
      name: "forget-dead-nodes",
      cron: "27 * * * *",
      run: inBatches((limit) => deleteDeadNodes(db, { deadForMs: DEAD_MS, limit })),
    },
    {
      name: "forget-owners-of-finished-tables",
      cron: "37 * * * *",
      run: inBatches((limit) => deleteOwnersOfFinished(db, { limit })),
    },
  ];
}
