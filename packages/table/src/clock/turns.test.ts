import { describe, expect, test } from "vitest";
import type { TableCommand } from "../commands/commands.ts";
import type { Table } from "../state/table.ts";
import {
  ANN,
  BOB,
  NOW,
  PEOPLE,
  START,
  after,
  afterAt,
  deal,
  join,
  leave,
  outcome,
  playingTable,
  refused,
  seatedTable,
  transitionsOf,
  turnOf,
} from "../testing/live-table.ts";

const pass = (table: Table): TableCommand => {
  const { actor, number: turnNumber } = turnOf(table);
  return { type: "act", member: PEOPLE[actor], turnNumber, wish: { type: "call", call: "pass" } };
};

describe("a turn", () => {
  test.each([2, 3, 4] as const)("TURN1 bears the number of the event that opened it, at a table for %i", (players) => {
    const dealt = playingTable({ players });
    expect(dealt.turn).toEqual({ number: dealt.seq, actor: 1, deadlineAt: NOW + 30_000 });
    const passed = afterAt(dealt, NOW + 5000, pass(dealt));
    expect(passed.turn).toMatchObject({ number: passed.seq, deadlineAt: NOW + 35_000 });
    expect(passed.turn?.actor).not.toBe(1);
  });

  test("TURN2 is nobody's between the events of one command", () => {
    const table = playingTable();
    const { actor: seat, number: turnNumber } = turnOf(table);
    const line = { sentAt: 0, heardAt: 1, lagMs: 2, graceMs: 0 };
    const timeOut = { type: "timeOut", turnNumber, player: "there", line } as const;
    const turns = transitionsOf(table, timeOut).map(({ envelope }) => envelope.turn?.actor ?? null);
    expect(turns).toEqual([null, (seat + 1) % 3]);
  });

  test("TURN2 stays with somebody through an event that leaves it alone, and ends at one that does not", () => {
    const table = playingTable({ bots: 2 });
    const waited = { ...table, turn: { number: 6, actor: 0, deadlineAt: NOW } } as const;
    const propose = { type: "propose", member: ANN, proposal: "pause", at: NOW } as const;
    expect(transitionsOf(waited, propose).map(({ envelope }) => envelope.turn)).toEqual([waited.turn, null]);
  });

  test("TURN3 takes a move of its own number only, and from players alone", () => {
    const table = playingTable();
    const { number: turnNumber } = turnOf(table);
    const act = (number: number, member = PEOPLE[1]): TableCommand => ({
      type: "act",
      member,
      turnNumber: number,
      wish: { type: "call", call: "pass" },
    });
    expect(refused(table, act(turnNumber))).toBe("accepted");
    expect(refused(table, act(turnNumber - 1))).toBe("STALE_COMMAND");
    expect(refused(table, act(turnNumber + 1))).toBe("STALE_COMMAND");
    expect(refused(table, act(turnNumber, PEOPLE[3]))).toBe("NOT_SEATED");
    expect(refused(table, act(turnNumber, ANN))).toBe("NOT_YOUR_TURN");
  });

  test("TURN5 of a bot has no deadline", () => {
    expect(turnOf(playingTable({ bots: 2 })).deadlineAt).toBeNull();
  });
});

describe("a player who leaves in their turn", () => {
  const table = playingTable();
  const left = afterAt(table, NOW + 12_000, leave(PEOPLE[1], NOW + 12_000));

  test("TURN6 leaves the turn to the bot, with what is left of it", () => {
    expect(left.turn).toEqual({ number: turnOf(table).number, actor: 1, deadlineAt: null, leftMs: 18_000 });
  });

  test("TURN6 has what was left when they sit down again, and has not gained by it", () => {
    const back = afterAt(left, NOW + 20_000, join(PEOPLE[1], 1, NOW + 20_000));
    expect(back.turn).toEqual({ number: turnOf(table).number, actor: 1, deadlineAt: NOW + 38_000 });
  });

  test("TURN6 has nothing left of a turn that ran in a bank, but the bank", () => {
    const running = { ...turnOf(table), bank: "time" as const };
    const inBank = afterAt({ ...table, turn: running }, NOW + 12_000, leave(PEOPLE[1], NOW + 12_000));
    expect(inBank.turn).toMatchObject({ actor: 1, deadlineAt: null, leftMs: 0 });
    expect(inBank.banks.time).toEqual([0, 18_000, 0]);
  });
});

