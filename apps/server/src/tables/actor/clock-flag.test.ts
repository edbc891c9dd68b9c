import { type Table, nextStep, type RunningTurn } from "@trelyazh/table";
import { beforeAll, describe, expect, test } from "vitest";
import { seatedTable } from "../../testing/in-memory/live-table.ts";
import type { Contact } from "../streams/contact.ts";
import { graceFor, timeOutCommand } from "./clock-flag.ts";
import { TurnHistory } from "./turn-history.ts";

describe("the grace", () => {
  test.each([
    [null, 100],
    [0, 100],
    [99, 100],
    [430, 430],
    [1000, 1000],
    [9000, 1000],
  ])("of a line that takes %j ms is %i ms", (lagMs, graceMs) => {
    expect(graceFor({ lagMs, heardAt: null })).toBe(graceMs);
  });

  test("of somebody who is gone is none", () => {
    expect(graceFor(null)).toBe(0);
  });
});

describe("what is said of a turn that is over", () => {
  let table: Table;
  let turn: RunningTurn;
  let history: TurnHistory;

  beforeAll(async () => {
    const live = await seatedTable();
    await live.clock.advance(0);
    table = await live.table();
    const step = nextStep(table);
    if (step?.type !== "timeOut") throw new Error("nobody has the turn");
    turn = step.turn;
    history = new TurnHistory(live.store.rows);
  });

  const command = (contact: Contact | null, hasSlept = false) =>
    timeOutCommand(table, turn, {
      contacts: { contactOf: () => contact },
      history: { hasSlept: () => hasSlept, toldAt: (due) => history.toldAt(due) },
    });

  test("is when the player was told, when they were last heard of, and how far they are", () => {
    const { line } = command({ lagMs: 250, heardAt: 77 });
    expect(line).toEqual({ sentAt: turn.deadlineAt - 30_000, heardAt: 77, lagMs: 250, graceMs: 250 });
    expect(command(null).line).toMatchObject({ heardAt: null, lagMs: null, graceMs: 0 });
  });

  test("is whether the player is there, asleep or gone", () => {
    const line = { lagMs: null, heardAt: null };
    expect(command(line).player).toBe("there");
    expect(command(line, true).player).toBe("asleep");
    expect(command(null).player).toBe("gone");
    expect(command(null, true).player).toBe("gone");
  });

  test("is, of a turn older than what is remembered, that it was told by its deadline", () => {
    const witness = { contacts: { contactOf: () => null }, history: new TurnHistory([]) };
    expect(timeOutCommand(table, turn, witness).line.sentAt).toBe(turn.deadlineAt);
  });
});
