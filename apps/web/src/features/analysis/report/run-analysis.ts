import type { FinishedPulya } from "@trelyazh/solver";
import { onWorkerFault } from "#lib/renewal/page-renewal.ts";
import type { Report } from "./report.ts";

/**
 * Has a deal analysed in a worker of its own. `null` is reported when the worker breaks off.
 * Returns what ends it.
 */
export function runAnalysis(record: FinishedPulya, onReport: (report: Report | null) => void): () => void {
  const worker = new Worker(new URL("analysis-worker.ts", import.meta.url), { type: "module" });
  worker.addEventListener("message", ({ data }: MessageEvent<Report>) => {
    onReport(data);
    if (data.type === "finished" || data.type === "stopped") worker.terminate();
  });
  onWorkerFault(worker, () => onReport(null));
  worker.postMessage(record);
  return () => worker.terminate();
}
