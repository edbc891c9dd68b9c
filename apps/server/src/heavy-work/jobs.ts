import type { IsCalledOff } from "./called-off.ts";
import { makePicture } from "./make-picture.ts";
import { thinkOfMove } from "./think-of-move.ts";

/** All that may be given to a worker thread: pure functions of plain data, which is copied on both ways. */
export const JOBS = { makePicture, thinkOfMove } as const satisfies Record<
  string,
  (input: never, isCalledOff: IsCalledOff) => unknown
>;

export type JobName = keyof typeof JOBS;
export type JobInput<Name extends JobName> = Parameters<(typeof JOBS)[Name]>[0];
export type JobOutput<Name extends JobName> = Awaited<ReturnType<(typeof JOBS)[Name]>>;

/** What goes over to a worker thread. */
export interface Parcel<Name extends JobName = JobName> {
  readonly name: Name;
  readonly input: JobInput<Name>;
  /** Shared between the threads: its one number is 0 until the job is called off. */
  readonly calledOff: Int32Array<SharedArrayBuffer>;
}
