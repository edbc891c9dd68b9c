import fc from "fast-check";
import { expect, test } from "vitest";
import { finishInterval, isFinisher } from "./finish-rate.ts";

test("the interval is Wilson's", () => {
  const rounded = (finished: number, of: number) => {
    const { low, high } = finishInterval({ finished, of });
    return [Math.round(low * 1000), Math.round(high * 1000)];
  };
  // Newcombe 1998, Statistics in Medicine 17: 857–872, table I: 81/263 and 0/20.
  expect(rounded(81, 263)).toEqual([255, 366]);
  expect(rounded(0, 20)).toEqual([0, 161]);
  expect(rounded(0, 0)).toEqual([0, 1000]);
});

test("it holds the rate, and is the narrower the more was played", () => {
  fc.assert(
    fc.property(fc.nat(500), fc.integer({ min: 1, max: 500 }), (some, of) => {
      const finished = Math.min(some, of);
      const { low, high } = finishInterval({ finished, of });
      const ten = finishInterval({ finished: finished * 10, of: of * 10 });
      expect(low).toBeLessThanOrEqual(finished / of + 1e-9);
      expect(high).toBeGreaterThanOrEqual(finished / of - 1e-9);
      expect(ten.high - ten.low).toBeLessThan(high - low);
    }),
  );
});

test("somebody new is no finisher yet, whoever has never left is one after sixteen pulyas", () => {
  expect(isFinisher({ finished: 0, of: 0 })).toBe(false);
  expect(isFinisher({ finished: 15, of: 15 })).toBe(false);
  expect(isFinisher({ finished: 16, of: 16 })).toBe(true);
  expect(isFinisher({ finished: 205, of: 212 })).toBe(true);
  expect(isFinisher({ finished: 80, of: 100 })).toBe(false);
});
