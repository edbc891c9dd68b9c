import { monitorEventLoopDelay } from "node:perf_hooks";
import { cpuMs, familyCpuMs, memoryOf } from "./machine.ts";
import type { Row } from "../report.ts";

/** Begins to measure a server and its PostgreSQL; the returned function says what they have used since. */
export async function startMeter(pid: number, postgresPid?: number): Promise<() => Promise<Row>> {
  const read = async () => ({
    at: performance.now(),
    server: await cpuMs(pid),
    postgres: postgresPid === undefined ? 0 : await familyCpuMs(postgresPid),
    load: process.cpuUsage(),
  });
  const delay = monitorEventLoopDelay({ resolution: 10 });
  delay.enable();
  const before = await read();
  return async () => {
    const after = await read();
    const percent = (ms: number): number => (100 * ms) / (after.at - before.at);
    const { rssMb, peakMb } = await memoryOf(pid);
    const load = process.cpuUsage(before.load);
    delay.disable();
    return {
      cpu: percent(after.server - before.server),
      postgresCpu: percent(after.postgres - before.postgres),
      loadCpu: percent((load.user + load.system) / 1000),
      rssMb,
      peakMb,
      /** How late the load generator itself was. */
      loadLag: delay.percentile(99) / 1e6,
    };
  };
}
