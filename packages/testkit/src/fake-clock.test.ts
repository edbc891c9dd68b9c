import { expect, test } from "vitest";
import { fakeClock } from "./fake-clock.ts";

test("time stands still until it is moved", async () => {
  const clock = fakeClock(1000);
  expect(clock.now()).toBe(1000);
  await clock.advance(250);
  expect(clock.now()).toBe(1250);
});

test("what is scheduled runs at its own moment, in order of time, then of asking", async () => {
  const clock = fakeClock(0);
  const runs: string[] = [];
  const note = (name: string) => () => void runs.push(`${name} at ${clock.now()}`);
  clock.schedule(30, note("late"));
  clock.schedule(10, note("early"));
  clock.schedule(30, note("late too"));
  clock.schedule(31, note("not yet"));
  await clock.advance(30);
  expect(runs).toEqual(["early at 10", "late at 30", "late too at 30"]);
  expect(clock.nextAt()).toBe(31);
});

test("what is due already runs at the next move, be it by nothing", async () => {
  const clock = fakeClock(100);
  const runs: number[] = [];
  clock.schedule(50, () => void runs.push(clock.now()));
  expect(runs).toEqual([]);
  await clock.advance(0);
  expect(runs).toEqual([100]);
});

test("what falls due while it stalls runs afterwards, in its order", async () => {
  const clock = fakeClock(0);
  const runs: string[] = [];
  const note = (name: string) => () => void runs.push(`${name} at ${clock.now()}`);
  clock.schedule(20, note("second"));
  clock.schedule(10, note("first"));
  clock.stall(50);
  expect([clock.now(), runs]).toEqual([50, []]);
  await clock.advance(0);
  expect(runs).toEqual(["first at 50", "second at 50"]);
});

test("what is cancelled does not run", async () => {
  const clock = fakeClock(0);
  const runs: string[] = [];
  const alarm = clock.schedule(10, () => void runs.push("ran"));
  alarm.cancel();
  alarm.cancel();
  await clock.advance(20);
  expect(runs).toEqual([]);
  expect(clock.nextAt()).toBeNull();
});

test("what a run schedules on the way, even after an await, runs in the same move", async () => {
  const clock = fakeClock(0);
  const runs: number[] = [];
  const again = async () => {
    runs.push(clock.now());
    await Promise.resolve();
    if (runs.length < 4) clock.schedule(clock.now() + 10, () => void again());
  };
  clock.schedule(10, () => void again());
  await clock.advance(100);
  expect(runs).toEqual([10, 20, 30, 40]);
});
