/** A clock that stands still until a test moves it; what the server takes for its clock. */
export interface FakeClock {
  /** Epoch milliseconds. */
  now(): number;
  /** The same: nobody sets this clock. */
  wall(): number;
  /** Runs once, when the clock gets to `at`; what is due already runs at the next `advance`, even of 0. */
  schedule(at: number, run: () => void): { cancel(): void };
  /** Moves on and runs what falls due on the way, in order of time, each at its own moment. */
  advance(ms: number): Promise<void>;
  /** Moves on as while a process is stopped: nothing runs before the next `advance`. */
  stall(ms: number): void;
  /** When the next scheduled run is due; null if none is. */
  nextAt(): number | null;
}

interface Alarm {
  readonly at: number;
  readonly order: number;
  readonly run: () => void;
}

/** Starts at a fixed moment of 2026, or at `startAt`. */
export function fakeClock(startAt: number = Date.UTC(2026, 0, 1)): FakeClock {
  let now = startAt;
  let order = 0;
  const alarms = new Set<Alarm>();
  const next = () => [...alarms].toSorted((a, b) => a.at - b.at || a.order - b.order)[0];
  return {
    now: () => now,
    wall: () => now,
    schedule: (at, run) => {
      const alarm = { at, order: (order += 1), run };
      alarms.add(alarm);
      return { cancel: () => void alarms.delete(alarm) };
    },
    advance: async (ms) => {
      const target = now + ms;
      for (let alarm = next(); alarm !== undefined && alarm.at <= target; alarm = next()) {
        alarms.delete(alarm);
        now = Math.max(now, alarm.at);
        alarm.run();
        await settled();
      }
      now = target;
      await settled();
    },
    stall: (ms) => void (now += ms),
    nextAt: () => next()?.at ?? null,
  };
}

/** A clock of the same kind that somebody sets forward or back, as a machine's is set while no club runs on it. */
export function settableClock(): FakeClock & { set(byMs: number): void } {
  const fake = fakeClock();
  let ahead = 0;
  const now = () => fake.now() + ahead;
  return {
    ...fake,
    now,
    wall: now,
    schedule: (at, run) => fake.schedule(at - ahead, run),
    set: (byMs) => void (ahead += byMs),
  };
}

/** Lets promises that are resolved already run their continuations. */
function settled(): Promise<void> {
  return new Promise((resolve) => void setImmediate(resolve));
}
