import type { Seat } from "@trelyazh/preferans";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { users } from "../schema/users.ts";
import { aTable, aUser, NOON, SETTINGS, testDatabase } from "../testing/fixtures.ts";
import { insertFinishedPulya, listCompanions, listFinishedPulyas } from "./pulyas.ts";

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
          { seat: 0, userId: anna, bot: null },
          { seat: 1, userId: second, bot: null },
          { seat: 2, userId: null, bot: { level: "novice", name: "Bot", persona: "yaga" } },
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
      { seat: 0, userId: anna, botLevel: null, persona: null, name: "Anna" },
      { seat: 1, userId: boris, botLevel: null, persona: null, name: "Boris" },
      { seat: 2, userId: null, botLevel: "novice", persona: "yaga", name: "Bot" },
    ],
  });
  expect(listed.map(({ tableId }) => tableId)).toEqual([two, one]);
  const latest = await listFinishedPulyas(db, { userId: anna, limit: 1 });
  expect(latest.map(({ tableId }) => tableId)).toEqual([three]);
  const before = { finishedAt: NOON + 2, tableId: three };
  const next = await listFinishedPulyas(db, { userId: anna, before, limit: 10 });
  expect(next.map(({ tableId }) => tableId)).toEqual([two, one]);
});

test("a pulya is kept once, as it was first", async () => {
  await using scratch = await testDatabase();
  const { db, withTransaction } = scratch.database;
  const [tableId, userId] = [await aTable(db), await aUser(db)];
  const players = [{ seat: 0, userId, bot: null }] as const;
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
        { seat: 0, userId: stays, bot: null },
        { seat: 1, userId: goes, bot: null },
      ],
    }),
  );
  await db.delete(users).where(eq(users.id, goes));
  const [pulya] = await listFinishedPulyas(db, { userId: stays, limit: 1 });
  expect(pulya?.players[1]).toEqual({ seat: 1, userId: null, botLevel: null, persona: null, name: "Goes" });
});

test("a bot that played on for a person is told together with that person", async () => {
  await using scratch = await testDatabase();
  const { db, withTransaction } = scratch.database;
  const [tableId, userId] = [await aTable(db), await aUser(db, "Kept")];
  const players = [{ seat: 2, userId, bot: { level: "club", name: "Bot 3" } }] as const;
  await withTransaction((tx) => insertFinishedPulya(tx, { ...PAPER, tableId, finishedAt: NOON, players }));
  const [pulya] = await listFinishedPulyas(db, { userId, limit: 1 });
  expect(pulya?.players).toEqual([{ seat: 2, userId, botLevel: "club", persona: null, name: "Bot 3" }]);
});

test("a pulya is kept although an account of its players is gone already", async () => {
  await using scratch = await testDatabase();
  const { db, withTransaction } = scratch.database;
  const [tableId, userId] = [await aTable(db), await aUser(db)];
  const players = [
    { seat: 0, userId, bot: null },
    { seat: 1, userId: "gone", bot: null },
  ] as const;
  await withTransaction((tx) => insertFinishedPulya(tx, { ...PAPER, tableId, finishedAt: NOON, players }));
  const [pulya] = await listFinishedPulyas(db, { userId, limit: 1 });
  expect(pulya?.players[1]).toEqual({ seat: 1, userId: null, botLevel: null, persona: null, name: null });
});

test("companions are the people of one's latest pulyas, each once, and nobody whose account is gone", async () => {
  await using scratch = await testDatabase();
  const { db, withTransaction } = scratch.database;
  const [anna, boris, vera, goes] = [await aUser(db), await aUser(db), await aUser(db), await aUser(db)];
  const played = [
    [anna, vera],
    [anna, boris],
    [boris, anna, goes],
    [vera, boris],
  ];
  for (const [index, people] of played.entries()) {
    const tableId = await aTable(db, { ownerId: anna });
    // As many people as there are seats at most.
    const players = people.map((userId, seat) => ({ seat: seat as Seat, userId, bot: null }));
    await withTransaction((tx) => insertFinishedPulya(tx, { ...PAPER, tableId, finishedAt: NOON + index, players }));
  }
  await db.delete(users).where(eq(users.id, goes));
  expect(await listCompanions(db, { userId: anna, pulyas: 2 })).toEqual([boris]);
  expect((await listCompanions(db, { userId: anna, pulyas: 3 })).toSorted()).toEqual([boris, vera].toSorted());
  expect(await listCompanions(db, { userId: goes, pulyas: 3 })).toEqual([]);
});
