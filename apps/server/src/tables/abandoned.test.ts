import { type Table, isAbandoned } from "@trelyazh/table";
import { describe, expect, test } from "vitest";
import { ANN, BOB, CID, playingTable, waitingTable } from "../testing/live-table.ts";

const MINUTE = 60_000;

const NEVER = Number.NEGATIVE_INFINITY;

/** After how many minutes without an event it is abandoned; null if it is not within two days. */
function minutesOf(table: Table, { lastOpenAt = NEVER, openSince = NEVER } = {}): number | null {
  const minutes = [14, 15, 24, 25, 29, 30, 39, 40, 24 * 60 - 1, 24 * 60, 2 * 24 * 60];
  const quiet = { lastEventAt: 0, lastOpenAt, openSince };
  return minutes.find((each) => isAbandoned(table, { ...quiet, now: each * MINUTE })) ?? null;
}

describe("a table is abandoned", () => {
  test("that has waited a quarter of an hour since somebody had it open, or could have", async () => {
    const table = await waitingTable();
    expect(minutesOf(table)).toBe(15);
    expect(minutesOf(table, { lastOpenAt: 10 * MINUTE })).toBe(25);
    expect(minutesOf(table, { openSince: 10 * MINUTE })).toBe(25);
    expect(minutesOf(table, { lastOpenAt: Number.POSITIVE_INFINITY })).toBeNull();
  });

  test("where only bots are left for half an hour, though somebody looks on", async () => {
    const table = await playingTable();
    const bots = [ANN, BOB, CID].map(
      ({ id }) => ({ kind: "bot", name: "Bot", level: "novice", keptFor: id, isAwaited: true }) as const,
    );
    expect(minutesOf({ ...table, seats: bots })).toBe(30);
    expect(minutesOf({ ...table, seats: bots }, { lastOpenAt: 20 * MINUTE })).toBe(30);
    expect(minutesOf({ ...table, seats: bots }, { openSince: 10 * MINUTE })).toBe(40);
    expect(minutesOf({ ...table, seats: [...bots.slice(1), table.seats[0] ?? null] })).toBeNull();
  });

  test("that has been paused for a day, however often the club was restarted meanwhile", async () => {
    const table: Table = { ...(await playingTable()), pause: { since: 0, turnLeftMs: null } };
    expect(minutesOf(table)).toBe(24 * 60);
    expect(minutesOf(table, { openSince: 23 * 60 * MINUTE })).toBe(24 * 60);
  });

  test("never while people play there, nor when it is over", async () => {
    expect(minutesOf(await playingTable())).toBeNull();
    expect(minutesOf({ ...(await waitingTable()), status: "finished" })).toBeNull();
  });
});
