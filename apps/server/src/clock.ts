/** Something that will happen, unless it is cancelled. */
export interface Timer {
  cancel(): void;
}

/** Time as the club sees it; tests bring their own. */
export interface Clock {
  /** Epoch milliseconds by which the club lives. They never go back, and never leap. */
  now(): number;
  /**
   * Epoch milliseconds as the machine has them, which somebody may set at any time. Only for what others read or write by
   * the calendar: sessions, limits in the database.
   */
  wall(): number;
  /** Runs once at that time of `now`, or as soon as possible if it has passed. */
  schedule(at: number, run: () => void): Timer;
}

/** What a clock is made from. */
export interface TimeSource {
  /** Milliseconds that only go on, from any beginning. */
  ticks(): number;
  wall(): number;
  /** Runs once after so many ticks, or a little earlier. */
  after(ms: number, run: () => void): Timer;
}

/** How much faster or slower the club's time may go while it and the wall are apart: nobody sees that of a turn. */
const DRIFT = 1 / 100;

/** Node keeps longer delays than this one for none at all. */
const LONGEST_DELAY_MS = 2 ** 31 - 1;

/**
 * A clock that has looked at the wall once and goes by the ticks. When the wall is set, or the machine has slept, nobody's
 * turn is longer or shorter for it; the club's time comes back to the wall's by and by.
 */
export function steadyClock(source: TimeSource): Clock {
  let ticks = source.ticks();
  let time = source.wall();
  const now = () => {
    const passed = Math.max(0, source.ticks() - ticks);
    const apart = source.wall() - (time + passed);
    ticks += passed;
    time += passed + Math.min(Math.max(apart, -passed * DRIFT), passed * DRIFT);
    return Math.floor(time);
  };
  const schedule = (at: number, run: () => void): Timer => {
    const wait = () => source.after(Math.min(Math.max(at - now(), 0), LONGEST_DELAY_MS), ring);
    const ring = () => {
      // The club's time may have gone slower than the ticks.
      if (now() < at) timer = wait();
      else run();
    };
    let timer = wait();
    return { cancel: () => timer.cancel() };
  };
  return { now, wall: () => source.wall(), schedule };
}

/** Time as this machine has it. */
export const systemTime: TimeSource = {
  ticks: () => performance.now(),
  wall: () => Date.now(),
  after(ms, run) {
    const timeout = setTimeout(run, ms);
    return { cancel: () => clearTimeout(timeout) };
  },
};

export const systemClock = steadyClock(systemTime);
