import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Database } from "../database.ts";
import { tableEntries } from "../schema/club-tables.ts";
import { aRecord, aTable, aUser, testDatabase } from "../testing/fixtures.ts";
import { endEntry, enterTable } from "./table-entries.ts";
import { recordTables } from "./tables.ts";

const BOUNDS = { tables: 5, waiting: 2, forSeconds: 30 };

/** Enters and returns the entry's id; null for anyone who may not. */
async function entered(
  { withTransaction }: Database,
  userId: string,
  { tableId = randomUUID(), waits = false }: { readonly tableId?: string; readonly waits?: boolean } = {},
): Promise<string | null> {
  const id = randomUUID();
  const may = await withTransaction((tx) => enterTable(tx, { id, userId, tableId, waits }, BOUNDS));
  return may ? id : null;
}

const those = (entries: readonly (string | null)[]) => entries.filter((id) => id !== null);

test("of twenty entries at once five are let in, and two of those that wait; another member is none of them", async () => {
  await using scratch = await testDatabase();
  const { database } = scratch;
  const [ann, bob, cid] = [await aUser(database.db), await aUser(database.db), await aUser(database.db)];
  const twenty = Array.from({ length: 20 }, (_, index) => index);
  expect(those(await Promise.all(twenty.map(() => entered(database, ann))))).toHaveLength(5);
  expect(those(await Promise.all(twenty.map(() => entered(database, bob, { waits: true }))))).toHaveLength(2);
  expect(those(await Promise.all(twenty.map((index) => entered(database, cid, { waits: index < 10 }))))).toHaveLength(
    5,
  );
});

test("where somebody sits counts once, be they about to sit down there as well, and no longer when the table is over", async () => {
  await using scratch = await testDatabase();
  const { database } = scratch;
  const { db, withTransaction } = database;
  const userId = await aUser(db);
  const occupant = { kind: "human", userId, name: "Anna" } as const;
  const tables = [await aTable(db), await aTable(db)];
  const note = (seq: number, status: "waiting" | "finished") =>
    withTransaction((tx) =>
      recordTables(
        tx,
        tables.map((tableId) => aRecord({ tableId, seq, status, seats: [{ seat: 0, occupant }] })),
      ),
    );
  await note(1, "waiting");
  expect(await entered(database, userId, { waits: true })).toBeNull();
  expect(await entered(database, userId, { waits: true, tableId: tables[0] ?? "" })).not.toBeNull();
  for (let other = 0; other < 3; other += 1) expect(await entered(database, userId)).not.toBeNull();
  expect(await entered(database, userId)).toBeNull();
  await note(2, "finished");
  // The entry at the first of them is not ended yet.
  expect(await entered(database, userId, { waits: true })).not.toBeNull();
  expect(await entered(database, userId)).toBeNull();
});

test("an entry counts until it is ended, or is over by itself since nobody ends it", async () => {
  await using scratch = await testDatabase();
  const { database } = scratch;
  const { db } = database;
  const userId = await aUser(db);
  const first = await entered(database, userId, { waits: true });
  await entered(database, userId, { waits: true });
  expect(await entered(database, userId, { waits: true })).toBeNull();
  await endEntry(db, first ?? "");
  expect(await entered(database, userId, { waits: true })).not.toBeNull();
  await db.update(tableEntries).set({ until: sql`now()` });
  expect(await entered(database, userId, { waits: true })).not.toBeNull();
  expect(await db.$count(tableEntries)).toBe(1);
});
