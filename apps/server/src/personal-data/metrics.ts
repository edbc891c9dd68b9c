import type { Instruments } from "../metrics/instruments.ts";

/** What has come of what people asked for. */
export type DataOutcome = "export made" | "export failed" | "deletion";

/** Minutes, since all that somebody has ever played is read. */
const BUCKETS = [0.1, 0.5, 1, 5, 15, 60, 300, 600];

export function personalDataMetrics(instruments: Instruments) {
  const acts = instruments.tallies({
    name: "trelyazh_data_acts_total",
    help: "What came of what people asked for of their data: export made, export failed, deletion.",
    label: "outcome",
  });
  const seconds = instruments.histogram({
    name: "trelyazh_data_export_seconds",
    help: "From the beginning of an export until its file is there.",
    labels: [],
    buckets: BUCKETS,
  });
  return {
    done: (outcome: DataOutcome) => acts.add(outcome),
    took: (ms: number) => seconds.observe(ms / 1000),
  };
}
