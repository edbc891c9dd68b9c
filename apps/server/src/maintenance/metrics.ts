import type { Instruments } from "../metrics/instruments.ts";
import type { RunReport } from "./maintenance.ts";

/** Returns what counts and measures each run. */
export function maintenanceMetrics(instruments: Instruments): (job: string, report: RunReport) => void {
  const runs = instruments.counter({
    name: "trelyazh_maintenance_runs_total",
    help: "Maintenance jobs that ran in this process, by outcome: done or failed.",
    labels: ["job", "outcome"],
  });
  const cleared = instruments.tallies({
    name: "trelyazh_maintenance_items_total",
    help: "What they closed or deleted, by job.",
    label: "job",
  });
  const lasted = instruments.seconds({
    name: "trelyazh_maintenance_seconds",
    help: "How long maintenance jobs took.",
    labels: ["job"],
  });
  return (job, { items, ms, failed }) => {
    runs.inc({ job, outcome: failed ? "failed" : "done" });
    cleared.add(job, items);
    lasted.observe({ job }, ms / 1000);
  };
}
