import { describe, expect, test } from "vitest";
import { BOB, CID, after, leave, playingTable, withBot } from "../testing/live-table.ts";
import { hasPeople, isAwaited, isResting, keptSeatOf, movesMadeFor, peopleAt, seatOf } from "./occupants.ts";

describe("a member's seat", () => {
  const table = after(playingTable(), leave(BOB));

  test("CHAIR3 is the chair they sit on, not one that a bot keeps for them", () => {
    expect([seatOf(table, "ann"), seatOf(table, "bob"), seatOf(table, "dan")]).toEqual([0, null, null]);
    expect([keptSeatOf(table, "bob"), keptSeatOf(table, "ann")]).toEqual([1, null]);
    expect(peopleAt(table)).toEqual([0, 2]);
  });

  test("AWAIT3 is not awaited by somebody who has left, nor at a table that is over", () => {
    const awaited = withBot(table, 2, { keptFor: CID.id, isAwaited: true });
    expect([isAwaited(awaited, "bob"), isAwaited(awaited, "cid"), isAwaited(awaited, "ann")]).toEqual([
      false,
      true,
      false,
    ]);
    expect(isAwaited({ ...awaited, status: "finished" }, "cid")).toBe(false);
  });
});

test("STEP5 a table rests where play goes on and only bots are left", () => {
  const table = playingTable();
  const alone = ([0, 1, 2] as const).reduce((each, seat) => withBot(each, seat, { keptFor: BOB.id }), table);
  expect([isResting(table), hasPeople(table)]).toEqual([false, true]);
  expect([isResting(alone), hasPeople(alone)]).toEqual([true, false]);
  expect(isResting({ ...alone, status: "finished" })).toBe(false);
});

test("AWAY1 only somebody who is back is told of the moves made for them", () => {
  const away = { userId: "bob", name: "Bob", moves: 3 };
  const back = { ...playingTable(), away: [null, away, null] };
  expect(([0, 1, 2] as const).map((seat) => movesMadeFor(back, seat))).toEqual([0, 3, 0]);
  expect(movesMadeFor(withBot(back, 1, { keptFor: "bob" }), 1)).toBe(0);
});
