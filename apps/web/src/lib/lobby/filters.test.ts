import { printSettings, settingsOf } from "@trelyazh/preferans";
import type { LobbyTable } from "@trelyazh/protocol";
import { describe, expect, test } from "vitest";
import { countOf, filtersIn, isLetThrough, type LobbyFilters } from "./filters.ts";

const SOMEBODY = { kind: "human", name: "Somebody" } as const;
const BOT = { kind: "bot", name: "Bot 2" } as const;

function table(given: Partial<LobbyTable> = {}): LobbyTable {
  const beginning = { status: "waiting", poolTarget: 10, turnSeconds: 60, spectatorDelaySeconds: 30 } as const;
  return { id: "t", ...beginning, seats: [SOMEBODY, null, null], dealNumber: 0, createdAt: 0, ...given };
}

const passes = (filters: LobbyFilters, given: Partial<LobbyTable> = {}, friends: readonly string[] = []) =>
  isLetThrough(table(given), filters, new Set(friends));

describe("an address", () => {
  test("says what is filtered, and what makes no sense in it filters nothing", () => {
    const flags = { free: true, people: true, friends: true, finishers: true } as const;
    const all: LobbyFilters = { rules: "peter", pace: "calm", players: 4, ...flags };
    expect(filtersIn({ ...all })).toEqual(all);
    expect([countOf(all), countOf({})]).toEqual([7, 0]);
    const nonsense = { rules: "toString", pace: 3, players: "3", free: "yes", people: 1, friends: false, over: "seek" };
    expect(filtersIn(nonsense)).toEqual({});
  });
});

test("without a filter every table is shown", () => {
  expect(passes({}, { status: "playing", seats: [BOT, BOT, SOMEBODY] })).toBe(true);
});

test.each<[LobbyFilters, Partial<LobbyTable>, Partial<LobbyTable>]>([
  [{ rules: "sochi" }, {}, { settings: printSettings(settingsOf("rostov")) }],
  [
    { rules: "sochi" },
    { settings: printSettings(settingsOf("sochi", { stalingrad: true })) },
    { settings: "9_nothing" },
  ],
  [{ rules: "rostov" }, { settings: printSettings(settingsOf("rostov", { players: 4 })) }, {}],
  [{ pace: "usual" }, { turnSeconds: 45 }, { turnSeconds: 30 }],
  [{ pace: "quick" }, { turnSeconds: 15 }, { turnSeconds: 15, isUntimed: true }],
  [{ players: 4 }, { seats: [SOMEBODY, null, null, null] }, {}],
  [{ free: true }, {}, { seats: [SOMEBODY, SOMEBODY, SOMEBODY] }],
  [{ free: true }, { kept: [null, "Anna", null] }, { kept: [null, "Anna", "Boris"] }],
  [{ free: true }, {}, { status: "playing" }],
  [{ people: true }, {}, { seats: [SOMEBODY, BOT, null] }],
])("%j lets a table through, and another not", (filters, one, other) => {
  expect([passes(filters, one), passes(filters, other)]).toEqual([true, false]);
});

test("only tables with friends are shown to whoever wants that", () => {
  expect([passes({ friends: true }, {}, ["t"]), passes({ friends: true }, {}, ["other"])]).toEqual([true, false]);
});
