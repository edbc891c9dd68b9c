import { fakeClock, type FakeClock } from "@trelyazh/testkit";
import { beforeEach, describe, expect, test } from "vitest";
import { Plan } from "./plan.ts";

describe("a plan", () => {
  let clock: FakeClock;
  let plan: Plan;
  let timers: number;
  let begun: string[];

  /** Makes the plan to write down that name. */
  const make = (name: string, inMs: number) => plan.make(clock.now() + inMs, () => void begun.push(name));

  beforeEach(() => {
    clock = fakeClock();
    timers = 0;
    begun = [];
    plan = new Plan({
      now: () => clock.now(),
      wall: () => clock.wall(),
      schedule(at, run) {
        timers += 1;
        return clock.schedule(at, run);
      },
    });
  });

  test("begins at its time, once", async () => {
    expect(plan.isEmpty).toBe(true);
    make("only", 1000);
    await clock.advance(999);
    expect(begun).toEqual([]);
    await clock.advance(1);
    await clock.advance(10_000);
    expect(begun).toEqual(["only"]);
  });

  test("that is put off again and again needs no new timer, and begins at the last of its times", async () => {
    for (let moves = 0; moves < 20; moves += 1) {
      make(`after move ${moves}`, 30_000);
      await clock.advance(1000);
    }
    expect(timers).toBe(1);
    await clock.advance(28_999);
    expect(begun).toEqual([]);
    await clock.advance(1);
    expect(begun).toEqual(["after move 19"]);
    expect(timers).toBe(2);
  });

  test("for an earlier time takes the place of what was planned", async () => {
    make("late", 30_000);
    make("early", 500);
    await clock.advance(500);
    expect(begun).toEqual(["early"]);
    await clock.advance(30_000);
    expect(begun).toEqual(["early"]);
  });

  test("that is cancelled leaves no timer behind", async () => {
    make("never", 1000);
    plan.cancel();
    expect(plan.isEmpty).toBe(true);
    expect(clock.nextAt()).toBeNull();
    await clock.advance(1000);
    expect(begun).toEqual([]);
    make("anew", 1000);
    await clock.advance(1000);
    expect(begun).toEqual(["anew"]);
  });

  test("that has begun is called off by the next one, with the same reason each time", async () => {
    const signals: AbortSignal[] = [];
    for (const _ of [1, 2]) {
      plan.make(clock.now(), (calledOff) => void signals.push(calledOff));
      await clock.advance(0);
      expect(signals.at(-1)?.aborted).toBe(false);
    }
    expect(plan.isEmpty).toBe(false);
    plan.cancel();
    expect(plan.isEmpty).toBe(true);
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, true]);
    expect(signals[0]?.reason).toBe(signals[1]?.reason);
  });
});
