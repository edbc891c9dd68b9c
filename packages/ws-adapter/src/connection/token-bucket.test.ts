import { expect, test } from "vitest";
import { TokenBucket } from "./token-bucket.ts";

const size = { perSecond: 2, burst: 3 };

test("LIMIT4 a full bucket gives its burst, and then debt down to minus the burst", () => {
  const bucket = new TokenBucket(size, 0);
  expect([1, 2, 3, 4, 5, 6, 7, 8].map(() => bucket.take(0))).toEqual([2, 1, 0, -1, -2, -3, -3, -3]);
  expect([bucket.isExhausted, bucket.waitMs]).toEqual([true, 2000]);
});

test("LIMIT4 a bucket fills with time, and never above its burst", () => {
  const bucket = new TokenBucket(size, 0);
  expect(bucket.take(0, 3)).toBe(0);
  expect(bucket.take(500)).toBe(0);
  expect(bucket.take(60_000)).toBe(2);
  expect([bucket.isExhausted, bucket.waitMs]).toEqual([false, 0]);
});

test("LIMIT4 a clock that is set back takes nothing out", () => {
  const bucket = new TokenBucket(size, 60_000);
  expect([0, 500].map((now) => bucket.take(now))).toEqual([2, 2]);
});
