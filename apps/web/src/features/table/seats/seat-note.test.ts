import type { TablePresence } from "@trelyazh/protocol";
import type { Occupant } from "@trelyazh/table";
import { expect, test } from "vitest";
import { isOnline, seatNote } from "./seat-note.ts";
import { tableWith } from "../testing/table-with.ts";

const ANN: Occupant = { kind: "human", userId: "ann", name: "Анна" };
const BOT: Occupant = { kind: "bot", name: "Bot 2", level: "club" };
const KEEPER: Occupant = { ...BOT, keptFor: "bob" };
const PRESENCE: TablePresence = {
  online: [],
  spectators: 0,
  isStorageAway: false,
  isLineAway: false,
  botsHurry: false,
};

const TABLE = tableWith({
  status: "playing",
  seats: [ANN, KEEPER, BOT],
  away: [null, { userId: "bob", name: "Борис", moves: 3 }, null],
});

test("people are on the line or not, bots are neither, and nothing is said before it is known", () => {
  expect(isOnline(TABLE, PRESENCE, 0)).toBe(false);
  expect(isOnline(TABLE, { ...PRESENCE, online: [0] }, 0)).toBe(true);
  expect([isOnline(TABLE, PRESENCE, 2), isOnline(TABLE, null, 0)]).toEqual([null, null]);
});

test("a kept chair tells for whom, and whether they are awaited", () => {
  expect(seatNote(TABLE, PRESENCE, 1)).toEqual({ kind: "left", name: "Борис" });
  const awaited = { ...TABLE, seats: TABLE.seats.with(1, { ...KEEPER, isAwaited: true }) };
  expect(seatNote(awaited, PRESENCE, 1)).toEqual({ kind: "awaited", name: "Борис" });
  expect(seatNote(TABLE, PRESENCE, 0)).toEqual({ kind: "offline" });
  expect(seatNote(TABLE, PRESENCE, 2)).toBeNull();
});
