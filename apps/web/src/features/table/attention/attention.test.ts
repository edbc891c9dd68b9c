import type { Seat } from "@trelyazh/preferans";
import type { Table } from "@trelyazh/table";
import { describe, expect, test } from "vitest";
import { TableStore } from "../scene/table-store.ts";
import { pulyaBeforeTheLead, tableSeenBy } from "../testing/led-table.ts";
import { tableWith } from "../testing/table-with.ts";
import { alertFor, callBetween, isMarked, standingOf, type AlertSettings, type Moment } from "./attention.ts";

/** Whoever leads has the turn. */
const LEADER = 1;
const DEADLINE = 100_000;
const TURN = { number: 7, actor: LEADER, deadlineAt: DEADLINE } as const;

function standingAt(table: Table, you: Seat | null, isElsewhere = false) {
  const store = new TableStore({ id: "bob", name: "bob" });
  store.show({ table, you, clockOffsetMs: 0, log: [], lastDeal: null });
  store.tell({ isElsewhere });
  const scene = store.scene();
  if (scene === null) throw new Error("no scene");
  return standingOf(scene);
}

const led = (given: Partial<Table> = {}, you: Seat = LEADER) =>
  tableSeenBy(you, pulyaBeforeTheLead(), { turn: TURN, turnSeconds: 60, ...given });

describe("what can call a player", () => {
  test("is their own turn, whose number tells it from the next, and the end of its time", () => {
    expect(standingAt(led(), LEADER)).toEqual({ hasBegun: true, ownTurn: 7, lowAt: DEADLINE - 10_000 });
  });

  test.each([
    ["somebody else's turn", led({}, 0), 0, false],
    ["a table that one watches", led({}, 0), null, false],
    ["a table that one plays in another tab", led(), LEADER, true],
    ["a paused table", led({ pause: { by: 0, since: 0, turnLeftMs: null } }), LEADER, false],
  ] as const)("is not %s", (_, table, you, isElsewhere) => {
    expect(standingAt(table, you, isElsewhere)).toEqual({ hasBegun: true, ownTurn: null, lowAt: null });
  });

  test("is that the game begins", () => {
    expect(standingAt(tableWith({}), 0).hasBegun).toBe(false);
  });

  test("time does not run low while a reserve is left, but at the end of that; a short turn's does in its last third", () => {
    const banks = { time: [0, 60_000, 0], connection: [0, 0, 0] };
    expect(standingAt(led({ banks }), LEADER).lowAt).toBeNull();
    expect(standingAt(led({ turn: { ...TURN, bank: "time" } }), LEADER).lowAt).toBe(DEADLINE - 10_000);
    expect(standingAt(led({ turn: { ...TURN, bank: "connection" } }), LEADER).lowAt).toBeNull();
    expect(standingAt(led({ turnSeconds: 15 }), LEADER).lowAt).toBe(DEADLINE - 5_000);
  });
});

const IDLE: Moment = { hasBegun: true, ownTurn: null, lowAt: null, isLow: false };
const WAITING: Moment = { ...IDLE, hasBegun: false };
const YOURS: Moment = { ...IDLE, ownTurn: 7, lowAt: 50 };
const LOW: Moment = { ...YOURS, isLow: true };

test.each([
  ["the game begins", WAITING, IDLE, "start"],
  ["the game begins with one's own turn", WAITING, YOURS, "turn"],
  ["one's turn comes", IDLE, YOURS, "turn"],
  ["another turn follows at once", YOURS, { ...YOURS, ownTurn: 8 }, "turn"],
  ["time runs low", YOURS, LOW, "low"],
  ["time is low already", LOW, LOW, null],
  ["time is low in the next turn as well", LOW, { ...LOW, ownTurn: 8 }, "low"],
  ["one has moved", YOURS, IDLE, null],
  ["nothing has changed", YOURS, YOURS, null],
] as const)("%s: a player is called for the most urgent thing, and once", (_, before, now, call) => {
  expect(callBetween(before, now)).toBe(call);
});

const ALL: AlertSettings = { marks: true, sound: "medium", notices: true };
const NONE: AlertSettings = { marks: false, sound: "off", notices: false };

describe("how a player is called", () => {
  test("title and icon say it while they look elsewhere, if they want that", () => {
    expect([isMarked(YOURS, true, ALL), isMarked(YOURS, false, ALL)]).toEqual([true, false]);
    expect([isMarked(YOURS, true, NONE), isMarked(IDLE, true, ALL)]).toEqual([false, false]);
  });

  test.each(["start", "turn", "low"] as const)("a player who looks elsewhere hears and reads it: %s", (call) => {
    expect(alertFor(call, true, ALL)).toEqual({ loudness: "medium", isNotified: true });
    expect(alertFor(call, true, NONE)).toEqual({ loudness: null, isNotified: false });
  });

  test("a player who looks at the table hears only that time runs low", () => {
    const heard = (["start", "turn", "low"] as const).map((call) => alertFor(call, false, ALL));
    expect(heard.map(({ loudness }) => loudness)).toEqual([null, null, "medium"]);
    expect(heard.some(({ isNotified }) => isNotified)).toBe(false);
  });
});
