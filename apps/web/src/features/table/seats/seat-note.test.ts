import type { TablePresence } from "@trelyazh/protocol";
import type { Occupant } from "@trelyazh/table";
import { expect, test } from "vitest";
import { isOnline, isResting, mayBeTaken, movesMadeFor, seatNote } from "./seat-note.ts";
import { tableWith } from "../testing/table-with.ts";

const ANN: Occupant = { kind: "human", userId: "ann", name: "Анна" };
const BOT: Occupant = { kind: "bot", name: "Bot 2", level: "club" };
const KEEPER: Occupant = { ...BOT, keptFor: "bob" };
const PRESENCE: TablePresence = { online: [], spectators: 0, isStorageAway: false };

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

test("the chair of somebody who has left may be taken after two minutes, that of somebody awaited never", () => {
  const left = { ...TABLE, seats: TABLE.seats.with(1, { ...KEEPER, leftAt: 1000 }) };
  expect([mayBeTaken(left, 1, 120_999), mayBeTaken(left, 1, 121_000)]).toEqual([false, true]);
  const awaited = { ...TABLE, seats: TABLE.seats.with(1, { ...KEEPER, isAwaited: true }) };
  expect([mayBeTaken(awaited, 1, 1e9), mayBeTaken(left, 0, 1e9), mayBeTaken(left, 2, 1e9)]).toEqual([
    false,
    false,
    false,
  ]);
});

test("a table rests when only bots are left at it", () => {
  expect(isResting(TABLE)).toBe(false);
  expect(isResting({ ...TABLE, seats: [KEEPER, KEEPER, BOT] })).toBe(true);
});

test("who is back is told how many moves were made for them", () => {
  const back = { ...TABLE, seats: TABLE.seats.with(1, { ...ANN, userId: "bob" }) };
  expect([movesMadeFor(back, 1), movesMadeFor(TABLE, 1), movesMadeFor(back, 0), movesMadeFor(back, null)]).toEqual([
    3, 0, 0, 0,
  ]);
});
