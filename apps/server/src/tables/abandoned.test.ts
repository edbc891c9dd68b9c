import type { Table } from "@trelyazh/protocol";
import { describe, expect, test } from "vitest";
import { ANN, BOB, CID, playingTable, waitingTable } from "../testing/live-table.ts";
import { isAbandoned } from "./abandoned.ts";

const MINUTE = 60_000;

/** After how many minutes without an event it is abandoned; null if it is not within two days. */
function minutesOf(table: Table, isOpen = false): number | null {
  const minutes = [14, 15, 29, 30, 24 * 60 - 1, 24 * 60, 2 * 24 * 60];
  return minutes.find((each) => isAbandoned(table, { lastEventAt: 0, now: each * MINUTE, isOpen })) ?? null;
}

describe("a table is abandoned", () => {
  test("that has waited a quarter of an hour, unless somebody has it open", async () => {
    expect(minutesOf(await waitingTable())).toBe(15);
    expect(minutesOf(await waitingTable(), true)).toBeNull();
  });

  test("where only bots are left for half an hour, though somebody looks on", async () => {
    const table = await playingTable();
    const bots = [ANN, BOB, CID].map(
      ({ id }) => ({ kind: "bot", name: "Bot", level: "novice", keptFor: id, isAwaited: true }) as const,
    );
    expect(minutesOf({ ...table, seats: bots })).toBe(30);
    expect(minutesOf({ ...table, seats: bots }, true)).toBe(30);
    expect(minutesOf({ ...table, seats: [...bots.slice(1), table.seats[0] ?? null] })).toBeNull();
  });

  test("that has been paused for a day", async () => {
    expect(minutesOf({ ...(await playingTable()), pause: { since: 0, turnLeftMs: null } })).toBe(24 * 60);
  });

  test("never while people play there, nor when it is over", async () => {
    expect(minutesOf(await playingTable())).toBeNull();
    expect(minutesOf({ ...(await waitingTable()), status: "finished" })).toBeNull();
  });
});
