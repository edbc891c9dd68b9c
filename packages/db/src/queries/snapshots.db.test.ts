import { expect, test } from "vitest";
import { aTable, testDatabase } from "../testing/fixtures.ts";
import { loadSnapshot, saveSnapshot } from "./snapshots.ts";

test("the latest snapshot counts, whatever the order in which they are saved", async () => {
  await using scratch = await testDatabase();
  const { db } = scratch.database;
  const tableId = await aTable(db);
  expect(await loadSnapshot(db, tableId)).toBeUndefined();
  const at = (seq: number) => ({ tableId, seq, schemaVersion: seq, state: { hands: [["Ah"]], seq } });
  await saveSnapshot(db, at(3));
  expect(await loadSnapshot(db, tableId)).toEqual(at(3));
  await saveSnapshot(db, at(9));
  await saveSnapshot(db, at(6));
  expect(await loadSnapshot(db, tableId)).toEqual(at(9));
});

test("each table has its own", async () => {
  await using scratch = await testDatabase();
  const { db } = scratch.database;
  const [a, b] = [await aTable(db), await aTable(db)];
  await saveSnapshot(db, { tableId: a, seq: 1, schemaVersion: 1, state: "a" });
  await saveSnapshot(db, { tableId: b, seq: 2, schemaVersion: 1, state: "b" });
  expect(await loadSnapshot(db, a)).toMatchObject({ state: "a" });
});
