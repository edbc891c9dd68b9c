import type { FaultReport } from "@trelyazh/protocol";
import type { Instruments } from "../metrics/instruments.ts";

/** Counts the faults that clients tell of; every label has a few values that are known beforehand. */
export function faultMetrics(instruments: Instruments) {
  const faults = instruments.counter({
    name: "trelyazh_client_faults_total",
    help: "Faults that clients have told of, by the part that broke and how it came to be known.",
    labels: ["part", "kind"],
  });
  const refused = instruments.tally({
    name: "trelyazh_client_faults_refused_total",
    help: "Reports of faults that are none: too long, or of another shape.",
  });
  return {
    told: ({ part, kind }: FaultReport) => faults.inc({ part, kind }),
    refused: () => {
      refused.count += 1;
    },
  };
}
