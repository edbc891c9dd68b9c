import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { byRoom, roomsWithout, surplusOf, transfersFrom } from "./rooms.ts";

/** Nodes with so many tables each. */
function clubOf(...sizes: readonly number[]): Map<string, readonly string[]> {
  return new Map(sizes.map((size, index) => [`node ${index}`, Array.from({ length: size }, () => randomUUID())]));
}

function loadsOf(club: ReadonlyMap<string, readonly string[]>) {
  return new Map([...club].map(([id, tables]) => [id, tables.length]));
}

/** All nodes hand on at the same moment, by what all of them know; returns what has moved. */
function level(club: Map<string, readonly string[]>): readonly string[] {
  const loads = loadsOf(club);
  const transfers = [...club].flatMap(([id, tables]) => transfersFrom(id, loads, tables));
  const moved = new Map(transfers.map(({ tableId, to }) => [tableId, to]));
  for (const [id, tables] of club) {
    const stay = tables.filter((tableId) => !moved.has(tableId));
    club.set(id, [...stay, ...transfers.flatMap(({ tableId, to }) => (to === id ? [tableId] : []))]);
  }
  return [...moved.keys()];
}

test("nodes that have far more than others hand tables on until they have not, no table twice, and nobody gets too many by it", () => {
  const club = clubOf(500, 480, 460, 300, 10, 0);
  const mean = 1750 / 6;
  const moved: string[] = [];
  for (let round = level(club); round.length > 0; round = level(club)) {
    expect(round.length).toBeLessThanOrEqual(4 * 32);
    moved.push(...round);
    for (const id of ["node 4", "node 5"]) expect(club.get(id)?.length).toBeLessThan(1.1 * mean);
  }
  expect(new Set(moved).size).toBe(moved.length);
  for (const tables of club.values()) expect(tables.length).toBeLessThan(1.2 * mean);
});

test.each([
  { why: "it has no more than a fifth more than others", sizes: [119, 100, 81] },
  { why: "with so few tables it does not matter", sizes: [9, 1, 1] },
  { why: "there is no other node", sizes: [500] },
])("a node keeps what it has when $why", ({ sizes }) => {
  const club = clubOf(...sizes);
  expect(surplusOf("node 0", loadsOf(club))).toBe(0);
  expect(level(club)).toEqual([]);
});

test("what a node has that goes is spread over the others by the room that they have", () => {
  const club = clubOf(600, 500, 100, 0);
  const rooms = roomsWithout("node 0", loadsOf(club));
  expect(rooms).toEqual(
    new Map([
      ["node 2", 300],
      ["node 3", 400],
    ]),
  );
  const [first] = Object.entries(
    Object.groupBy(club.get("node 0") ?? [], (tableId) => byRoom(tableId, rooms)[0] ?? ""),
  );
  const share = (first?.[1]?.length ?? 0) / 600;
  // About three or four of seven, whichever came first.
  expect(Math.abs(share - 0.5)).toBeLessThan(0.15);
  expect(roomsWithout("node 0", new Map([["node 0", 5]]))).toEqual(new Map());
});
