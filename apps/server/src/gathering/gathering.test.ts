import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Gathering } from "./gathering.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setImmediate", "clearImmediate", "performance"] });
});
afterEach(() => {
  vi.useRealTimers();
});

test("what comes after a rest goes in the same turn of the loop, and what comes soon after that together", () => {
  const went: number[] = [];
  const gathering = new Gathering({ everyMs: 8, go: () => went.push(performance.now()) });
  const began = performance.now();
  gathering.add();
  gathering.add();
  expect(went).toEqual([]);
  vi.advanceTimersByTime(0);
  expect(went).toEqual([began]);
  for (const ms of [2, 2, 3]) {
    gathering.add();
    vi.advanceTimersByTime(ms);
  }
  expect(went).toHaveLength(1);
  vi.advanceTimersByTime(1);
  expect(went).toEqual([began, began + 8]);
  vi.advanceTimersByTime(100);
  gathering.add();
  vi.advanceTimersByTime(0);
  expect(went).toHaveLength(3);
});

test("what goes at once takes along what waits, and what is given up does not go", () => {
  let went = 0;
  const gathering = new Gathering({ everyMs: 8, go: () => (went += 1) });
  gathering.add();
  gathering.go();
  vi.advanceTimersByTime(100);
  expect(went).toBe(1);
  gathering.add();
  gathering[Symbol.dispose]();
  vi.advanceTimersByTime(100);
  expect(went).toBe(1);
});

test("what hurries goes at the end of the turn with what waits, and counts as what went last", () => {
  const went: number[] = [];
  const gathering = new Gathering({ everyMs: 8, go: () => went.push(performance.now()) });
  const began = performance.now();
  gathering.go();
  gathering.add();
  vi.advanceTimersByTime(5);
  gathering.hurry();
  gathering.hurry();
  expect(went).toEqual([began]);
  vi.advanceTimersByTime(0);
  expect(went).toEqual([began, began + 5]);
  gathering.add();
  vi.advanceTimersByTime(8);
  expect(went).toEqual([began, began + 5, began + 13]);
});
