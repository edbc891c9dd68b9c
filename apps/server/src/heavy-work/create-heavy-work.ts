import type { Logger } from "../logger.ts";
import type { Instruments } from "../metrics/instruments.ts";
import type { Cluster } from "../nodes/create-cluster.ts";
import { HeavyWork } from "./heavy-work.ts";
import { heavyWorkMetrics } from "./metrics.ts";
import { SharedThinking, type SharedThinkingOptions } from "./shared-thinking.ts";

export interface MeasuredWorkOptions extends Pick<SharedThinkingOptions, "clock" | "chance"> {
  readonly threads: number;
  readonly cluster: Pick<Cluster, "bus" | "nodes">;
  readonly instruments: Instruments;
  readonly log: Logger;
}

/** Heavy work that shows among the metrics, with the threads of other nodes. */
export function createHeavyWork({ threads, cluster, instruments, log, ...options }: MeasuredWorkOptions) {
  const heavyWork: HeavyWork = new HeavyWork({
    threads,
    onJob: heavyWorkMetrics(instruments, () => heavyWork),
    log,
  });
  const { think } = new SharedThinking({ ...options, ...cluster, heavyWork, instruments });
  return { think, run: heavyWork.run.bind(heavyWork), close: () => heavyWork.close() };
}
