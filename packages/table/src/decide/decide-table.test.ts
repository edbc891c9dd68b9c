import { describe, expect, test } from "vitest";
import type { LatePlayer, TableCommand } from "../commands/commands.ts";
import {
  ANN,
  NOW,
  after,
  join,
  leave,
  outcome,
  playingTable,
  refused,
  waitingTable,
  withBot,
} from "../testing/live-table.ts";

function timeOut(turnNumber: number, player: LatePlayer = "there"): TableCommand {
  return { type: "timeOut", turnNumber, player, line: { sentAt: NOW, heardAt: null, lagMs: null, graceMs: 0 } };
}

const start = { type: "start", dealer: 0 } as const;

test("START1 a pulya starts when all chairs are taken, and once", () => {
  expect(refused(waitingTable({ bots: 1 }), start)).toBe("TABLE_NOT_STARTED");
  expect(refused(playingTable(), start)).toBe("PULYA_IN_PROGRESS");
});

test("START2 before the start nothing is played", () => {
  const table = waitingTable({ bots: 1 });
  const commands: TableCommand[] = [
    { type: "deal", deck: [] },
    { type: "settle" },
    timeOut(0),
    { type: "act", member: ANN, turnNumber: 0, wish: { type: "concede" } },
    { type: "moveBot", turnNumber: 0, move: { type: "call", seat: 1, call: "pass" } },
  ];
  for (const command of commands) expect(refused(table, command), command.type).toBe("TABLE_NOT_STARTED");
});

test("BOT3 a bot moves in the turn it was asked for, on a chair of its own", () => {
  const table = playingTable();
  const { number: turnNumber, actor: seat } = table.turn ?? { number: 0, actor: 0 };
  const pass = { type: "call", seat, call: "pass" } as const;
  expect(refused(table, { type: "moveBot", turnNumber, move: pass })).toBe("STALE_COMMAND");
  const kept = withBot(table, seat);
  expect(refused(kept, { type: "moveBot", turnNumber: turnNumber - 1, move: pass })).toBe("STALE_COMMAND");
  expect(refused(kept, { type: "moveBot", turnNumber, move: pass })).toBe("accepted");
});

describe("a table that is finished", () => {
  test("CLOSE1 refuses everything", () => {
    const table = after(playingTable({ bots: 2 }), leave(ANN));
    expect(table.status).toBe("finished");
    const commands: TableCommand[] = [
      join(ANN, 0),
      leave(ANN),
      { type: "takeBack", member: ANN },
      { type: "addBot", member: ANN, seat: 0 },
      { type: "act", member: ANN, turnNumber: 0, wish: { type: "concede" } },
      { type: "propose", member: ANN, proposal: "pause", at: NOW },
      { type: "answerProposal", member: ANN, accept: true, at: NOW },
      { type: "resume", member: ANN },
      start,
      { type: "deal", deck: [] },
      { type: "settle" },
      timeOut(0),
      { type: "recover", outageMs: 1 },
      { type: "close", seq: table.seq },
    ];
    expect(commands.map((command) => refused(table, command))).toEqual(commands.map(() => "TABLE_FINISHED"));
  });

  test("CLOSE3 was closed by maintenance as it was found, or not at all", () => {
    const table = waitingTable();
    expect(outcome(table, { type: "close", seq: table.seq })).toEqual([{ type: "tableClosed", reason: "abandoned" }]);
    expect(refused(table, { type: "close", seq: table.seq - 1 })).toBe("STALE_COMMAND");
  });
});
