import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import type { Database, Executor } from "../database.ts";
import { aRecord, aTable, NOON, testDatabase } from "../testing/fixtures.ts";
import { renewLease } from "./nodes.ts";
import { claimTables, countOrphans, deleteOwnersOfFinished, findOwner, listOrphanIds } from "./owners.ts";
import { recordTables } from "./tables.ts";

/** A node whose lease holds for an hour. */
async function aNode(db: Executor, id: string = randomUUID()): Promise<string> {
  await renewLease(db, { id, name: id.slice(0, 4), release: 1, leaseMs: 3_600_000 });
  return id;
}

// What the club needs of these statements as whoever keeps its owners is in `owner-book-contract.ts`, at the server.
const together = { isAlone: false };

/** A table that is over. */
async function anOldTable({ db, withTransaction }: Database): Promise<string> {
  const tableId = await aTable(db);
  await withTransaction((tx) => recordTables(tx, [aRecord({ tableId, status: "finished" })]));
  return tableId;
}

test("of several that claim at the same time one has the table", async () => {
  await using scratch = await testDatabase();
  const { db } = scratch.database;
  const tableIds = [await aTable(db), await aTable(db), await aTable(db)];
  const claimants = [await aNode(db), await aNode(db), await aNode(db)];
  const claims = await Promise.all(
    claimants.map((nodeId, index) =>
      claimTables(db, { ...together, nodeId, tableIds: index === 1 ? tableIds.toReversed() : tableIds }),
    ),
  );
  expect(
    claims
      .flat()
      .map(({ tableId }) => tableId)
      .toSorted(),
  ).toEqual(tableIds.toSorted());
  expect(claims.flat().every(({ epoch }) => epoch === 2)).toBe(true);
});

test("nobody has to own a table that is over, or that there is not; whose it was is forgotten", async () => {
  await using scratch = await testDatabase();
  const { db } = scratch.database;
  const [over, open] = [await anOldTable(scratch.database), await aTable(db)];
  const nodeId = await aNode(db);
  expect(await claimTables(db, { ...together, nodeId, tableIds: [over, randomUUID(), open] })).toEqual([
    { tableId: open, epoch: 2 },
  ]);
  expect(await deleteOwnersOfFinished(db, { limit: 5 })).toBe(1);
  expect(await deleteOwnersOfFinished(db, { limit: 5 })).toBe(0);
  expect(await findOwner(db, open)).toBeDefined();
});

test("orphans are unfinished tables of nobody whose lease holds, the oldest first", async () => {
  await using scratch = await testDatabase();
  const { db } = scratch.database;
  const [younger, older] = [await aTable(db, { createdAt: NOON + 1 }), await aTable(db, { createdAt: NOON })];
  await anOldTable(scratch.database);
  const owned = await aTable(db);
  const nodeId = await aNode(db);
  await claimTables(db, { ...together, nodeId, tableIds: [owned] });
  expect(await listOrphanIds(db, { limit: 5 })).toEqual([older, younger]);
  expect(await listOrphanIds(db, { limit: 1 })).toEqual([older]);
  expect(await countOrphans(db)).toBe(2);
});
