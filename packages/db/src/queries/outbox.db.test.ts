import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { Database, Executor } from "../database.ts";
import { consumers } from "../schema/consumers.ts";
import { outbox } from "../schema/outbox.ts";
import { append, aTable, anEntry, appendNews, NOON, someNews, testDatabase } from "../testing/fixtures.ts";
import { restartConsumer } from "./consumers.ts";
import { findLastSeq, loadEvents } from "./journal.ts";
import {
  deleteOldNews,
  disownForeignPositions,
  findOutboxHorizon,
  hasNewsAfter,
  readOutbox,
  type OutboxPosition,
} from "./outbox.ts";

const BEGINNING: OutboxPosition = { xid: 0n, id: 0n };

async function seqsAfter(executor: Executor, after = BEGINNING, limit = 100): Promise<number[]> {
  const entries = await readOutbox(executor, { after, limit });
  return entries.map(({ seq }) => seq);
}

/** A transaction of its own that has begun to write, and ends when it is told to. */
async function underWay({ withJournalTransaction }: Database, begin: (tx: Executor) => Promise<unknown>) {
  const begun = Promise.withResolvers<void>();
  const end = Promise.withResolvers<(tx: Executor) => Promise<unknown>>();
  const over = withJournalTransaction(async (tx) => {
    await begin(tx);
    begun.resolve();
    await (
      await end.promise
    )(tx);
  });
  await Promise.race([begun.promise, over]);
  return {
    commit: (last: (tx: Executor) => Promise<unknown> = () => Promise.resolve()) => {
      end.resolve(last);
      return over;
    },
  };
}

describe("events and the news that they tell", () => {
  test("come back as they went in", async () => {
    await using scratch = await testDatabase();
    const { journal, db } = scratch.database;
    const [a, b] = [await aTable(db), await aTable(db)];
    const entries = [anEntry({ tableId: a, seq: 1 }), anEntry({ tableId: b, seq: 1 }), anEntry({ tableId: b, seq: 2 })];
    const news = [someNews(a, 1), someNews(b, 2, { deal: 4, note: 'Привет, "мизер"' })];
    await append(journal, entries, news);
    expect(await loadEvents(db, { tableId: b, afterSeq: 0, limit: 9 })).toEqual(entries.slice(1));
    await expect.poll(() => readOutbox(db, { after: BEGINNING, limit: 9 })).toMatchObject(news);
  });

  test("are stored together or not at all", async () => {
    await using scratch = await testDatabase();
    const { journal, db } = scratch.database;
    const tableId = await aTable(db);
    await appendNews(journal, tableId, 1);
    const taken = [anEntry({ tableId, seq: 2 }), anEntry({ tableId, seq: 1 })];
    await expect(append(journal, taken, [someNews(tableId, 2)])).rejects.toThrow("table_events_pkey");
    const faulty = { ...someNews(tableId, 2), seq: 2 ** 40 };
    await expect(append(journal, [anEntry({ tableId, seq: 2 })], [faulty])).rejects.toThrow("out of range");
    expect([await findLastSeq(db, tableId), await db.$count(outbox)]).toEqual([1, 1]);
  });

  test("are one statement, and events that tell no news are the same statement as before", async () => {
    await using scratch = await testDatabase();
    const { journal, db } = scratch.database;
    const tableId = await aTable(db);
    const statements: string[] = [];
    const heard = {
      ...journal,
      $client: {
        query: (statement: { readonly name: string }) => {
          statements.push(statement.name);
          return journal.$client.query(statement as never);
        },
      },
    } as unknown as Executor; // Only its client is used.
    await append(heard, [anEntry({ tableId, seq: 1 }), anEntry({ tableId, seq: 2 })]);
    await append(heard, [anEntry({ tableId, seq: 3 })], [someNews(tableId, 3)]);
    expect(statements).toEqual(["append_events", "append_events_with_news"]);
    const { rows } = await db.execute(sql`select distinct xmin::text from table_events where seq < 3`);
    expect(rows).toHaveLength(1);
  });
});

