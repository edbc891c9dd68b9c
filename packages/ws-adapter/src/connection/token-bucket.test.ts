import { expect, test } from "vitest";
import { TokenBucket } from "./token-bucket.ts";

const size = { perSecond: 2, burst: 3 };

test("LIMIT4 a full bucket gives its burst, and then debt down to minus the burst", () => {
  const bucket = new TokenBucket(3, 0);
  expect([1, 2, 3, 4, 5, 6, 7, 8].map(() => bucket.take(size, 0))).toEqual([2, 1, 0, -1, -2, -3, -3, -3]);
});

test("LIMIT4 a bucket fills with time, and never above its burst", () => {
  const bucket = new TokenBucket(3, 0);
  for (let n = 0; n < 3; n++) bucket.take(size, 0);
  expect(bucket.take(size, 500)).toBe(0);
  expect(bucket.take(size, 60_000)).toBe(2);
});

test("LIMIT4 a clock that is set back takes nothing out", () => {
  const bucket = new TokenBucket(3, 60_000);
  expect([0, 500].map((now) => bucket.take(size, now))).toEqual([2, 2]);
});
