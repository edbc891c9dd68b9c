import { describe, expect, test } from "vitest";
import type { LatePlayer, TableCommand } from "../commands/commands.ts";
import type { Bank, Table, Turn } from "../state/table.ts";
import { outcome, playingTable, refused, transitionsOf, turnOf, withBot } from "../testing/live-table.ts";

const LINE = { sentAt: 0, heardAt: 1, lagMs: 2, graceMs: 100 };
const PLAYING = playingTable();

interface Banks {
  readonly time?: number;
  readonly connection?: number;
  /** The one that runs. */
  readonly bank?: Bank;
}

type TableInTurn = Table & { readonly turn: Turn };

/** The player who has the turn holds so much in their banks. */
function tableWith({ time = 0, connection = 0, bank }: Banks): TableInTurn {
  const turn = turnOf(PLAYING);
  const each = (ms: number) => [0, 0, 0].with(turn.actor, ms);
  return {
    ...PLAYING,
    banks: { time: each(time), connection: each(connection) },
    turn: { ...turn, ...(bank !== undefined && { bank }) },
  };
}

const timeOutOf = (turnNumber: number, player: LatePlayer = "there"): TableCommand => ({
  type: "timeOut",
  turnNumber,
  player,
  line: LINE,
});

function timeOut(table: TableInTurn, player: LatePlayer) {
  const transitions = transitionsOf(
    table,
    timeOutOf(table.turn.number, player),
    (table.turn.deadlineAt ?? 0) + LINE.graceMs,
  );
  const events = transitions.map(({ envelope }) => envelope.event);
  return { events, after: transitions.at(-1)?.table ?? table };
}

test("CLOCK1 time is over only for the turn that is on, and only if it has a deadline", () => {
  const { number, actor } = turnOf(PLAYING);
  expect(refused(PLAYING, timeOutOf(number - 1))).toBe("STALE_COMMAND");
  expect(refused(PLAYING, timeOutOf(number))).toBe("accepted");
  const ofBot = { ...withBot(PLAYING, actor), turn: { number, actor, deadlineAt: null } };
  expect(refused(ofBot, timeOutOf(number))).toBe("STALE_COMMAND");
  expect(refused({ ...PLAYING, turn: null }, timeOutOf(number))).toBe("STALE_COMMAND");
});

describe("when a turn's own time is over", () => {
  test.each(["there", "asleep", "gone"] as const)("CLOCK2 the time bank runs for somebody who is %s", (player) => {
    const table = tableWith({ time: 60_000, connection: 90_000 });
    const { actor: seat, number: turnNumber, deadlineAt } = table.turn;
    const { events, after } = timeOut(table, player);
    expect(events).toEqual([{ type: "bankOpened", seat, turnNumber, bank: "time", ms: 60_000 }]);
    expect(after.turn).toEqual({ ...table.turn, bank: "time", deadlineAt: (deadlineAt ?? 0) + 60_000 });
    expect(after.banks.time[seat]).toBe(0);
  });

  test("CLOCK3 and there is no time bank, the connection bank runs for a player who is gone alone", () => {
    const table = tableWith({ connection: 90_000 });
    expect(timeOut(table, "gone").after.turn).toMatchObject({ number: table.turn.number, bank: "connection" });
    expect(timeOut(table, "there").events[0]?.type).toBe("turnTimedOut");
    expect(timeOut(table, "asleep").events[0]?.type).toBe("turnTimedOut");
  });
});

describe("when the time bank is over", () => {
  test("CLOCK3 the connection bank runs for a player who is gone, on top of it", () => {
    const table = tableWith({ bank: "time", connection: 90_000 });
    const { after } = timeOut(table, "gone");
    expect(after.turn).toMatchObject({ bank: "connection", deadlineAt: (table.turn.deadlineAt ?? 0) + 90_000 });
    expect(after.banks).toEqual({ time: [0, 0, 0], connection: [0, 0, 0] });
  });

  test("CLOCK4 it is not opened a second time in the turn, whatever it holds", () => {
    expect(timeOut(tableWith({ bank: "time", time: 1000 }), "there").events[0]?.type).toBe("turnTimedOut");
    expect(timeOut(tableWith({ bank: "connection", connection: 1000 }), "gone").events[0]?.type).toBe("turnTimedOut");
  });
});

describe("when all time is over", () => {
  const table = tableWith({ bank: "connection" });

  test("CLOCK6 the default move is made for somebody who is there, after a receipt", () => {
    const { events, after } = timeOut(table, "there");
    const { actor: seat, number: turnNumber, deadlineAt } = table.turn;
    expect(events[0]).toEqual({ type: "turnTimedOut", seat, turnNumber, deadlineAt, line: LINE });
    expect(events[1]).toMatchObject({ type: "game", event: { type: "called", seat, call: "pass" } });
    expect(after.turn?.actor).not.toBe(seat);
  });

  test.each(["asleep", "gone"] as const)(
    "CLOCK7 a bot takes the chair of somebody who is %s, and has the turn",
    (player) => {
      const { events, after } = timeOut(table, player);
      const { actor: seat } = table.turn;
      const occupant = table.seats[seat];
      const keptFor = occupant?.kind === "human" ? occupant.userId : "";
      const bot = { kind: "bot", name: `Bot ${seat + 1}`, level: "novice", keptFor, isAwaited: true };
      expect(events.slice(1)).toEqual([{ type: "seatTaken", seat, occupant: bot }]);
      expect(after.turn).toEqual({ number: after.seq, actor: seat, deadlineAt: null });
    },
  );

  test("CLOCK7 nobody is awaited on the chair of a bot", () => {
    const ofBot = withBot(table, table.turn.actor);
    expect(outcome(ofBot, timeOutOf(table.turn.number, "gone"))).toMatchObject([{ type: "turnTimedOut" }]);
  });

  test("PROP7 a proposal that waited for them alone is carried out, one of theirs is taken back", () => {
    const { actor } = table.turn;
    const others = ([0, 1, 2] as const).filter((seat) => seat !== actor);
    const [by = 0, second = 0] = others;
    const waiting = { ...table, proposal: { kind: "end", by, agreed: [second] } } as const;
    expect(timeOut(waiting, "gone").after).toMatchObject({ isEnding: true, proposal: null });
    const own = { ...table, proposal: { kind: "end", by: actor, agreed: others } } as const;
    expect(timeOut(own, "gone").after).toMatchObject({ isEnding: false, proposal: null, declined: [] });
  });
});
