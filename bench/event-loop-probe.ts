/**
 * Loaded into a server before its own code (`node --import`): measures the delays of its event loop and answers its parent.
 * A delay is what a timer of `RESOLUTION_MS` comes too late.
 */
import { monitorEventLoopDelay } from "node:perf_hooks";
import { isMainThread } from "node:worker_threads";

export interface Delays {
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
  /** Of one core, in the process with all its threads. */
  readonly cpu: number;
}

const RESOLUTION_MS = 5;

function probe(): void {
  const histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  let since = { at: performance.now(), cpu: process.cpuUsage() };
  const late = (nanoseconds: number): number => Math.max(0, nanoseconds / 1e6 - RESOLUTION_MS);
  process.on("message", (wish) => {
    const { user, system } = process.cpuUsage(since.cpu);
    const delays: Delays = {
      p50: late(histogram.percentile(50)),
      p99: late(histogram.percentile(99)),
      max: late(histogram.max),
      cpu: (user + system) / 1000 / (performance.now() - since.at),
    };
    if (wish === "read") process.send?.(delays);
    histogram.reset();
    since = { at: performance.now(), cpu: process.cpuUsage() };
  });
  // It shall not keep the server from ending.
  process.channel?.unref();
  histogram.enable();
}

if (isMainThread) probe();
