/** Something that will happen, unless it is cancelled. */
export interface Timer {
  cancel(): void;
}

/** Time as the adapter sees it; tests bring their own. */
export interface Clock {
  /** Milliseconds; only differences matter. */
  now(): number;
  /** Runs once at that time, or as soon as possible if it has passed. */
  schedule(at: number, run: () => void): Timer;
}

/** What passes on this machine, whoever sets its clock; its timers do not keep the process alive. */
export const systemClock: Clock = {
  now: () => performance.now(),
  schedule(at, run) {
    const timeout = setTimeout(run, Math.max(at - performance.now(), 0)).unref();
    return { cancel: () => clearTimeout(timeout) };
  },
};