describe("the outbox", () => {
  /*
   * Numbers are given when a row is written, and rows are seen when their transaction ends. The older transaction has
   * written number 1 and is still under way when the younger one ends with number 2. Who reads everything after the last
   * number now, takes 2 and goes on from there: number 1 appears behind their back and is never read.
   */
  test("loses nothing when transactions end in another order than they wrote in", async () => {
    await using scratch = await testDatabase();
    const { journal, db } = scratch.database;
    const tableId = await aTable(db);
    const older = await underWay(scratch.database, (tx) => appendNews(tx, tableId, 1));
    await appendNews(journal, tableId, 2);
    expect(await db.$count(outbox)).toBe(1);
    expect(await seqsAfter(db)).toEqual([]);
    expect(await hasNewsAfter(db, BEGINNING)).toBe(true);
    await older.commit();
    await expect.poll(() => seqsAfter(db)).toEqual([1, 2]);
  });

  /* Here the younger transaction has the smaller number. A reader by transaction alone, or by number alone, loses one. */
  test("loses nothing when the older transaction writes last", async () => {
    await using scratch = await testDatabase();
    const { journal, db } = scratch.database;
    const tableId = await aTable(db);
    const older = await underWay(scratch.database, (tx) => tx.execute(sql`select pg_current_xact_id()`));
    await appendNews(journal, tableId, 1);
    expect(await seqsAfter(db)).toEqual([]);
    await older.commit((tx) => appendNews(tx, tableId, 2));
    await expect.poll(() => seqsAfter(db)).toEqual([2, 1]);
  });

  test("keeps nobody waiting for a transaction that was undone", async () => {
    await using scratch = await testDatabase();
    const { journal, db } = scratch.database;
    const tableId = await aTable(db);
    const older = await underWay(scratch.database, (tx) => appendNews(tx, tableId, 1));
    await appendNews(journal, tableId, 2);
    await expect(older.commit(() => Promise.reject(new Error("no")))).rejects.toThrow("no");
    await expect.poll(() => seqsAfter(db)).toEqual([2]);
  });

  test("is read page by page, in the order of what was written together", async () => {
    await using scratch = await testDatabase();
    const { journal, db } = scratch.database;
    const tableId = await aTable(db);
    const seqs = [1, 2, 3, 4, 5];
    await append(
      journal,
      seqs.map((seq) => anEntry({ tableId, seq })),
      seqs.map((seq) => someNews(tableId, seq)),
    );
    await expect.poll(() => seqsAfter(db)).toEqual(seqs);
    const page = await readOutbox(db, { after: BEGINNING, limit: 2 });
    const last = page.at(-1)?.position ?? BEGINNING;
    expect(await seqsAfter(db, last)).toEqual([3, 4, 5]);
    expect(await hasNewsAfter(db, last)).toBe(true);
    const [end] = (await readOutbox(db, { after: last, limit: 9 })).slice(-1);
    expect(await hasNewsAfter(db, end?.position ?? BEGINNING)).toBe(false);
  });

  test("has a horizon with all before it that could be read, and all after it that is yet to come", async () => {
    await using scratch = await testDatabase();
    const { journal, db } = scratch.database;
    const tableId = await aTable(db);
    await appendNews(journal, tableId, 1);
    await expect.poll(() => seqsAfter(db)).toEqual([1]);
    const older = await underWay(scratch.database, (tx) => appendNews(tx, tableId, 2));
    const horizon = await findOutboxHorizon(db);
    await appendNews(journal, tableId, 3);
    await older.commit();
    await expect.poll(() => seqsAfter(db, horizon)).toEqual([2, 3]);
  });
});

describe("old news", () => {
  const READERS = ["early", "late"];

  async function withReaders(database: Database) {
    const tableId = await aTable(database.db);
    for (const seq of [1, 2, 3]) await appendNews(database.journal, tableId, seq);
    await expect.poll(() => seqsAfter(database.db)).toEqual([1, 2, 3]);
    const entries = await readOutbox(database.db, { after: BEGINNING, limit: 9 });
    return async (name: string, seq: number) => {
      const position = entries[seq - 1]?.position ?? BEGINNING;
      await database.withTransaction((tx) => restartConsumer(tx, { name, version: 1, position, at: NOON }));
    };
  }

  test("is deleted once all consumers have read it, oldest first", async () => {
    await using scratch = await testDatabase();
    const { db } = scratch.database;
    const move = await withReaders(scratch.database);
    const deleteSome = (limit: number) => deleteOldNews(db, { before: NOON + 10, consumers: READERS, limit });
    await move("early", 3);
    expect(await deleteSome(9)).toBe(0);
    await move("late", 2);
    expect([await deleteSome(1), await deleteSome(9)]).toEqual([1, 1]);
    expect(await seqsAfter(db)).toEqual([3]);
  });

  test("stays for its time, however soon it was read", async () => {
    await using scratch = await testDatabase();
    const move = await withReaders(scratch.database);
    for (const name of READERS) await move(name, 3);
    const range = { before: NOON + 3, consumers: READERS, limit: 9 };
    expect(await deleteOldNews(scratch.database.db, range)).toBe(2);
  });
});

describe("numbers of transactions that came with a dump", () => {
  const FAR = sql`(pg_snapshot_xmax(pg_current_snapshot())::text::bigint + 1000000)::text::xid8`;

  test("are disowned: their rows go, and consumers that may have missed one are to be rebuilt", async () => {
    await using scratch = await testDatabase();
    const { db, journal, withTransaction } = scratch.database;
    const tableId = await aTable(db);
    await appendNews(journal, tableId, 1);
    await appendNews(journal, tableId, 2);
    await withTransaction((tx) => restartConsumer(tx, { name: "any", version: 3, position: BEGINNING, at: NOON }));
    expect(await withTransaction(disownForeignPositions)).toBe(false);
    await db
      .update(outbox)
      .set({ xid: FAR })
      .where(sql`seq = 1`);
    expect(await withTransaction(disownForeignPositions)).toBe(true);
    await expect.poll(() => seqsAfter(db)).toEqual([2]);
    expect(await db.select({ version: consumers.version }).from(consumers)).toEqual([{ version: 0 }]);
  });

  test("are known by a consumer's position as well", async () => {
    await using scratch = await testDatabase();
    const { db, withTransaction } = scratch.database;
    for (const name of ["here", "beyond"])
      await withTransaction((tx) => restartConsumer(tx, { name, version: 3, position: BEGINNING, at: NOON }));
    await db
      .update(consumers)
      .set({ positionXid: FAR })
      .where(sql`name = 'beyond'`);
    expect(await withTransaction(disownForeignPositions)).toBe(true);
    const rows = await db
      .select({ name: consumers.name, version: consumers.version })
      .from(consumers)
      .orderBy(consumers.name);
    expect(rows).toEqual([
      { name: "beyond", version: 0 },
      { name: "here", version: 3 },
    ]);
  });
});
