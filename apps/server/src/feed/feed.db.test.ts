import { randomUUID } from "node:crypto";
import { listConsumerLags } from "@trelyazh/db";
import { fakeClock, testDatabase } from "@trelyazh/testkit";
import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { createLogger } from "../logger.ts";
import { Instruments } from "../metrics/instruments.ts";
import {
  appendLeavings,
  createTally,
  tallied,
  tallyConsumer,
  type TallyOptions,
} from "../testing/feed/tally-consumer.ts";
import { Feed } from "./feed.ts";

type Scratch = Awaited<ReturnType<typeof testDatabase>>;

/** The feed of a process, on a clock that moves only when somebody looks whether something has come of it. */
function startFeed({ database }: Scratch, consumers: readonly TallyOptions[]) {
  const clock = fakeClock();
  const lines: string[] = [];
  const instruments = new Instruments();
  const feed = new Feed({
    database,
    clock,
    consumers: consumers.map(tallyConsumer),
    pastOf: () => Promise.resolve([]),
    instruments,
    log: createLogger("info", { write: (line: string) => void lines.push(line) }),
  });
  return {
    feed,
    clock,
    text: () => instruments.text(),
    said: () => lines.map((line) => JSON.parse(line) as { readonly msg: string; readonly consumer?: string }),
    /** Starts it, and resolves when its consumers have been made from the journal, where nothing stands. */
    async start() {
      feed.start();
      const made = () => lines.filter((line) => line.includes("consumer was rebuilt")).length;
      await expect.poll(made).toBe(consumers.length);
    },
    /** Lets time pass, a second at a time, until it is so. */
    until: <T>(read: () => Promise<T>) =>
      expect.poll(async () => {
        await clock.advance(1000);
        return read();
      }),
    [Symbol.asyncDispose]: () => feed.close(),
  };
}

async function started() {
  const scratch = await testDatabase();
  await createTally(scratch.database.db);
  const tableId = randomUUID();
  return {
    scratch,
    append: (...seqs: number[]) => appendLeavings(scratch.database, tableId, seqs),
    tallied: (name?: string) => tallied(scratch.database.db, name),
    [Symbol.asyncDispose]: () => scratch[Symbol.asyncDispose](),
  };
}

/** A consumer that cannot bear the event of that number, until it is healed. */
function poisoned(seq: number) {
  let isHealed = false;
  const tries: number[] = [];
  return {
    name: "poisoned",
    tries,
    heal: () => (isHealed = true),
    onWritten: (news: readonly { readonly seq: number }[]) => {
      tries.push(news.length);
      const isFaulty = !isHealed && news.some((each) => each.seq === seq);
      return isFaulty ? Promise.reject(new Error("cannot bear it")) : Promise.resolve();
    },
  };
}

