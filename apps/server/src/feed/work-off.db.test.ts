import { randomUUID } from "node:crypto";
import { findConsumer, isConnectionLost, type Database } from "@trelyazh/db";
import { fakeClock, testDatabase } from "@trelyazh/testkit";
import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { killedConsumer } from "../testing/feed/consumer-process.ts";
import { appendLeavings, createTally, tallied, tallyConsumer } from "../testing/feed/tally-consumer.ts";
import type { DurableConsumer } from "./consumer.ts";
import { workOff, type Outcome, type WorkDeps } from "./work-off.ts";

async function started() {
  const scratch = await testDatabase();
  const { database } = scratch;
  await createTally(database.db);
  const tableId = randomUUID();
  const deps: WorkDeps = { database, clock: fakeClock(), pastOf: () => Promise.resolve([]), onBroken: () => {} };
  return {
    database,
    url: scratch.url,
    deps,
    append: (...seqs: number[]) => appendLeavings(database, tableId, seqs),
    step: (consumer: DurableConsumer, limit = 10) => workOff(consumer, deps, limit),
    /** Has it work until nothing is left, be it that another transaction of this PostgreSQL ends first. */
    finish: (consumer: DurableConsumer, limit = 10) => expect.poll(() => finish(consumer, deps, limit)).toBe("done"),
    [Symbol.asyncDispose]: () => scratch[Symbol.asyncDispose](),
  };
}

async function finish(consumer: DurableConsumer, deps: WorkDeps, limit: number): Promise<Outcome["type"]> {
  for (;;) {
    const { type } = await workOff(consumer, deps, limit);
    if (type !== "moved" && type !== "rebuilt") return type;
  }
}

async function positionOf({ db }: Database, name = "tally"): Promise<unknown> {
  return (await findConsumer(db, name))?.position;
}

describe("a consumer", () => {
  test("is told each row once, in batches and in their order, and then has nothing to do", async () => {
    await using at = await started();
    const sizes: number[] = [];
    const tally = tallyConsumer({ onWritten: (news) => Promise.resolve(void sizes.push(news.length)) });
    await at.finish(tally);
    await at.append(1, 2, 3, 4, 5);
    await at.finish(tally, 2);
    expect(await tallied(at.database.db)).toEqual([1, 2, 3, 4, 5]);
    expect(sizes).toEqual([2, 2, 1]);
    expect(await at.step(tally)).toEqual({ type: "done" });
  });

  test("is told only what it wants to know, and steps over the rest", async () => {
    await using at = await started();
    const deaf: DurableConsumer = { ...tallyConsumer(), kinds: ["pulyaSettled"] };
    await at.finish(deaf);
    await at.append(1, 2);
    await at.finish(deaf);
    expect(await tallied(at.database.db)).toEqual([]);
    expect(await at.step(deaf)).toEqual({ type: "done" });
  });

  test("waits for what is too young, as an older transaction may still bring forth something before it", async () => {
    await using at = await started();
    const tally = tallyConsumer();
    await at.finish(tally);
    await at.database.withTransaction(async (older) => {
      await older.execute(sql`select pg_current_xact_id()`);
      await at.append(1);
      expect(await at.step(tally)).toEqual({ type: "young" });
    });
    await at.finish(tally);
    expect(await tallied(at.database.db)).toEqual([1]);
  });

  test("that is killed between its work and its position has done neither: nothing is doubled, nothing lost", async () => {
    await using at = await started();
    await at.finish(tallyConsumer());
    await at.append(1, 2, 3, 4, 5);
    await expect.poll(() => youngest(at.database)).toBe(5);
    expect(await killedConsumer(at.url)).toEqual([1, 2, 3]);
    expect(await tallied(at.database.db)).toEqual([]);
    await at.finish(tallyConsumer());
    expect(await tallied(at.database.db)).toEqual([1, 2, 3, 4, 5]);
  });

  test("whose connection is cut between its work and its position goes on as if it had never begun", async () => {
    await using at = await started();
    await at.finish(tallyConsumer());
    await at.append(1, 2);
    await expect.poll(() => youngest(at.database)).toBe(2);
    const before = await positionOf(at.database);
    const cut = tallyConsumer({
      onWritten: async (_, tx) => void (await tx.execute(sql`select pg_terminate_backend(pg_backend_pid())`)),
    });
    await expect(at.step(cut)).rejects.toSatisfy(isConnectionLost);
    expect(await positionOf(at.database)).toEqual(before);
    await at.finish(tallyConsumer());
    expect(await tallied(at.database.db)).toEqual([1, 2]);
  });

  test("of two processes is worked off by one at a time, and each row once", async () => {
    await using at = await started();
    await at.finish(tallyConsumer());
    await at.append(1, 2, 3, 4, 5, 6);
    await expect.poll(() => youngest(at.database)).toBe(6);
    const { promise: mayGoOn, resolve: goOn } = Promise.withResolvers<void>();
    const { promise: isWriting, resolve: writes } = Promise.withResolvers<void>();
    const slow = at.step(tallyConsumer({ onWritten: () => (writes(), mayGoOn) }), 3);
    await isWriting;
    expect(await at.step(tallyConsumer())).toEqual({ type: "busy" });
    goOn();
    expect(await slow).toEqual({ type: "moved", rows: 3 });
    await Promise.all([at.step(tallyConsumer(), 1), at.step(tallyConsumer(), 1), at.step(tallyConsumer(), 1)]);
    await at.finish(tallyConsumer(), 1);
    expect(await tallied(at.database.db)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test("whose rows are of a newer version is left to whoever knows that version", async () => {
    await using at = await started();
    await at.finish(tallyConsumer({ version: 2 }));
    await at.append(1);
    expect(await at.step(tallyConsumer({ version: 1 }))).toEqual({ type: "newer" });
    expect(await tallied(at.database.db)).toEqual([]);
  });
});

/** Returns the number of the last row that can be read. */
async function youngest({ db }: Database): Promise<number> {
  const { rows } = await db.execute<{ seq: number }>(
    sql`select max(seq) as seq from outbox where xid < pg_snapshot_xmin(pg_current_snapshot())`,
  );
  return rows[0]?.seq ?? 0;
}
