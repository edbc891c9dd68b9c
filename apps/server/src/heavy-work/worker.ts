import { JOBS, type JobName, type JobOutput, type Parcel } from "./jobs.ts";

/** What a worker thread does with each parcel that it is given. */
export function work({ name, input, calledOff }: Parcel): JobOutput<JobName> {
  return JOBS[name](input, () => Atomics.load(calledOff, 0) !== 0);
}
