import { beforeEach, describe, expect, test } from "vitest";
import { steadyClock, type Clock } from "./clock.ts";

const HOUR_MS = 3_600_000;
const START_AT = Date.UTC(2026, 0, 1);

/** A machine whose time passes, and whose clock is set, as a test says. */
class Machine {
  readonly #alarms = new Set<{ readonly at: number; readonly run: () => void }>();
  #ticks = 5000;
  #ahead = START_AT - 5000;

  ticks = (): number => this.#ticks;
  wall = (): number => this.#ticks + this.#ahead;

  after = (ms: number, run: () => void) => {
    const alarm = { at: this.#ticks + ms, run };
    this.#alarms.add(alarm);
    return { cancel: () => void this.#alarms.delete(alarm) };
  };

  get alarms(): number {
    return this.#alarms.size;
  }

  pass(ms: number): void {
    const until = this.#ticks + ms;
    for (let next = this.#next(until); next !== undefined; next = this.#next(until)) {
      this.#alarms.delete(next);
      this.#ticks = next.at;
      next.run();
    }
    this.#ticks = until;
  }

  /** Somebody sets the clock. */
  set(byMs: number): void {
    this.#ahead += byMs;
  }

  #next(until: number) {
    return [...this.#alarms].filter(({ at }) => at <= until).toSorted((a, b) => a.at - b.at)[0];
  }
}

describe("the club's clock", () => {
  let machine: Machine;
  let clock: Clock;
  let rung: number[];

  beforeEach(() => {
    machine = new Machine();
    clock = steadyClock(machine);
    rung = [];
  });

  /** Lets time pass until what was scheduled has run; returns how many milliseconds went by. */
  function waitedFor(ms: number): number {
    const before = machine.ticks();
    clock.schedule(clock.now() + ms, () => void rung.push(machine.ticks()));
    while (rung.length === 0 && machine.ticks() - before < 10 * ms) machine.pass(1);
    return machine.ticks() - before;
  }

  test("goes with the wall while nobody sets that", () => {
    expect(clock.now()).toBe(START_AT);
    machine.pass(HOUR_MS);
    expect(clock.now()).toBe(START_AT + HOUR_MS);
    expect(waitedFor(30_000)).toBe(30_000);
  });

  test.each([
    ["back by 40 s", -40_000],
    ["back by two hours", -2 * HOUR_MS],
    ["forward by 40 s", 40_000],
    ["forward by two hours, or a sleep of the machine", 2 * HOUR_MS],
  ])("a wall that is set %s neither holds up a turn nor cuts it short", (_, byMs) => {
    const before = clock.now();
    machine.set(byMs);
    expect(clock.now()).toBe(before);
    expect(clock.wall()).toBe(before + byMs);
    const waited = waitedFor(30_000);
    expect(waited).toBeGreaterThanOrEqual(29_700);
    expect(waited).toBeLessThanOrEqual(30_304);
  });

  test.each([-40_000, 40_000])("it comes back to a wall that is %i ms away, by and by and never backwards", (byMs) => {
    machine.set(byMs);
    let last = clock.now();
    for (let minutes = 0; minutes < 120; minutes += 1) {
      machine.pass(60_000);
      expect(clock.now()).toBeGreaterThan(last);
      last = clock.now();
    }
    expect(last).toBe(clock.wall());
  });

  test("what was scheduled before the wall was set comes at its time, and what is cancelled does not", () => {
    clock.schedule(clock.now() + 1000, () => void rung.push(machine.ticks()));
    const timer = clock.schedule(clock.now() + 1000, () => void rung.push(-1));
    machine.set(-2 * HOUR_MS);
    machine.pass(1005);
    expect(rung.length).toBe(0);
    timer.cancel();
    machine.pass(10);
    expect(machine.alarms).toBe(0);
    expect(rung).toEqual([expect.closeTo(6000, -2)]);
  });

  test("a delay that Node would take for none is waited for", () => {
    const monthMs = 31 * 24 * HOUR_MS;
    clock.schedule(clock.now() + monthMs, () => void rung.push(machine.ticks()));
    machine.pass(monthMs - 1);
    expect(rung).toEqual([]);
    machine.pass(1);
    expect(rung).toEqual([5000 + monthMs]);
  });

  test("what is due already runs at once", () => {
    expect(waitedFor(-1)).toBeLessThanOrEqual(1);
  });
});
