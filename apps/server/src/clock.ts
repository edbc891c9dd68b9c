/** Something that will happen, unless it is cancelled. */
export interface Timer {
  cancel(): void;
}

/** Time as the club sees it; tests bring their own. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  /** Runs once at that time, or as soon as possible if it has passed. */
  schedule(at: number, run: () => void): Timer;
}

/** Node keeps longer delays than this one for none at all. */
const LONGEST_DELAY_MS = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => Date.now(),
  schedule(at, run) {
    const delay = Math.min(Math.max(at - Date.now(), 0), LONGEST_DELAY_MS);
    const timeout = setTimeout(run, delay);
    return { cancel: () => clearTimeout(timeout) };
  },
};