describe("the feed", () => {
  test("works off what is there when it starts, and what comes when it is woken", async () => {
    await using at = await started();
    await using one = startFeed(at.scratch, [{}]);
    await one.start();
    await one.until(() => at.tallied()).toEqual([]);
    await at.append(1, 2);
    one.feed.wake();
    await one.until(() => at.tallied()).toEqual([1, 2]);
    expect(one.said()).toMatchObject([{ msg: "consumer was rebuilt" }]);
  });

  test("finds by itself what other processes have stored", async () => {
    await using at = await started();
    await using one = startFeed(at.scratch, [{}]);
    await one.start();
    await at.append(1);
    await one.until(() => at.tallied()).toEqual([1]);
    expect(await at.tallied()).toEqual([1]);
  });

  test("of two processes works off each row once", async () => {
    await using at = await started();
    await using one = startFeed(at.scratch, [{}]);
    await using two = startFeed(at.scratch, [{}]);
    await one.start();
    two.feed.start();
    const seqs = Array.from({ length: 100 }, (_, index) => index + 1);
    for (const seq of seqs) {
      await at.append(seq);
      (seq % 2 === 0 ? one : two).feed.wake();
    }
    await one.until(async () => (await two.clock.advance(1000), at.tallied())).toHaveLength(100);
    expect(await at.tallied()).toEqual(seqs);
  });

  test("tries a faulty row again and says so once; what stands before it and other consumers go on", async () => {
    await using at = await started();
    const bad = poisoned(3);
    await using one = startFeed(at.scratch, [bad, { name: "sound" }]);
    await one.start();
    await at.append(1, 2, 3, 4);
    await one.until(() => at.tallied("sound")).toEqual([1, 2, 3, 4]);
    await one.until(() => at.tallied("poisoned")).toEqual([1, 2]);
    const before = bad.tries.length;
    await one.until(() => Promise.resolve(bad.tries.length)).toBeGreaterThan(before + 2);
    expect(await at.tallied("poisoned")).toEqual([1, 2]);
    expect(one.said().filter(({ msg }) => msg === "consumer failed and will try again")).toMatchObject([
      { consumer: "poisoned" },
    ]);
    expect(await one.text()).toMatch(/trelyazh_consumer_failures_total\{consumer="poisoned"\} \d/);
    bad.heal();
    await one.until(() => at.tallied("poisoned")).toEqual([1, 2, 3, 4]);
    expect(one.said().at(-1)).toMatchObject({ msg: "consumer goes on", consumer: "poisoned" });
  });

  test("waits longer after each failure, up to half a minute, and nobody can hurry it", async () => {
    await using at = await started();
    const bad = poisoned(1);
    await using one = startFeed(at.scratch, [bad]);
    await one.start();
    await at.append(1);
    await one.until(() => Promise.resolve(bad.tries.length)).toBeGreaterThan(3);
    const failures = () => one.text().then((text) => Number(/failures_total\{[^}]*\} (\d+)/.exec(text)?.[1]));
    const tried = await failures();
    one.feed.wake();
    await one.clock.advance(0);
    expect(await failures()).toBe(tried);
    await one.until(failures).toBeGreaterThan(tried);
  });

  test("takes what comes soon after a run together, however often it is woken", async () => {
    await using at = await started();
    const { database } = at.scratch;
    let transactions = 0;
    const counted: typeof database = {
      ...database,
      withTransaction: (work) => ((transactions += 1), database.withTransaction(work)),
    };
    await using one = startFeed({ ...at.scratch, database: counted }, [{}]);
    await one.start();
    await at.append(1);
    await one.until(() => at.tallied()).toEqual([1]);
    transactions = 0;
    // The clock stands still, and each of these takes longer than to find nothing.
    for (let time = 1; time <= 20; time += 1) {
      one.feed.wake();
      await at.tallied();
    }
    // The end of the run before, and one run at once.
    expect(transactions).toBeLessThanOrEqual(2);
    await at.append(2);
    one.feed.wake();
    await one.until(() => at.tallied()).toEqual([1, 2]);
  });

  test("says how far its consumers are behind", async () => {
    await using at = await started();
    const bad = poisoned(1);
    await using one = startFeed(at.scratch, [bad, { name: "sound" }]);
    await one.start();
    await at.append(1, 2);
    await one.until(() => at.tallied("sound")).toEqual([1, 2]);
    await one.until(() => one.text()).toContain('trelyazh_consumer_waiting_rows{consumer="poisoned"} 2');
    await one.until(() => one.text()).toContain('trelyazh_consumer_waiting_rows{consumer="sound"} 0');
    const text = await one.text();
    expect(text).toContain('trelyazh_consumer_lag_seconds{consumer="sound"} 0');
    const [, age] = /trelyazh_consumer_lag_seconds\{consumer="poisoned"\} ([\d.]+)/.exec(text) ?? [];
    expect(Number(age)).toBeCloseTo(one.clock.now() / 1000 - 1, 0);
    expect(text).toContain('trelyazh_consumer_rows_total{consumer="sound"} 2');
  });

  test("closes between two batches, and the next process goes on from there", async () => {
    await using at = await started();
    const { promise: mayEnd, resolve: end } = Promise.withResolvers<void>();
    let hasBegun = false;
    const slow = { onWritten: () => ((hasBegun = true), mayEnd) };
    await using one = startFeed(at.scratch, [slow]);
    await one.start();
    await at.append(...Array.from({ length: 40 }, (_, index) => index + 1));
    one.feed.wake();
    await one.until(() => Promise.resolve(hasBegun)).toBe(true);
    const closed = one.feed.close();
    end();
    await closed;
    expect(await at.tallied()).toHaveLength(32);
    await using two = startFeed(at.scratch, [{}]);
    two.feed.start();
    await two.until(() => at.tallied()).toHaveLength(40);
  });

  test("knows a database that came from a dump, and makes its consumers anew", async () => {
    await using at = await started();
    const { db } = at.scratch.database;
    {
      await using one = startFeed(at.scratch, [{}]);
      await one.start();
      await at.append(1);
      await one.until(() => at.tallied()).toEqual([1]);
    }
    await db.execute(sql`update consumers set position_xid = (position_xid::text::bigint + 1000000)::text::xid8`);
    await using two = startFeed(at.scratch, [{}]);
    two.feed.start();
    await two.until(() => Promise.resolve(two.said().map(({ msg }) => msg))).toContain("consumer was rebuilt");
    await at.append(2);
    await two.until(() => at.tallied()).toEqual([2]);
    expect(await listConsumerLags(db, ["tally"])).toMatchObject([{ rows: 0 }]);
  });
});
