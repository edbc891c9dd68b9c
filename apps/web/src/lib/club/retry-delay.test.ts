import { expect, test } from "vitest";
import { retryDelayMs } from "./retry-delay.ts";

test("the limit doubles with every attempt up to five seconds", () => {
  const limits = [0, 1, 2, 3, 10].map((attempt) => retryDelayMs(attempt, () => 1));
  expect(limits).toEqual([400, 800, 1600, 3200, 5_000]);
});

test("the wait is anywhere below the limit, but not nothing", () => {
  expect(retryDelayMs(3, () => 0)).toBe(1);
  expect(retryDelayMs(3, () => 0.5)).toBe(1600);
});
