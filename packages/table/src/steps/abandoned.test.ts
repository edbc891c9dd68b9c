import { describe, expect, test } from "vitest";
import type { Table } from "../state/table.ts";
import { ANN, BOB, CID, playingTable, waitingTable, withBot } from "../testing/live-table.ts";
import { LEAST_QUIET_MS, isAbandoned } from "./abandoned.ts";

const MINUTE = 60_000;

const NEVER = Number.NEGATIVE_INFINITY;

/** After how many minutes without an event it is abandoned; null if it is not within two days. */
function minutesOf(table: Table, { lastOpenAt = NEVER, openSince = NEVER } = {}): number | null {
  const minutes = [14, 15, 24, 25, 29, 30, 39, 40, 24 * 60 - 1, 24 * 60, 2 * 24 * 60];
  const quiet = { lastEventAt: 0, lastOpenAt, openSince };
  return minutes.find((each) => isAbandoned(table, { ...quiet, now: each * MINUTE })) ?? null;
}

describe("a table is abandoned", () => {
  test("QUIET1 that has waited a quarter of an hour since somebody had it open, or could have", () => {
    const table = waitingTable();
    expect(minutesOf(table)).toBe(15);
    expect(minutesOf(table, { lastOpenAt: 10 * MINUTE })).toBe(25);
    expect(minutesOf(table, { openSince: 10 * MINUTE })).toBe(25);
    expect(minutesOf(table, { lastOpenAt: Number.POSITIVE_INFINITY })).toBeNull();
  });

  test("QUIET2 where only bots are left for half an hour, though somebody looks on", () => {
    const table = playingTable();
    const alone = [ANN, BOB, CID].reduce(
      // Chairs are numbered as seats are.
      (each, { id }, seat) => withBot(each, seat as 0 | 1 | 2, { keptFor: id, isAwaited: true }),
      table,
    );
    expect(minutesOf(alone)).toBe(30);
    expect(minutesOf(alone, { lastOpenAt: 20 * MINUTE })).toBe(30);
    expect(minutesOf(alone, { openSince: 10 * MINUTE })).toBe(40);
    expect(minutesOf({ ...alone, seats: alone.seats.with(2, table.seats[2] ?? null) })).toBeNull();
  });

  test("QUIET3 that has been paused for a day, however often the club was restarted meanwhile", () => {
    const table: Table = { ...playingTable(), pause: { since: 0, by: 0, turnLeftMs: null } };
    expect(minutesOf(table)).toBe(24 * 60);
    expect(minutesOf(table, { openSince: 23 * 60 * MINUTE })).toBe(24 * 60);
  });

  test("QUIET5 where one person plays without a clock for a day, counted from when they last had it open", () => {
    const table = playingTable({ bots: 2, conditions: { untimedAlone: true } });
    expect(minutesOf(table)).toBe(24 * 60);
    expect(minutesOf(table, { lastOpenAt: 12 * 60 * MINUTE })).toBe(2 * 24 * 60);
    expect(minutesOf(playingTable({ bots: 1, conditions: { untimedAlone: true } }))).toBeNull();
  });

  test("QUIET4 never while people play there, nor when it is over", () => {
    expect(minutesOf(playingTable())).toBeNull();
    expect(minutesOf({ ...waitingTable(), status: "finished" })).toBeNull();
  });

  test("QUIET1 never before the least time that any table may be quiet", () => {
    const now = LEAST_QUIET_MS - 1;
    const quiet = { lastEventAt: 0, lastOpenAt: NEVER, openSince: NEVER, now };
    expect(isAbandoned(waitingTable(), quiet)).toBe(false);
    expect(isAbandoned(waitingTable(), { ...quiet, now: LEAST_QUIET_MS })).toBe(true);
  });
});
