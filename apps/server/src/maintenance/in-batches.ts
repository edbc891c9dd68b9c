import type { MaintenanceJob } from "./maintenance.ts";

/** Rows deleted by one statement: short enough that nobody notices. */
const BATCH = 500;

/** Goes on until a batch is not full any more, or the signal comes. */
export function inBatches(deleteSome: (limit: number) => Promise<number>): MaintenanceJob["run"] {
  return async (signal) => {
    let items = 0;
    for (;;) {
      const deleted = await deleteSome(BATCH);
      items += deleted;
      if (deleted < BATCH || signal.aborted) return items;
    }
  };
}
