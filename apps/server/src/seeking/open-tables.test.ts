import { printSettings, settingsOf } from "@trelyazh/preferans";
import type { LobbyTable, SeekTerms } from "@trelyazh/protocol";
import { expect, test } from "vitest";
import { openChairs } from "./open-tables.ts";

const TERMS: SeekTerms = { conventions: ["sochi"], players: 3, paces: ["usual"], withBots: false };
const SOMEBODY = { kind: "human", name: "Somebody" } as const;
const BOT = { kind: "bot", name: "Bot 2" } as const;

function table(id: string, given: Partial<LobbyTable> = {}): LobbyTable {
  const beginning = { status: "waiting", poolTarget: 10, turnSeconds: 60, spectatorDelaySeconds: 30 } as const;
  return { id, ...beginning, seats: [SOMEBODY, null, null], dealNumber: 0, createdAt: 0, ...given };
}

const tableIds = (tables: readonly LobbyTable[], terms: Partial<SeekTerms> = {}) =>
  openChairs(tables, { ...TERMS, ...terms }).map(({ tableId }) => tableId);

test("who seeks is seated where most people wait, and then where somebody has waited longest", () => {
  const tables = [
    table("new", { createdAt: 9 }),
    table("old"),
    table("nearly full", { createdAt: 8, seats: [null, SOMEBODY, SOMEBODY] }),
  ];
  expect(openChairs(tables, TERMS)).toEqual([
    { tableId: "nearly full", seat: 0 },
    { tableId: "old", seat: 1 },
    { tableId: "new", seat: 1 },
  ]);
});

test("a chair that is kept for somebody is none", () => {
  expect(openChairs([table("kept", { kept: [null, "Anna", null] })], TERMS)).toEqual([{ tableId: "kept", seat: 2 }]);
  expect(tableIds([table("all kept", { kept: [null, "Anna", "Boris"] })])).toEqual([]);
});

test.each<[string, Partial<LobbyTable>]>([
  ["in play", { status: "playing" }],
  ["with a bot", { seats: [SOMEBODY, BOT, null] }],
  ["without people", { seats: [BOT, null, null] }],
  ["of another pace", { turnSeconds: 30 }],
  ["for another number", { seats: [SOMEBODY, null, null, null] }],
  ["of another convention", { settings: printSettings(settingsOf("leningrad")), poolTarget: null }],
  ["with a convention of its own", { settings: printSettings(settingsOf("sochi", { stalingrad: true })) }],
  ["that no reader understands", { settings: "9_nothing" }],
  ["to a longer pool than usual", { poolTarget: 20 }],
  ["without a clock", { isUntimed: true }],
  ["beyond the share of its address", { isBeyondShare: true }],
])("nobody is sent to a table %s", (_, given) => {
  expect(tableIds([table("usual"), table("other", given)])).toEqual(["usual"]);
});

test("bots, another convention and another pace do for whoever has named them, and so does a shorter pool", () => {
  const tables = [
    table("with a bot", { seats: [SOMEBODY, BOT, null] }),
    table("leningrad", { settings: printSettings(settingsOf("leningrad")), poolTarget: null }),
    table("calm", { turnSeconds: 300 }),
    table("short", { poolTarget: 4 }),
  ];
  const terms = { conventions: ["leningrad", "sochi"], paces: ["calm", "usual"], withBots: true } as const;
  expect(tableIds(tables, terms)).toEqual(["with a bot", "leningrad", "calm", "short"]);
});
