import { expect, test } from "vitest";
import { DatabaseStartError, type DatabaseStartCode } from "../../database-start-error.ts";
import { pauseAfter, RecentEnds } from "./restart-policy.ts";

function failure(code: DatabaseStartCode): DatabaseStartError {
  return new DatabaseStartError(code, { message: "", remedy: "" });
}

test("a start that fails is tried again after ever longer pauses, for two thirds of a minute", () => {
  const pauses = Array.from({ length: 10 }, (_, index) => pauseAfter(index + 1, failure("DISK_FULL")));
  expect(pauses).toEqual([250, 500, 1000, 2000, 4000, 8000, 8000, 8000, 8000, null]);
});

test("what will be the same a moment later is given up at once", () => {
  expect(pauseAfter(1, failure("CLUSTER_BROKEN"))).toBeNull();
  expect(pauseAfter(1, failure("OTHER_VERSION"))).toBeNull();
  expect(pauseAfter(1, new Error("a fault of ours"))).toBeNull();
});

test("a server may end thirty times in ten minutes, and not more often", () => {
  const ends = new RecentEnds();
  const minute = 60_000;
  const verdicts = Array.from({ length: 31 }, (_, index) => ends.note(index * 1000));
  expect(verdicts.indexOf(true)).toBe(30);
  expect(ends.note(11 * minute)).toBe(false);
});
