import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { users } from "../schema/users.ts";
import { aTable, aUser, NOON, SETTINGS, testDatabase } from "../testing/fixtures.ts";
import { insertFinishedPulya, listFinishedPulyas } from "./pulyas.ts";

const PAPER = {
  settings: SETTINGS,
  sheet: {
    pool: [20, 4, 8],
    mountain: [0, 12.5, 6],
    whists: [
      [0, 4, 8],
      [2, 0, 0],
      [0, 16, 0],
    ],
    entries: [{ column: "pool", deal: 1, seat: 0, amount: 2, reason: "contractMade" }],
  },
  settlement: { exact: [200, -150, -50], denominator: 3, shown: [67, -50, -17] },
} as const;

test("a finished pulya is found by everyone who played it, latest first", async () => {
  await using scratch = await testDatabase();
  const { db, withTransaction } = scratch.database;
  const [anna, boris, vera] = [await aUser(db, "Anna"), await aUser(db, "Boris"), await aUser(db, "Vera")];
  const tables = [await aTable(db, { ownerId: anna }), await aTable(db, { ownerId: anna }), await aTable(db)];
  for (const [index, tableId] of tables.entries()) {
    const second = index === 2 ? vera : boris;
    await withTransaction((tx) =>
      insertFinishedPulya(tx, {
        ...PAPER,
        tableId,
        finishedAt: NOON + index,
        players: [
          { seat: 0, occupant: { kind: "human", userId: anna, name: "Anna" } },
          { seat: 1, occupant: { kind: "human", userId: second, name: "Second" } },
          { seat: 2, occupant: { kind: "bot", level: "novice", name: "Bot" } },
        ],
      }),
    );
  }
  const [one = "", two = "", three = ""] = tables;
  const listed = await listFinishedPulyas(db, { userId: boris, limit: 10 });
  expect(listed[0]).toEqual({
    ...PAPER,
    tableId: two,
    finishedAt: NOON + 1,
    players: [
      { seat: 0, userId: anna, botLevel: null, name: "Anna" },
      { seat: 1, userId: boris, botLevel: null, name: "Second" },
      { seat: 2, userId: null, botLevel: "novice", name: "Bot" },
    ],
  });
  expect(listed.map(({ tableId }) => tableId)).toEqual([two, one]);
  const latest = await listFinishedPulyas(db, { userId: anna, limit: 1 });
  expect(latest.map(({ tableId }) => tableId)).toEqual([three]);
});

test("a pulya is kept once, as it was first", async () => {
  await using scratch = await testDatabase();
  const { db, withTransaction } = scratch.database;
  const [tableId, userId] = [await aTable(db), await aUser(db)];
  const players = [{ seat: 0, occupant: { kind: "human", userId, name: "Anna" } }] as const;
  for (const finishedAt of [NOON, NOON + 1]) {
    await withTransaction((tx) => insertFinishedPulya(tx, { ...PAPER, tableId, finishedAt, players }));
  }
  const listed = await listFinishedPulyas(db, { userId, limit: 10 });
  expect(listed.map(({ finishedAt }) => finishedAt)).toEqual([NOON]);
});

test("a player's name outlives the account", async () => {
  await using scratch = await testDatabase();
  const { db, withTransaction } = scratch.database;
  const [stays, goes] = [await aUser(db, "Stays"), await aUser(db, "Goes")];
  const tableId = await aTable(db, { ownerId: stays });
  await withTransaction((tx) =>
    insertFinishedPulya(tx, {
      ...PAPER,
      tableId,
      finishedAt: NOON,
      players: [
        { seat: 0, occupant: { kind: "human", userId: stays, name: "Stays" } },
        { seat: 1, occupant: { kind: "human", userId: goes, name: "Goes" } },
      ],
    }),
  );
  await db.delete(users).where(eq(users.id, goes));
  const [pulya] = await listFinishedPulyas(db, { userId: stays, limit: 1 });
  expect(pulya?.players[1]).toEqual({ seat: 1, userId: null, botLevel: null, name: "Goes" });
});
