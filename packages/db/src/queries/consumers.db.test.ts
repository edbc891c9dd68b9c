import { describe, expect, test } from "vitest";
import { aTable, appendNews, NOON, someNews, testDatabase } from "../testing/fixtures.ts";
import {
  addRebuildNews,
  claimConsumer,
  deleteRebuildNews,
  findConsumer,
  listConsumerLags,
  listRebuildNews,
  moveConsumer,
  restartConsumer,
  waitForConsumer,
} from "./consumers.ts";
import { findOutboxHorizon, readOutbox } from "./outbox.ts";

const BEGINNING = { xid: 0n, id: 0n };

describe("a consumer", () => {
  test("is known once it was made, and stands where it was moved to", async () => {
    await using scratch = await testDatabase();
    const { db, withTransaction } = scratch.database;
    expect(await findConsumer(db, "one")).toBeUndefined();
    const made = { name: "one", version: 2, position: { xid: 5n, id: 7n }, at: NOON };
    await withTransaction((tx) => restartConsumer(tx, made));
    // Far beyond what a number holds exactly.
    const position = { xid: 2n ** 62n + 1n, id: 2n ** 60n + 1n };
    await withTransaction((tx) => moveConsumer(tx, { name: "one", position, at: NOON + 1 }));
    expect(await findConsumer(db, "one")).toEqual({ version: 2, position, rebuiltAt: NOON });
    await withTransaction((tx) => restartConsumer(tx, { ...made, version: 3, at: NOON + 2 }));
    expect(await findConsumer(db, "one")).toEqual({ version: 3, position: made.position, rebuiltAt: NOON + 2 });
  });

  test("belongs to one transaction at a time, another consumer to whoever comes", async () => {
    await using scratch = await testDatabase();
    const { withTransaction } = scratch.database;
    const claim = (name: string) => withTransaction((tx) => claimConsumer(tx, name));
    await withTransaction(async (tx) => {
      expect(await claimConsumer(tx, "one")).toBe(true);
      expect([await claim("one"), await claim("two")]).toEqual([false, true]);
    });
    expect(await claim("one")).toBe(true);
  });

  test("is waited for by whoever has to have it", async () => {
    await using scratch = await testDatabase();
    const { withTransaction } = scratch.database;
    const order: string[] = [];
    const waiting = await withTransaction(async (tx) => {
      await claimConsumer(tx, "one");
      const later = withTransaction(async (other) => {
        await waitForConsumer(other, "one");
        order.push("had it next");
      });
      await withTransaction((other) => claimConsumer(other, "two"));
      order.push("gave it back");
      return { later };
    });
    await waiting.later;
    expect(order).toEqual(["gave it back", "had it next"]);
  });

  test("lags behind by the rows after its position, the youngest included, and by the age of the first", async () => {
    await using scratch = await testDatabase();
    const { db, journal, withTransaction } = scratch.database;
    const tableId = await aTable(db);
    for (const seq of [1, 2, 3]) await appendNews(journal, tableId, seq);
    await expect.poll(() => readOutbox(db, { after: BEGINNING, limit: 9 })).toHaveLength(3);
    const [first] = await readOutbox(db, { after: BEGINNING, limit: 1 });
    const position = first?.position ?? BEGINNING;
    await withTransaction((tx) => restartConsumer(tx, { name: "one", version: 1, position, at: NOON }));
    await withTransaction(async (tx) => {
      const { xid } = await findOutboxHorizon(tx);
      await restartConsumer(tx, { name: "done", version: 1, position: { xid: xid + 1_000_000n, id: 0n }, at: NOON });
    });
    expect(await listConsumerLags(db, ["one", "new", "done"])).toEqual([
      { name: "one", rows: 2, oldestAt: NOON + 2 },
      { name: "new", rows: 3, oldestAt: NOON + 1 },
      { name: "done", rows: 0, oldestAt: null },
    ]);
  });
});

describe("news laid aside for a rebuild", () => {
  test("comes in the order in which it happened, page by page, and goes when it is done", async () => {
    await using scratch = await testDatabase();
    const { db } = scratch.database;
    const [a, b] = [await aTable(db), await aTable(db)];
    await addRebuildNews(db, "one", [someNews(a, 1), someNews(a, 3)]);
    await addRebuildNews(db, "one", [someNews(b, 2), someNews(b, 4)]);
    await addRebuildNews(db, "one", [someNews(b, 2)]);
    await addRebuildNews(db, "two", [someNews(b, 5)]);
    const range = { consumer: "one", before: await findOutboxHorizon(db), limit: 3 };
    const page = await listRebuildNews(db, { ...range, after: null });
    expect(page).toEqual([someNews(a, 1), someNews(b, 2), someNews(a, 3)]);
    expect(await listRebuildNews(db, { ...range, after: page.at(-1) ?? null })).toEqual([someNews(b, 4)]);
    await deleteRebuildNews(db, "one");
    expect(await listRebuildNews(db, { ...range, after: null })).toEqual([]);
    expect(await listRebuildNews(db, { ...range, consumer: "two", after: null })).toHaveLength(1);
  });

  test("leaves out what the consumer will read in the outbox", async () => {
    await using scratch = await testDatabase();
    const { db, journal } = scratch.database;
    const tableId = await aTable(db);
    await appendNews(journal, tableId, 1);
    await expect.poll(() => readOutbox(db, { after: BEGINNING, limit: 9 })).toHaveLength(1);
    const before = await findOutboxHorizon(db);
    await appendNews(journal, tableId, 2);
    await addRebuildNews(db, "one", [someNews(tableId, 1), someNews(tableId, 2)]);
    const listed = await listRebuildNews(db, { consumer: "one", after: null, before, limit: 9 });
    expect(listed).toEqual([someNews(tableId, 1)]);
  });
});
