import { describe, expect, test } from "vitest";
import {
  ANN,
  BOB,
  DAN,
  NOW,
  after,
  leave,
  playingTable,
  turnOf,
  waitingTable,
  withBot,
} from "../testing/live-table.ts";
import { hasTurn, whyNot, whyNotAct, whyNotAddBot, whyNotJoin, whyNotPropose } from "./questions.ts";

const TABLE = playingTable();

describe("the reason against", () => {
  test("ASK1 a command is the code of its refusal", () => {
    expect(whyNot(TABLE, { type: "resume", member: ANN })).toBe("TABLE_NOT_PAUSED");
    expect(whyNot(TABLE, { type: "leave", member: ANN, at: NOW })).toBeNull();
  });

  test("ASK1 sitting down is told to members, for their time", () => {
    expect(whyNotJoin(waitingTable(), DAN, { seat: 2, at: NOW })).toBeNull();
    expect(whyNotJoin(waitingTable(), ANN, { seat: 2, at: NOW })).toBe("ALREADY_SEATED");
    const left = after(TABLE, leave(BOB));
    expect(whyNotJoin(left, DAN, { seat: 1, at: NOW })).toBe("NOT_YOUR_SEAT");
    expect(whyNotJoin(left, DAN, { seat: 1, at: NOW + 120_000 })).toBeNull();
  });

  test("ASK1 a proposal is told to players", () => {
    expect(whyNotPropose(TABLE, 0, "pause")).toBeNull();
    expect(whyNotPropose({ ...TABLE, proposal: { kind: "end", by: 1, agreed: [] } }, 0, "pause")).toBe(
      "PROPOSAL_PENDING",
    );
    const declined = { ...TABLE, declined: [{ kind: "pause", by: 0 }] } as const;
    expect(whyNotPropose(declined, 0, "pause")).toBe("PROPOSAL_DECLINED");
    expect([whyNotPropose(declined, 0, "end"), whyNotPropose(declined, 1, "pause")]).toEqual([null, null]);
    expect(whyNotPropose(withBot(TABLE, 2), 2, "pause")).toBe("NOT_SEATED");
  });

  test("ASK1 a bot on a chair is told to players", () => {
    expect(whyNotAddBot(waitingTable(), 0, 2)).toBeNull();
    expect(whyNotAddBot(waitingTable(), 0, 1)).toBe("SEAT_TAKEN");
    expect(whyNotAddBot(TABLE, 0, 1)).toBe("PULYA_IN_PROGRESS");
    expect(whyNotAddBot(waitingTable(), 2, 2)).toBe("NOT_SEATED");
  });

  test("TURN1 TURN2 acting is told by who has the turn", () => {
    expect(([0, 1, 2] as const).map((seat) => hasTurn(TABLE, seat))).toEqual([false, true, false]);
    expect(hasTurn({ ...TABLE, turn: null }, 1)).toBe(false);
  });

  test("ASK1 a move is told to players, in the turn that is on", () => {
    const { actor } = turnOf(TABLE);
    const pass = { type: "call", call: "pass" } as const;
    expect(whyNotAct(TABLE, actor, pass)).toBeNull();
    expect(whyNotAct(TABLE, 0, pass)).toBe("NOT_YOUR_TURN");
    expect(whyNotAct({ ...TABLE, pause: { since: 0, by: 0, turnLeftMs: 0 } }, actor, pass)).toBe("TABLE_PAUSED");
    expect(whyNotAct(waitingTable(), 0, pass)).toBe("TABLE_NOT_STARTED");
  });
});
