import type { ConductMoment } from "@trelyazh/db";
import { expect, test } from "vitest";
import { ON_THE_GROUND, restMsAt, standingAfter } from "./rests.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const leftAt = (at: number): ConductMoment => ({ outcome: "left", at });
const finished = (count: number, at = 0): readonly ConductMoment[] =>
  Array.from({ length: count }, () => ({ outcome: "finished", at }) as const);

/** How many minutes the rest is of somebody who leaves now, after all that. */
const nextRest = (now: number, ...moments: readonly ConductMoment[]) => restMsAt(standingAfter(moments), now) / MINUTE;

test("the first rest is half an hour, and each is longer than the one before, up to a day", () => {
  const rests = Array.from({ length: 9 }, (_, count) => {
    const before = Array.from({ length: count }, (__, index) => leftAt(index));
    return nextRest(count, ...before);
  });
  expect(rests).toEqual([30, 60, 90, 180, 360, 720, 1440, 1440, 1440]);
  expect(restMsAt(ON_THE_GROUND, 5)).toBe(30 * MINUTE);
});

test("somebody rests from when they left, and a shorter rest ends no longer one", () => {
  expect(standingAfter([leftAt(1000)]).restsUntil).toBe(1000 + 30 * MINUTE);
  const long = [leftAt(0), leftAt(1), leftAt(2), leftAt(3)];
  expect(standingAfter(long).restsUntil).toBe(3 + 180 * MINUTE);
  expect(standingAfter([...long, ...finished(100), leftAt(10)]).restsUntil).toBe(3 + 180 * MINUTE);
});

test("ten finished pulyas lead one step down, and so does a week", () => {
  const twice = [leftAt(0), leftAt(0)];
  expect(nextRest(0, ...twice)).toBe(90);
  expect(nextRest(0, ...twice, ...finished(9))).toBe(90);
  expect(nextRest(0, ...twice, ...finished(10))).toBe(60);
  expect(nextRest(7 * DAY, ...twice)).toBe(60);
  expect(nextRest(7 * DAY - 1, ...twice)).toBe(90);
  expect(nextRest(7 * DAY, ...twice, ...finished(10))).toBe(30);
  expect(nextRest(70 * DAY, ...twice, ...finished(100))).toBe(30);
});

test("what was finished before somebody left is no store for later", () => {
  expect(nextRest(0, ...finished(100), leftAt(0), leftAt(0))).toBe(90);
});
