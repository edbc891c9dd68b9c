import type { LobbyTable } from "@trelyazh/protocol";
import { expect, test } from "vitest";
import { inPersonalOrder, NOTHING_NEAR } from "./personal-order.ts";

const SOMEBODY = { kind: "human", name: "Somebody" } as const;
const BOT = { kind: "bot", name: "Bot 2" } as const;

function table(id: string, given: Partial<LobbyTable> = {}): LobbyTable {
  return {
    id,
    poolTarget: 10,
    status: "waiting",
    seats: [SOMEBODY, null, null],
    turnSeconds: 60,
    spectatorDelaySeconds: 30,
    createdAt: 0,
    dealNumber: 0,
    ...given,
  };
}

const order = (tables: readonly LobbyTable[], near = NOTHING_NEAR) => inPersonalOrder(tables, near).map(({ id }) => id);

test("tables where most people wait come first, then newer ones, then those in play", () => {
  const tables = [
    table("played", { status: "playing", createdAt: 9 }),
    table("old"),
    table("new", { createdAt: 5 }),
    table("with bots", { seats: [SOMEBODY, BOT, null] }),
    table("nearly full", { seats: [SOMEBODY, SOMEBODY, null] }),
  ];
  expect(order(tables)).toEqual(["nearly full", "new", "old", "with bots", "played"]);
});

test("tables of people with whom one has played come before all others, waiting or in play", () => {
  const near = { companions: ["theirs", "theirs too"], closed: [] };
  const tables = [table("nearly full", { seats: [SOMEBODY, SOMEBODY, null] }), table("theirs", { status: "playing" })];
  expect(order([...tables, table("theirs too")], near)).toEqual(["theirs too", "theirs", "nearly full"]);
  const expected = [{ tableId: "next", seat: 2 }] as const;
  expect(order([...tables, table("next")], { companions: [], closed: [], expected })[0]).toBe("next");
});

test("what is beyond the share of its address comes last, whoever sits there and however new it is", () => {
  const late = table("late", { isBeyondShare: true, createdAt: 9, seats: [SOMEBODY, SOMEBODY, null] });
  expect(order([late, table("played", { status: "playing" })], { companions: ["late"], closed: [] })).toEqual([
    "played",
    "late",
  ]);
});

test("tables that are closed to the viewer are not shown", () => {
  expect(order([table("open"), table("closed")], { companions: ["closed"], closed: ["closed"] })).toEqual(["open"]);
});
