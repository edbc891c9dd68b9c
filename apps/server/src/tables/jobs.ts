import type { Clock } from "../clock.ts";
import { inBatches } from "../maintenance/in-batches.ts";
import type { MaintenanceJob } from "../maintenance/maintenance.ts";
import type { TableStore } from "./journal/table-store.ts";
import type { TableRegistry } from "./table-registry.ts";

export interface TableJobDeps {
  readonly store: Pick<TableStore, "deleteOldSnapshots">;
  readonly clock: Pick<Clock, "now">;
  readonly registry: Pick<TableRegistry, "closeAbandoned">;
}

/** A finished table is looked at for a while; later it is rebuilt from its journal, if anybody asks. */
const SNAPSHOT_MS = 24 * 60 * 60 * 1000;

/** What has to be closed and cleaned up of tables. */
export function tableJobs({ store, clock, registry }: TableJobDeps): readonly MaintenanceJob[] {
  return [
    { name: "close-abandoned-tables", cron: "*/5 * * * *", run: () => registry.closeAbandoned(clock.now()) },
    {
      name: "delete-old-snapshots",
      cron: "47 3 * * *",
      run: inBatches((limit) => store.deleteOldSnapshots(clock.now() - SNAPSHOT_MS, limit)),
    },
  ];
}
