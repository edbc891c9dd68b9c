import { describe, expect, test } from "vitest";
import type { Member } from "../commands/member.ts";
import { whyNotKeepOut } from "../decide/questions.ts";
import { isKeptOut } from "../state/visits.ts";
import {
  ANN,
  BOB,
  CID,
  DAN,
  EVE,
  NOW,
  START,
  after,
  deal,
  join,
  leave,
  outcome,
  refused,
  waitingTable,
} from "../testing/live-table.ts";

const keepOut = (member: Member, { id: userId }: Member) => ({ type: "keepOut", member, userId }) as const;

const letIn = (member: Member, { id: userId }: Member) => ({ type: "letIn", member, userId }) as const;

/** Ann's table: Bob and Dan have sat down at it. */
const table = after(waitingTable({ players: 4 }), join(DAN, 3), leave(DAN), join(DAN, 3), leave(BOB), join(BOB, 1));

describe("the owner of a table that waits", () => {
  test("OUT1 keeps out whoever sits there; the chair is free and the person is named", () => {
    expect(outcome(table, keepOut(ANN, DAN))).toEqual([{ type: "keptOut", userId: "dan", name: "Dan", seat: 3 }]);
    const without = after(table, keepOut(ANN, DAN));
    expect(without.seats[3]).toBeNull();
    expect([isKeptOut(without, "dan"), isKeptOut(without, "bob")]).toEqual([true, false]);
  });

  test("OUT1 keeps out somebody, too, who has just stood up and would sit down again", () => {
    const stood = after(table, leave(DAN));
    expect(outcome(stood, keepOut(ANN, DAN))).toEqual([{ type: "keptOut", userId: "dan", name: "Dan", seat: null }]);
    expect(after(stood, keepOut(ANN, DAN)).seats).toEqual(stood.seats);
  });

  test("OUT2 is the only one to do so, while they sit there and before the start", () => {
    expect(refused(table, keepOut(BOB, DAN))).toBe("FORBIDDEN");
    expect(refused(table, keepOut(EVE, DAN))).toBe("NOT_SEATED");
    expect(refused(after(table, leave(ANN)), keepOut(ANN, DAN))).toBe("NOT_SEATED");
    expect(refused(after(table, START), keepOut(ANN, DAN))).toBe("PULYA_IN_PROGRESS");
  });

  test("OUT2 keeps out nobody twice, nobody who has never sat there, and not themselves", () => {
    expect(refused(after(table, keepOut(ANN, DAN)), keepOut(ANN, DAN))).toBe("STALE_COMMAND");
    for (const nobody of [EVE, ANN]) expect(refused(table, keepOut(ANN, nobody))).toBe("FORBIDDEN");
  });

  test("OUT4 lets in again whom they have kept out, who may sit down then", () => {
    const without = after(table, keepOut(ANN, DAN), keepOut(ANN, BOB));
    expect(outcome(without, letIn(ANN, DAN))).toEqual([
      { type: "keptOut", userId: "dan", name: "Dan", seat: null, isUndone: true },
    ]);
    const again = after(without, letIn(ANN, DAN));
    expect([isKeptOut(again, "dan"), isKeptOut(again, "bob"), again.seats[3]]).toEqual([false, true, null]);
    expect(after(again, join(DAN, 3)).seats[3]).toMatchObject({ userId: "dan" });
    expect(after(again, letIn(ANN, BOB)).keptOut).toBeUndefined();
  });

  test("OUT4 is the only one to do so, before the start, and for those who are kept out", () => {
    const without = after(table, keepOut(ANN, DAN), join(EVE, 3));
    expect(refused(without, letIn(BOB, DAN))).toBe("FORBIDDEN");
    expect(refused(without, letIn(DAN, DAN))).toBe("NOT_SEATED");
    expect(refused(without, letIn(ANN, BOB))).toBe("STALE_COMMAND");
    expect(refused(without, letIn(ANN, CID))).toBe("STALE_COMMAND");
    expect(refused(table, letIn(ANN, EVE))).toBe("FORBIDDEN");
    expect(refused(after(without, START), letIn(ANN, DAN))).toBe("PULYA_IN_PROGRESS");
  });

  test("OUT2 ASK1 is told beforehand whom they may keep out", () => {
    expect([whyNotKeepOut(table, 0, "dan"), whyNotKeepOut(table, 0, "ann"), whyNotKeepOut(table, 1, "dan")]).toEqual([
      null,
      "FORBIDDEN",
      "FORBIDDEN",
    ]);
  });
});

describe("somebody who is kept out", () => {
  const without = after(table, keepOut(ANN, DAN));

  test("OUT3 sits down on no chair before the start", () => {
    expect(refused(without, join(DAN, 3))).toBe("KEPT_OUT");
    expect(refused(without, join(EVE, 3))).toBe("accepted");
  });

  test("OUT3 is nobody's substitute in the pulya", () => {
    const playing = after(without, join(EVE, 3), START, deal(), leave(BOB));
    expect(refused(playing, join(DAN, 1, NOW + 3_600_000))).toBe("KEPT_OUT");
  });
});

test("CHAIR4 nobody sits down and stands up without end before the start", () => {
  let flipped = waitingTable();
  for (let time = 0; time < 10; time += 1) flipped = after(flipped, join(DAN, 2), leave(DAN));
  expect(refused(flipped, join(DAN, 2))).toBe("USED_UP");
  expect(refused(flipped, join(EVE, 2))).toBe("accepted");
});
