import type { Logger } from "../logger.ts";
import type { Instruments } from "../metrics/instruments.ts";
import { HeavyWork } from "./heavy-work.ts";
import { heavyWorkMetrics } from "./metrics.ts";

export interface MeasuredWorkOptions {
  readonly threads: number;
  readonly instruments: Instruments;
  readonly log: Logger;
}

/** Heavy work that shows among the metrics. */
export function createHeavyWork({ threads, instruments, log }: MeasuredWorkOptions): HeavyWork {
  const heavyWork: HeavyWork = new HeavyWork({
    threads,
    onJob: heavyWorkMetrics(instruments, () => heavyWork),
    log,
  });
  return heavyWork;
}