test("TURN7 others come and go beside a turn and its clock", () => {
  const table = playingTable();
  const left = afterAt(table, NOW + 1000, leave(PEOPLE[2], NOW + 1000));
  expect(left.turn).toEqual(table.turn);
  expect(afterAt(left, NOW + 2000, join(PEOPLE[2], 2, NOW + 2000)).turn).toEqual(table.turn);
});

test("CLOCK5 a turn that ends gives back what is left of the bank it drew on", () => {
  const table = playingTable({ conditions: { bankSeconds: 60 } });
  const { actor: seat, number: turnNumber } = turnOf(table);
  const line = { sentAt: 0, heardAt: 1, lagMs: 2, graceMs: 0 };
  const late = afterAt(table, NOW + 30_000, { type: "timeOut", turnNumber, player: "there", line });
  expect(late.banks.time).toEqual([60_000, 60_000, 60_000].with(seat, 0));
  expect(afterAt(late, NOW + 75_000, pass(late)).banks.time).toEqual([60_000, 60_000, 60_000].with(seat, 15_000));
});

describe("a table that is taken up again", () => {
  const recover = { type: "recover", outageMs: 7000 } as const;

  test("RECOVER1 gives a running turn the time of the outage, and says so", () => {
    const table = playingTable();
    expect(outcome(table, recover)).toEqual([{ type: "tableRecovered", outageMs: 7000 }]);
    expect(after(table, recover).turn).toEqual({ ...turnOf(table), deadlineAt: NOW + 37_000 });
    const inBank = { ...table, turn: { ...turnOf(table), bank: "time" as const } };
    expect(after(inBank, recover).turn).toEqual({ ...inBank.turn, deadlineAt: NOW + 37_000 });
    const setBack = { type: "recover", outageMs: -7000 } as const;
    expect(after(table, setBack).turn).toEqual({ ...turnOf(table), deadlineAt: NOW + 23_000 });
  });

  test("RECOVER2 is as it was where no clock ran", () => {
    for (const table of [seatedTable(), after(seatedTable(), START), playingTable({ bots: 2 })]) {
      const { seq: _seq, ...before } = table;
      expect(after(table, recover)).toMatchObject(before);
    }
  });
});

test("DEAL1 only a whole deck is dealt, and only between deals", () => {
  expect(refused(after(seatedTable(), START), { type: "deal", deck: [] })).toBe("BAD_DECK");
  expect(refused(after(seatedTable(), START), deal())).toBe("accepted");
  expect(refused(playingTable(), { type: "deal", deck: [] })).toBe("BAD_DECK");
  expect(refused(playingTable(), deal())).toBe("DEAL_IN_PROGRESS");
});

describe("where a table has agreed on it, a turn has no deadline", () => {
  const alone = playingTable({ bots: 2, conditions: { untimedAlone: true, bankSeconds: 60 } });
  /** Both bots have passed: the first chair, which is a person's, has the turn. */
  const onTurn = [0, 1].reduce((table) => {
    const { actor: seat, number: turnNumber } = turnOf(table);
    return after(table, { type: "moveBot", turnNumber, move: { type: "call", seat, call: "pass" } });
  }, alone);

  test("TURN8 while one person plays with bots alone", () => {
    expect(onTurn.turn).toEqual({ number: onTurn.seq, actor: 0, deadlineAt: null });
    expect(playingTable({ bots: 1, conditions: { untimedAlone: true } }).turn?.deadlineAt).toBeNull();
  });

  test("TURN8 until another person sits down: then the turn that is on has the table's seconds", () => {
    const kept = {
      ...onTurn,
      seats: onTurn.seats.with(1, { kind: "bot", name: "Bot 2", level: "novice", keptFor: BOB.id, leftAt: 0 }),
    } as const;
    expect(afterAt(kept, NOW + 1000, join(BOB, 1)).turn).toEqual({
      number: onTurn.turn?.number,
      actor: 0,
      deadlineAt: NOW + 31_000,
    });
  });
});
