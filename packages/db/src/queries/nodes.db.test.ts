import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Executor } from "../database.ts";
import { nodes } from "../schema/nodes.ts";
import { aTable, NODE, testDatabase } from "../testing/fixtures.ts";
import {
  deleteDeadNodes,
  deleteNode,
  endNamesakes,
  readDatabaseTime,
  renewLease,
  reportNodes,
  setLeaving,
} from "./nodes.ts";

const renew = (db: Executor, id: string, name = id.slice(0, 8)) =>
  renewLease(db, { id, name, release: 7, leaseMs: 3_600_000 });

const idsOf = (seen: readonly { readonly id: string }[]) => seen.map(({ id }) => id).toSorted();

test("whoever renews sees all whose leases hold, itself among them", async () => {
  await using scratch = await testDatabase();
  const { db } = scratch.database;
  const [one, two] = [randomUUID(), randomUUID()];
  expect(await renew(db, one, "north")).toEqual([{ id: one, name: "north", release: 7, isLeaving: false }]);
  expect(Math.abs((await readDatabaseTime(db)) - Date.now())).toBeLessThan(60_000);
  expect(idsOf(await renew(db, two))).toEqual([one, two].toSorted());
  await db.update(nodes).set({ expiresAt: sql`clock_timestamp() - interval '1 minute'` });
  expect(idsOf(await renew(db, one))).toEqual([one]);
  await deleteNode(db, one);
  // Whoever was taken for dead is back with its next renewal.
  expect(idsOf(await renew(db, two))).toEqual([two]);
});

test("a node that is told to leave sees it when it renews, until it is told otherwise", async () => {
  await using scratch = await testDatabase();
  const { db } = scratch.database;
  const id = randomUUID();
  await renew(db, id);
  expect(await setLeaving(db, { ids: [id, randomUUID()], isLeaving: true })).toBe(1);
  expect(await renew(db, id)).toMatchObject([{ id, isLeaving: true }]);
  await setLeaving(db, { ids: [id], isLeaving: false });
  expect(await renew(db, id)).toMatchObject([{ id, isLeaving: false }]);
});

test("a process that is started anew ends the lease of the last one of its name, and no other's", async () => {
  await using scratch = await testDatabase();
  const { db } = scratch.database;
  const [last, next, other] = [randomUUID(), randomUUID(), randomUUID()];
  await renew(db, last, "north");
  await renew(db, other, "south");
  await endNamesakes(db, { id: next, name: "north" });
  expect(idsOf(await renew(db, next, "north"))).toEqual([next, other].toSorted());
  // A machine's clock may be set back between the two.
  const ended = (await reportNodes(db)).find(({ id }) => id === last);
  expect(ended?.leaseLeftMs).toBeLessThanOrEqual(-5000);
});

test("operators see every node with its lease and its tables; the dead are deleted by and by", async () => {
  await using scratch = await testDatabase();
  const { db } = scratch.database;
  const dead = randomUUID();
  await renew(db, NODE, "north");
  await renew(db, dead, "south");
  await aTable(db);
  await aTable(db);
  await db
    .update(nodes)
    .set({ expiresAt: sql`clock_timestamp() - interval '1 hour'` })
    .where(sql`id = ${dead}`);
  const [north, south] = await reportNodes(db);
  expect(north).toMatchObject({ id: NODE, name: "north", release: 7, isLeaving: false, tables: 2 });
  expect(north?.leaseLeftMs).toBeGreaterThan(3_000_000);
  expect(south).toMatchObject({ id: dead, tables: 0 });
  expect(south?.leaseLeftMs).toBeLessThan(-3_000_000);
  expect(await deleteDeadNodes(db, { deadForMs: 2 * 3_600_000, limit: 5 })).toBe(0);
  expect(await deleteDeadNodes(db, { deadForMs: 1_800_000, limit: 5 })).toBe(1);
  expect(idsOf(await reportNodes(db))).toEqual([NODE]);
});
