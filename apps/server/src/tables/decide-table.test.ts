import { type Table, decideTable, type LatePlayer, type TableCommand } from "@trelyazh/table";
import { describe, expect, test } from "vitest";
import { ANN, BOB, playingTable, seatedTable, waitingTable } from "../testing/live-table.ts";

const DAN = { id: "dan", name: "Dan" };
const NOW = Date.UTC(2026, 0, 1);

function timeOut(turnNumber: number, player: LatePlayer = "there"): TableCommand {
  return { type: "timeOut", turnNumber, player, line: { sentAt: NOW, heardAt: null, lagMs: null, graceMs: 0 } };
}

async function finishedTable(): Promise<Table> {
  const { tables, tableId, table } = await seatedTable({ bots: 2 });
  await tables.leave(ANN, { tableId });
  return table();
}

const refused = (table: Table, command: TableCommand) => {
  const decision = decideTable(table, command);
  return decision.ok ? "accepted" : decision.code;
};

describe("a table that waits", () => {
  test("takes people and bots on free chairs only", async () => {
    const table = await waitingTable({ bots: 1 });
    expect(refused(table, { type: "join", member: DAN, seat: 2, at: NOW })).toBe("accepted");
    expect(refused(table, { type: "join", member: DAN, seat: 1, at: NOW })).toBe("SEAT_TAKEN");
    expect(refused(table, { type: "join", member: DAN, seat: 3, at: NOW })).toBe("NO_SUCH_SEAT");
    expect(refused(table, { type: "join", member: ANN, seat: 2, at: NOW })).toBe("ALREADY_SEATED");
    expect(refused(table, { type: "addBot", member: ANN, seat: 2 })).toBe("accepted");
    expect(refused(table, { type: "addBot", member: ANN, seat: 1 })).toBe("SEAT_TAKEN");
    expect(refused(table, { type: "addBot", member: ANN, seat: 3 })).toBe("NO_SUCH_SEAT");
    expect(refused(table, { type: "addBot", member: DAN, seat: 2 })).toBe("NOT_SEATED");
  });

  test("neither starts nor plays", async () => {
    const table = await waitingTable({ bots: 1 });
    expect(refused(table, { type: "start", dealer: 0 })).toBe("TABLE_NOT_STARTED");
    expect(refused(table, { type: "deal", deck: [] })).toBe("TABLE_NOT_STARTED");
    expect(refused(table, timeOut(0))).toBe("TABLE_NOT_STARTED");
    expect(refused(table, { type: "act", member: ANN, turnNumber: 0, wish: { type: "concede" } })).toBe(
      "TABLE_NOT_STARTED",
    );
  });
});

describe("a table where play goes on", () => {
  test("takes nobody in and starts nothing again", async () => {
    const table = await playingTable();
    expect(refused(table, { type: "join", member: DAN, seat: 1, at: NOW })).toBe("TABLE_FULL");
    expect(refused(table, { type: "addBot", member: ANN, seat: 1 })).toBe("PULYA_IN_PROGRESS");
    expect(refused(table, { type: "start", dealer: 0 })).toBe("PULYA_IN_PROGRESS");
    expect(refused(table, { type: "deal", deck: [] })).toBe("BAD_DECK");
  });

  test("takes neither a bot's move nor a time-out that is not due", async () => {
    const table = await playingTable();
    const { number: turnNumber, actor: seat } = table.turn ?? { number: 0, actor: 0 };
    const pass = { type: "call", seat, call: "pass" } as const;
    expect(refused(table, { type: "moveBot", turnNumber, move: pass })).toBe("STALE_COMMAND");
    expect(refused(table, timeOut(turnNumber - 1))).toBe("STALE_COMMAND");
    const kept = { ...table, seats: table.seats.with(seat, { kind: "bot", name: "Bot", level: "novice" } as const) };
    expect(refused(kept, { type: "moveBot", turnNumber: turnNumber - 1, move: pass })).toBe("STALE_COMMAND");
    expect(refused(kept, { type: "moveBot", turnNumber, move: pass })).toBe("accepted");
  });

  test("gives a leaver's chair to a bot, and closes only when the last person leaves", async () => {
    const table = await playingTable();
    const decision = decideTable(table, { type: "leave", member: BOB, at: NOW });
    const bot = { kind: "bot", name: "Bot 2", level: "novice", keptFor: BOB.id, leftAt: NOW };
    expect(decision).toEqual({ ok: true, events: [{ type: "seatTaken", seat: 1, occupant: bot }] });
    expect(refused(table, { type: "leave", member: DAN, at: NOW })).toBe("NOT_SEATED");
  });
});

test("a table that is finished refuses everything", async () => {
  const table = await finishedTable();
  const commands: TableCommand[] = [
    { type: "join", member: ANN, seat: 0, at: NOW },
    { type: "leave", member: ANN, at: NOW },
    { type: "addBot", member: ANN, seat: 0 },
    { type: "act", member: ANN, turnNumber: 0, wish: { type: "concede" } },
    { type: "start", dealer: 0 },
    { type: "deal", deck: [] },
    timeOut(0),
    { type: "recover", outageMs: 1 },
  ];
  expect(commands.map((command) => refused(table, command))).toEqual(commands.map(() => "TABLE_FINISHED"));
});
