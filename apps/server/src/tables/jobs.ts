import { z } from "zod";
import type { Bus, Notice } from "../bus/bus.ts";
import type { Clock } from "../clock.ts";
import { inBatches } from "../maintenance/in-batches.ts";
import type { MaintenanceJob } from "../maintenance/maintenance.ts";
import type { TableStore } from "./journal/table-store.ts";
import type { TableRegistry } from "./table-registry.ts";

export interface TableJobDeps {
  readonly store: Pick<TableStore, "deleteOldSnapshots">;
  readonly clock: Pick<Clock, "now">;
  readonly registry: Pick<TableRegistry, "closeAbandoned">;
  readonly bus: Pick<Bus, "tell" | "hear">;
}

/** Somebody has begun to close abandoned tables: each node looks through its own, as only it knows who has them open. */
const CLOSE_ABANDONED: Notice<null> = { name: "closeAbandoned", version: 1, schema: z.null() };

/** A finished table is looked at for a while; later it is rebuilt from its journal, if anybody asks. */
const SNAPSHOT_MS = 24 * 60 * 60 * 1000;

/** What has to be closed and cleaned up of tables. */
export function tableJobs({ store, clock, registry, bus }: TableJobDeps): readonly MaintenanceJob[] {
  const closeAbandoned = () => registry.closeAbandoned(clock.now());
  // Who does not hear of it this time hears the next; and what cannot be looked through now is not lost.
  bus.hear(CLOSE_ABANDONED, () => void closeAbandoned().catch(() => {}));
  return [
    {
      name: "close-abandoned-tables",
      cron: "*/5 * * * *",
      run: () => {
        bus.tell(CLOSE_ABANDONED, null);
        return closeAbandoned();
      },
    },
    {
      name: "delete-old-snapshots",
      cron: "47 3 * * *",
      run: inBatches((limit) => store.deleteOldSnapshots(clock.now() - SNAPSHOT_MS, limit)),
    },
  ];
}
