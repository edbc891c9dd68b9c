import { settingsOf } from "@trelyazh/preferans";
import { expect, test } from "vitest";
import { DEFAULT_CONDITIONS } from "../creation/conditions.ts";
import { withMoveCounted } from "./away.ts";
import { evolveTable, newTable } from "./evolve-table.ts";
import type { TableEvent } from "./events.ts";
import type { Occupant, Table } from "./table.ts";

const CREATED = {
  type: "tableCreated",
  ownerId: "ann",
  settings: settingsOf("sochi"),
  turnSeconds: 30,
  ...DEFAULT_CONDITIONS,
} as const;
const BOT: Occupant = { kind: "bot", name: "Bot 2", level: "club", keptFor: "bob", isAwaited: true };
const BOB: Occupant = { kind: "human", userId: "bob", name: "Bob" };

const step = (table: Table, event: TableEvent) => evolveTable(table, { seq: table.seq + 1, at: 0, event, turn: null });
const sit = (table: Table, occupant: Occupant) => step(table, { type: "seatTaken", seat: 1, occupant });
const bid = (table: Table) => withMoveCounted(table, { type: "called", seat: 1, call: "pass" });

const SEATED = sit(newTable("t", CREATED, { seq: 1, at: 0, event: CREATED, turn: null }), BOB);

test("AWAY1 nobody is away from a table that nobody has left", () => {
  expect(SEATED.away).toBeUndefined();
});

test("AWAY1 a bot's moves are counted for the one whose chair it keeps, and told until that person's next move", () => {
  const away = bid(bid(sit(SEATED, BOT)));
  expect(away.away).toEqual([null, { userId: "bob", name: "Bob", moves: 2 }, null]);
  const back = sit(away, BOB);
  expect(back.away).toEqual(away.away);
  expect(bid(back).away).toEqual([null, null, null]);
});

test("AWAY2 leaving for good after having been awaited is the same absence", () => {
  const left = sit(bid(sit(SEATED, BOT)), { kind: "bot", name: "Bot 2", level: "club", keptFor: "bob", leftAt: 0 });
  expect(left.away?.[1]).toMatchObject({ name: "Bob", moves: 1 });
});

test("AWAY3 nothing is told of somebody in whose place another person has sat down", () => {
  const substituted = sit(bid(sit(SEATED, BOT)), { kind: "human", userId: "eve", name: "Eve" });
  expect(substituted.away).toEqual([null, null, null]);
});
