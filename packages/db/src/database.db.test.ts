import { sql } from "drizzle-orm";
import { Client } from "pg";
import { expect, inject, test } from "vitest";
import type { PoolGauges, Transaction } from "./database.ts";
import { openDatabase } from "./database.ts";
import { isConnectionLost } from "./failures.ts";
import { users } from "./schema/users.ts";
import { aUser, testDatabase } from "./testing/fixtures.ts";

const IDLE: PoolGauges = { total: 1, idle: 1, waiting: 0 };

async function countUsers(executor: Pick<Transaction, "$count">): Promise<number> {
  return executor.$count(users);
}

/** Ends the server's side of every connection to this test's database. */
async function cutConnections(databaseUrl: string): Promise<void> {
  const admin = new Client({ connectionString: inject("postgresUrl") });
  await admin.connect();
  const name = new URL(databaseUrl).pathname.slice(1);
  await admin.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = $1", [name]);
  await admin.end();
}

test("a transaction commits what it did and returns what it was asked for", async () => {
  await using scratch = await testDatabase();
  const id = await scratch.database.withTransaction((tx) => aUser(tx));
  expect(id).toMatch(/^[0-9a-f-]{36}$/);
  expect(await countUsers(scratch.database.db)).toBe(1);
  expect(scratch.database.gauges().main).toEqual(IDLE);
});

test("a transaction that throws leaves no trace and its connection goes back", async () => {
  await using scratch = await testDatabase();
  const fault = new Error("changed my mind");
  const attempt = scratch.database.withTransaction(async (tx) => {
    await aUser(tx);
    throw fault;
  });
  await expect(attempt).rejects.toBe(fault);
  expect(await countUsers(scratch.database.db)).toBe(0);
  expect(scratch.database.gauges().main).toEqual(IDLE);
});

test("a refused statement rolls back and its connection goes back", async () => {
  await using scratch = await testDatabase();
  const attempt = scratch.database.withTransaction(async (tx) => {
    await aUser(tx);
    await tx.execute(sql`select 1 / 0`);
  });
  await expect(attempt).rejects.toThrow("select 1 / 0");
  expect(await countUsers(scratch.database.db)).toBe(0);
  expect(scratch.database.gauges().main).toEqual(IDLE);
});

test("a transaction that hides a refused statement is not taken for committed", async () => {
  await using scratch = await testDatabase();
  const attempt = scratch.database.withTransaction(async (tx) => {
    await aUser(tx);
    await tx.execute(sql`select 1 / 0`).catch(() => undefined);
  });
  await expect(attempt).rejects.toThrow("rolled back");
  expect(await countUsers(scratch.database.db)).toBe(0);
  expect(scratch.database.gauges().main).toEqual(IDLE);
});

test("a leaked transaction refuses all use after its end", async () => {
  await using scratch = await testDatabase();
  const leaked = await scratch.database.withTransaction((tx) => Promise.resolve({ tx }));
  await expect(aUser(leaked.tx)).rejects.toThrow(
    expect.objectContaining({ cause: expect.objectContaining({ message: expect.stringContaining("is over") }) }),
  );
  expect(await countUsers(scratch.database.db)).toBe(0);
  expect(scratch.database.gauges().main).toEqual(IDLE);
});

test("more failing transactions than connections leave none held", async () => {
  await using scratch = await testDatabase({ poolSize: 2 });
  const attempts = Array.from({ length: 20 }, () =>
    scratch.database.withTransaction(async (tx) => {
      await tx.execute(sql`select 1`);
      throw new Error("no");
    }),
  );
  const outcomes = await Promise.allSettled(attempts);
  expect(outcomes.every(({ status }) => status === "rejected")).toBe(true);
  expect(scratch.database.gauges().main).toEqual({ total: 2, idle: 2, waiting: 0 });
});

test("a connection lost inside a transaction is known as such and does not return to the pool", async () => {
  await using scratch = await testDatabase();
  const attempt = scratch.database.withTransaction(async (tx) => {
    await aUser(tx);
    await cutConnections(scratch.url);
    await aUser(tx);
  });
  const failure = await attempt.then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(isConnectionLost(failure)).toBe(true);
  expect(scratch.database.gauges().main).toEqual({ total: 0, idle: 0, waiting: 0 });
  expect(await countUsers(scratch.database.db)).toBe(0);
});

test("idle connections that break are reported and replaced", async () => {
  const { promise: reported, resolve } = Promise.withResolvers<Error>();
  await using scratch = await testDatabase({ onError: resolve });
  expect(await countUsers(scratch.database.db)).toBe(0);
  await cutConnections(scratch.url);
  expect(isConnectionLost(await reported)).toBe(true);
  expect(await countUsers(scratch.database.db)).toBe(0);
});

test("the journal's pool does not wait for the main one", async () => {
  await using scratch = await testDatabase({ poolSize: 1, journalPoolSize: 1 });
  await scratch.database.withTransaction(async () => {
    expect(await countUsers(scratch.database.journal)).toBe(0);
    await scratch.database.withJournalTransaction((tx) => aUser(tx));
    const waiting = scratch.database.db.execute(sql`select 1`).then(({ rowCount }) => rowCount);
    expect(scratch.database.gauges().main).toEqual({ total: 1, idle: 0, waiting: 1 });
    return { waiting };
  });
  expect(await countUsers(scratch.database.journal)).toBe(1);
});

test("a statement that takes too long is given up", async () => {
  await using scratch = await testDatabase({ statementTimeoutMs: 50 });
  await expect(scratch.database.db.execute(sql`select pg_sleep(10)`)).rejects.toThrow(
    expect.objectContaining({ cause: expect.objectContaining({ code: "57014" }) }),
  );
});

test("a database that is not there is a lost connection", async () => {
  await using database = openDatabase({ url: "postgres://nobody@127.0.0.1:1/none", onError: () => undefined });
  const failure = await database.db.execute(sql`select 1`).then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(isConnectionLost(failure)).toBe(true);
  await expect(database.withTransaction((tx) => aUser(tx))).rejects.toSatisfy(isConnectionLost);
});

test("closing twice is closing once", async () => {
  await using scratch = await testDatabase();
  await scratch.database.close();
  await scratch.database.close();
  await expect(countUsers(scratch.database.db)).rejects.toThrow("count");
});
