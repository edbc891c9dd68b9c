import {
  type Bank,
  type Table,
  type Turn,
  decideTable,
  numberEvents,
  type LatePlayer,
  type TableCommand,
} from "@trelyazh/table";
import { beforeAll, describe, expect, test } from "vitest";
import { seatedTable } from "../testing/live-table.ts";

const LINE = { sentAt: 0, heardAt: 1, lagMs: 2, graceMs: 100 };

let playing: Table;
beforeAll(async () => {
  const { clock, table } = await seatedTable();
  await clock.advance(0);
  playing = await table();
});

interface Banks {
  readonly time?: number;
  readonly connection?: number;
  /** The one that runs. */
  readonly bank?: Bank;
}

/** Whoever has the turn holds so much in their banks. */
function tableWith({ time = 0, connection = 0, bank }: Banks): Table & { readonly turn: Turn } {
  const { turn } = playing;
  if (turn === null) throw new Error("nobody has the turn");
  const each = (ms: number) => [0, 0, 0].with(turn.actor, ms);
  return {
    ...playing,
    banks: { time: each(time), connection: each(connection) },
    turn: { ...turn, ...(bank !== undefined && { bank }) },
  };
}

function timeOut(table: ReturnType<typeof tableWith>, player: LatePlayer) {
  const command: TableCommand = { type: "timeOut", turnNumber: table.turn.number, player, line: LINE };
  const decision = decideTable(table, command);
  if (!decision.ok) throw new Error(decision.code);
  const at = (table.turn.deadlineAt ?? 0) + LINE.graceMs;
  const steps = numberEvents(table, command, { events: decision.events, at });
  return { events: decision.events, after: steps.at(-1)?.table ?? table };
}

describe("when a turn's own time is over", () => {
  test.each(["there", "asleep", "gone"] as const)("the time bank runs for somebody who is %s", (player) => {
    const table = tableWith({ time: 60_000, connection: 90_000 });
    const { actor: seat, number: turnNumber, deadlineAt } = table.turn;
    const { events, after } = timeOut(table, player);
    expect(events).toEqual([{ type: "bankOpened", seat, turnNumber, bank: "time", ms: 60_000 }]);
    expect(after.turn).toEqual({ ...table.turn, bank: "time", deadlineAt: (deadlineAt ?? 0) + 60_000 });
    expect(after.banks.time[seat]).toBe(0);
  });

  test("and there is no time bank, the connection bank runs for who is gone alone", () => {
    const table = tableWith({ connection: 90_000 });
    expect(timeOut(table, "gone").after.turn).toMatchObject({ number: table.turn.number, bank: "connection" });
    expect(timeOut(table, "there").events[0]?.type).toBe("turnTimedOut");
    expect(timeOut(table, "asleep").events[0]?.type).toBe("turnTimedOut");
  });
});

describe("when the time bank is over", () => {
  test("the connection bank runs for who is gone, on top of it", () => {
    const table = tableWith({ bank: "time", connection: 90_000 });
    const { after } = timeOut(table, "gone");
    expect(after.turn).toMatchObject({ bank: "connection", deadlineAt: (table.turn.deadlineAt ?? 0) + 90_000 });
    expect(after.banks).toEqual({ time: [0, 0, 0], connection: [0, 0, 0] });
  });

  test("it is not opened a second time in the turn, whatever it holds", () => {
    expect(timeOut(tableWith({ bank: "time", time: 1000 }), "there").events[0]?.type).toBe("turnTimedOut");
  });
});

describe("when all time is over", () => {
  const table = () => tableWith({ bank: "connection" });

  test("the default move is made for somebody who is there, after a receipt", () => {
    const { events, after } = timeOut(table(), "there");
    const { actor: seat, number: turnNumber, deadlineAt } = table().turn;
    expect(events[0]).toEqual({ type: "turnTimedOut", seat, turnNumber, deadlineAt, line: LINE });
    expect(events[1]).toMatchObject({ type: "game", event: { type: "called", seat, call: "pass" } });
    expect(after.turn?.actor).not.toBe(seat);
  });

  test.each(["asleep", "gone"] as const)("a bot takes the chair of somebody who is %s, and has the turn", (player) => {
    const { events, after } = timeOut(table(), player);
    const { actor: seat } = table().turn;
    const occupant = table().seats[seat];
    const keptFor = occupant?.kind === "human" ? occupant.userId : "";
    const bot = { kind: "bot", name: `Bot ${seat + 1}`, level: "novice", keptFor, isAwaited: true };
    expect(events.slice(1)).toEqual([{ type: "seatTaken", seat, occupant: bot }]);
    expect(after.turn).toEqual({ number: after.seq, actor: seat, deadlineAt: null });
  });

  test("a proposal that waited for them alone is carried out, one of theirs is taken back", () => {
    const { actor } = table().turn;
    const others = ([0, 1, 2] as const).filter((seat) => seat !== actor);
    const [by = 0, second = 0] = others;
    const waiting = { ...table(), proposal: { kind: "end", by, agreed: [second] } } as const;
    expect(timeOut(waiting, "gone").after).toMatchObject({ isEnding: true, proposal: null });
    const own = { ...table(), proposal: { kind: "end", by: actor, agreed: others } } as const;
    expect(timeOut(own, "gone").after).toMatchObject({ isEnding: false, proposal: null, declined: [] });
  });
});
