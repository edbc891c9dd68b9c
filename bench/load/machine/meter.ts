import { monitorEventLoopDelay } from "node:perf_hooks";
import { cpuMs, familyCpuMs, memoryOf } from "./machine.ts";
import type { Row } from "../report.ts";

/** The processes that are measured. */
export interface Metered {
  /** The server, or all nodes of a club. */
  readonly pids: readonly number[];
  readonly postgresPid?: number | undefined;
  readonly natsPid?: number | undefined;
}

/** Begins to measure servers and what they stand on; the returned function says what they have used since. */
export async function startMeter({ pids, postgresPid, natsPid }: Metered): Promise<() => Promise<Row>> {
  const read = async () => ({
    at: performance.now(),
    server: sumOf(await Promise.all(pids.map((pid) => cpuMs(pid)))),
    postgres: postgresPid === undefined ? 0 : await familyCpuMs(postgresPid),
    nats: natsPid === undefined ? 0 : await cpuMs(natsPid),
    load: process.cpuUsage(),
  });
  const delay = monitorEventLoopDelay({ resolution: 10 });
  delay.enable();
  const before = await read();
  return async () => {
    const after = await read();
    const percent = (ms: number): number => (100 * ms) / (after.at - before.at);
    const memory = await Promise.all(pids.map((pid) => memoryOf(pid)));
    const load = process.cpuUsage(before.load);
    delay.disable();
    return {
      cpu: percent(after.server - before.server),
      postgresCpu: percent(after.postgres - before.postgres),
      ...(natsPid !== undefined && { natsCpu: percent(after.nats - before.nats) }),
      loadCpu: percent((load.user + load.system) / 1000),
      rssMb: sumOf(memory.map(({ rssMb }) => rssMb)),
      peakMb: sumOf(memory.map(({ peakMb }) => peakMb)),
      /** How late the load generator itself was. */
      loadLag: delay.percentile(99) / 1e6,
    };
  };
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
