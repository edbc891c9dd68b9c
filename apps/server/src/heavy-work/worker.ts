import { getPriority, setPriority } from "node:os";
import { createLogger } from "../logger.ts";
import { sendOutputTo } from "../process-output.ts";
import type { IsCalledOff } from "./called-off.ts";
import { JOBS, type JobName, type JobOutput, type Parcel } from "./jobs.ts";

/**
 * Where a processor is short, the event loop shall have it before the worker threads. Only Linux has a priority for each
 * thread: elsewhere this would lower the event loop's too. Done here, it needs no native module, as the pool's own way does.
 */
if (process.platform === "linux") setPriority(Math.min(getPriority() + 10, 19));

sendOutputTo(createLogger("warn"));

/** What a worker thread does with each parcel that it is given. */
export function work({ name, input, calledOff }: Parcel): JobOutput<JobName> | Promise<JobOutput<JobName>> {
  // A parcel has the input of its own job, which the types of a table of functions cannot say.
  const job = JOBS[name] as (input: Parcel["input"], isCalledOff: IsCalledOff) => ReturnType<typeof work>;
  return job(input, () => Atomics.load(calledOff, 0) !== 0);
}
