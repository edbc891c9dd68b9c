import { describe, expect, test } from "vitest";
import type { TableEnvelope } from "../state/events.ts";
import type { Table } from "../state/table.ts";
import { playingTable, seatedTable } from "../testing/live-table.ts";
import { DELETED_NAME, namedEnvelope, namedTable, peopleAtTable } from "./names.ts";

const TABLE: Table = {
  ...seatedTable(),
  away: [null, { userId: "bob", name: "Bob", moves: 2 }, null],
  guests: [null, null, { userId: "eve", name: "Eve" }],
  visits: { fay: { name: "Fay", times: 3 } },
};

const RENAMED: Readonly<Record<string, string>> = { ann: "Anna", bob: DELETED_NAME, eve: "Eva", fay: "Faina" };
const nameOf = (userId: string) => RENAMED[userId];

describe("SEEN6 people at a table", () => {
  test("SEEN6 are called as they are now wherever it names them: on chairs, away, expected, and having been there", () => {
    const named = namedTable(TABLE, nameOf);
    expect(Object.fromEntries(peopleAtTable(named).map(({ userId, name }) => [userId, name]))).toMatchObject(RENAMED);
    expect({ ...named, seats: [], away: [], guests: [], visits: {} }).toEqual({
      ...TABLE,
      seats: [],
      away: [],
      guests: [],
      visits: {},
    });
  });

  test("SEEN6 are called as it was told where nothing else is known: it is the very same table", () => {
    expect(namedTable(TABLE, () => undefined)).toBe(TABLE);
    const table = playingTable();
    expect(namedTable(table, (userId) => ({ ann: "Ann" })[userId])).toBe(table);
  });

  test("SEEN6 are called as they are now in what has happened", () => {
    const at = { seq: 3, at: 0, turn: null };
    const human = { kind: "human", userId: "ann", name: "Ann" } as const;
    const bot = { kind: "bot", name: "Bot 2", level: "club", keptFor: "ann" } as const;
    const events: TableEnvelope["event"][] = [
      { type: "seatTaken", seat: 0, occupant: human },
      { type: "keptOut", userId: "bob", name: "Bob", seat: null },
    ];
    expect(events.map((event) => namedEnvelope({ ...at, event }, nameOf).event)).toEqual([
      { type: "seatTaken", seat: 0, occupant: { ...human, name: "Anna" } },
      { type: "keptOut", userId: "bob", name: DELETED_NAME, seat: null },
    ]);
    for (const event of [
      { type: "seatTaken", seat: 0, occupant: bot },
      { type: "seatLeft", seat: 1 },
      { type: "game", event: { type: "allPassStarted" } },
    ] as const) {
      const envelope = { ...at, event };
      expect(namedEnvelope(envelope, nameOf)).toBe(envelope);
    }
  });
});
