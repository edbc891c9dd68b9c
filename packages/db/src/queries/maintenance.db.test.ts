import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { Executor } from "../database.ts";
import { sessions, users, verifications } from "../schema/users.ts";
import { aRecord, aTable, aUser, NOON, SETTINGS, testDatabase } from "../testing/fixtures.ts";
import { banUser } from "./bans.ts";
import { rateLimits } from "../schema/rate-limits.ts";
import {
  deleteExpiredRateLimits,
  deleteExpiredSessions,
  deleteExpiredVerifications,
  deleteOldGuests,
  deleteOldSnapshots,
} from "./maintenance.ts";
import { insertFinishedPulya, listFinishedPulyas } from "./pulyas.ts";
import { loadSnapshot, saveSnapshot } from "./snapshots.ts";
import { recordTables } from "./tables.ts";

const HOUR = 3_600_000;
const ALL = 100;

/** A guest of long ago, last seen then. */
async function anOldGuest(executor: Executor, name: string, seenAt = NOON - HOUR): Promise<string> {
  const id = await aUser(executor, name);
  await executor.update(users).set({ createdAt: new Date(NOON - 2 * HOUR) });
  await executor.insert(sessions).values({
    token: id,
    userId: id,
    createdAt: new Date(NOON - 2 * HOUR),
    updatedAt: new Date(seenAt),
    expiresAt: new Date(NOON + HOUR),
  });
  return id;
}

async function namesLeft(executor: Executor): Promise<string[]> {
  const rows = await executor.select({ name: users.name }).from(users).orderBy(users.name);
  return rows.map(({ name }) => name);
}

describe("guests who have not been seen for long", () => {
  test("are deleted with their sessions; those seen later, those who are no guests and the banned stay", async () => {
    await using scratch = await testDatabase();
    const { db } = scratch.database;
    await anOldGuest(db, "long gone");
    await anOldGuest(db, "back again", NOON);
    const named = await anOldGuest(db, "no guest");
    await db.update(users).set({ isAnonymous: false }).where(eq(users.id, named));
    await banUser(db, { userId: await anOldGuest(db, "banned"), until: null, reason: null });
    await aUser(db, "new, without a session");
    await db.update(users).set({ createdAt: new Date() }).where(eq(users.name, "new, without a session"));
    expect(await deleteOldGuests(db, { seenBefore: NOON, limit: ALL })).toBe(1);
    expect(await namesLeft(db)).toEqual(["back again", "banned", "new, without a session", "no guest"]);
    expect(await db.$count(sessions)).toBe(3);
    expect(await deleteOldGuests(db, { seenBefore: NOON, limit: ALL })).toBe(0);
  });

  test("stay if a table or a finished pulya tells of them, which then tells the same as before", async () => {
    await using scratch = await testDatabase();
    const { db, withTransaction } = scratch.database;
    const [owner, seated, played] = [
      await anOldGuest(db, "owner"),
      await anOldGuest(db, "seated"),
      await anOldGuest(db, "played"),
    ];
    await anOldGuest(db, "nobody");
    const tableId = await aTable(db, { ownerId: owner });
    const seats = [{ seat: 1, occupant: { kind: "human", userId: seated, name: "seated" } }] as const;
    await withTransaction((tx) => recordTables(tx, [aRecord({ tableId, seats })]));
    const pulya = {
      tableId,
      settings: SETTINGS,
      sheet: { pool: [0, 0, 0], mountain: [0, 0, 0], whists: [], entries: [] },
      settlement: { exact: [0, 0, 0], denominator: 3, shown: [0, 0, 0] },
      finishedAt: NOON,
      players: [{ seat: 0 as const, userId: played, bot: null }],
    };
    await withTransaction((tx) => insertFinishedPulya(tx, pulya));
    const before = await listFinishedPulyas(db, { userId: played, limit: 1 });
    expect(await deleteOldGuests(db, { seenBefore: NOON, limit: ALL })).toBe(1);
    expect(await namesLeft(db)).toEqual(["owner", "played", "seated"]);
    expect(await listFinishedPulyas(db, { userId: played, limit: 1 })).toEqual(before);
  });

  test("go bit by bit", async () => {
    await using scratch = await testDatabase();
    const { db } = scratch.database;
    for (const name of ["a", "b", "c"]) await anOldGuest(db, name);
    const deleteSome = () => deleteOldGuests(db, { seenBefore: NOON, limit: 2 });
    expect([await deleteSome(), await deleteSome(), await deleteSome()]).toEqual([2, 1, 0]);
  });
});

test("expired sessions and verifications are deleted, others are not", async () => {
  await using scratch = await testDatabase();
  const { db } = scratch.database;
  const userId = await aUser(db);
  for (const [token, expiresAt] of [
    ["old", NOON - 1],
    ["new", NOON],
  ] as const) {
    await db.insert(sessions).values({ token, userId, expiresAt: new Date(expiresAt) });
    await db.insert(verifications).values({ identifier: token, value: token, expiresAt: new Date(expiresAt) });
  }
  expect(await deleteExpiredSessions(db, { before: NOON, limit: ALL })).toBe(1);
  expect(await deleteExpiredVerifications(db, { before: NOON, limit: ALL })).toBe(1);
  expect((await db.select().from(sessions)).map(({ token }) => token)).toEqual(["new"]);
  expect((await db.select().from(verifications)).map(({ value }) => value)).toEqual(["new"]);
  expect(await deleteExpiredSessions(db, { before: NOON, limit: ALL })).toBe(0);
});

test("what was used up of a limit is deleted when the limit holds no longer", async () => {
  await using scratch = await testDatabase();
  const { db } = scratch.database;
  await db.insert(rateLimits).values([
    { key: "old", points: 1, expire: NOON - 1 },
    { key: "new", points: 1, expire: NOON },
  ]);
  expect(await deleteExpiredRateLimits(db, { before: NOON, limit: ALL })).toBe(1);
  expect((await db.select().from(rateLimits)).map(({ key }) => key)).toEqual(["new"]);
});

test("only snapshots of tables that have been finished for a while are deleted", async () => {
  await using scratch = await testDatabase();
  const { db, withTransaction } = scratch.database;
  const [running, fresh, old] = [await aTable(db), await aTable(db), await aTable(db)];
  for (const tableId of [running, fresh, old]) await saveSnapshot(db, { tableId, seq: 1, schemaVersion: 1, state: {} });
  const ends = [
    aRecord({ tableId: fresh, status: "finished", at: NOON }),
    aRecord({ tableId: old, status: "finished", at: NOON - 1 }),
  ];
  await withTransaction((tx) => recordTables(tx, ends));
  expect(await deleteOldSnapshots(db, { finishedBefore: NOON, limit: ALL })).toBe(1);
  expect(await loadSnapshot(db, old)).toBeUndefined();
  for (const tableId of [running, fresh]) expect(await loadSnapshot(db, tableId)).toBeDefined();
});
