import { randomUUID } from "node:crypto";
import { findConsumer, insertTable, users, type Executor } from "@trelyazh/db";
import { settingsOf } from "@trelyazh/preferans";
import { fakeClock, testDatabase } from "@trelyazh/testkit";
import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { ClubError } from "../club-error.ts";
import { appendLeavings, createTally, leavingNews, tallied, tallyConsumer } from "../testing/feed/tally-consumer.ts";
import type { DurableConsumer } from "./consumer.ts";
import { rebuildConsumer, type RebuildDeps, type RebuildProgress } from "./rebuild.ts";
import { workOff } from "./work-off.ts";

/** A club with that many tables, whose journals are what the test says they are. */
async function started(tables: number) {
  const scratch = await testDatabase();
  const { database } = scratch;
  await createTally(database.db);
  const tableIds = await storeTables(database.db, tables);
  const past = new Map<string, number[]>(tableIds.map((id) => [id, []]));
  const deps = {
    database,
    clock: fakeClock(),
    pastOf: (_: Executor, tableId: string) =>
      Promise.resolve((past.get(tableId) ?? []).map((seq) => leavingNews(tableId, seq))),
    onBroken: () => {},
  } satisfies RebuildDeps;
  return {
    database,
    deps,
    tableIds,
    /** It happened at that table long ago, and stands in its journal alone. */
    remember: (table: number, ...seqs: number[]) => past.get(tableIds[table] ?? "")?.push(...seqs),
    /** It happens at that table; the outbox and the journal learn of it. */
    async append(table: number, ...seqs: number[]) {
      const tableId = tableIds[table] ?? "";
      await appendLeavings(database, tableId, seqs);
      past.get(tableId)?.push(...seqs);
    },
    rebuild: (consumer: DurableConsumer, changes: Partial<Omit<RebuildDeps, "database">> = {}) =>
      rebuildConsumer(consumer, { ...deps, ...changes }),
    finish: (consumer: DurableConsumer) =>
      expect
        .poll(async () => {
          let step = await workOff(consumer, deps, 10);
          while (step.type === "moved" || step.type === "rebuilt") step = await workOff(consumer, deps, 10);
          return step.type;
        })
        .toBe("done"),
    [Symbol.asyncDispose]: () => scratch[Symbol.asyncDispose](),
  };
}

async function storeTables(db: Executor, count: number): Promise<readonly string[]> {
  await db.insert(users).values({ id: "ann", name: "Ann", email: "ann" });
  const ids = Array.from({ length: count }, () => randomUUID());
  for (const id of ids)
    await insertTable(db, { id, ownerId: "ann", settings: settingsOf("sochi"), turnSeconds: 30, createdAt: 0 });
  return ids;
}

describe("a rebuild", () => {
  test("gives the rows that the consumer had, of all tables, in the order in which it happened", async () => {
    await using at = await started(3);
    const tally = tallyConsumer();
    await at.finish(tally);
    await at.append(2, 1, 2);
    await at.append(0, 3);
    await at.append(1, 4);
    await at.append(2, 5);
    await at.finish(tally);
    const live = await tallied(at.database.db);
    expect(await at.rebuild(tally)).toEqual({ tables: 3, of: 3, rows: 5 });
    expect(await tallied(at.database.db)).toEqual(live);
    await at.finish(tally);
    expect(await tallied(at.database.db)).toEqual([1, 2, 3, 4, 5]);
  });

  test("takes along what happens meanwhile, once", async () => {
    await using at = await started(2);
    const tally = tallyConsumer();
    await at.finish(tally);
    await at.append(0, 1, 2);
    await at.finish(tally);
    // Read from the journal and written to the outbox, both.
    const { pastOf } = at.deps;
    let isFirst = true;
    await at.rebuild(tally, {
      async pastOf(executor, tableId) {
        if (isFirst) await at.append(0, 3);
        if (isFirst) await at.append(1, 4);
        isFirst = false;
        return pastOf(executor, tableId);
      },
    });
    await at.finish(tally);
    expect((await tallied(at.database.db)).toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4]);
  });

  test("shows nobody the rows half made, and gives up without a trace when it is told to", async () => {
    await using at = await started(1);
    const tally = tallyConsumer();
    await at.finish(tally);
    await at.append(0, 1, 2);
    await at.finish(tally);
    const before = await findConsumer(at.database.db, "tally");
    const closing = new AbortController();
    const seen: number[][] = [];
    const watched = tallyConsumer({ onWritten: async () => void seen.push(await tallied(at.database.db)) });
    const onProgress = ({ rows }: RebuildProgress) => {
      if (rows > 0) closing.abort();
    };
    await at.rebuild(watched);
    expect(seen).toEqual([[1, 2]]);
    const again = at.rebuild(watched, { signal: AbortSignal.abort(new Error("the club closes")), onProgress });
    await expect(again).rejects.toThrow("the club closes");
    expect(await tallied(at.database.db)).toEqual([1, 2]);
    expect((await findConsumer(at.database.db, "tally"))?.version).toBe(before?.version);
  });

  test("leaves out a table whose journal cannot be read, tells of it, and goes on with the others", async () => {
    await using at = await started(3);
    for (const table of [0, 1, 2]) at.remember(table, table + 1);
    const broken: string[] = [];
    const { pastOf } = at.deps;
    const progress = await at.rebuild(tallyConsumer(), {
      pastOf: (executor, tableId) =>
        tableId === at.tableIds[1]
          ? Promise.reject(new ClubError("TABLE_BROKEN", { cause: new Error("a gap") }))
          : pastOf(executor, tableId),
      onBroken: (tableId) => broken.push(tableId),
    });
    expect(broken).toEqual([at.tableIds[1]]);
    expect(progress).toEqual({ tables: 3, of: 3, rows: 2 });
    expect(await tallied(at.database.db)).toEqual([1, 3]);
  });

  test("gives up when the database does, and leaves the rows that were there", async () => {
    await using at = await started(1);
    const tally = tallyConsumer();
    await at.rebuild(tally);
    await at.append(0, 1);
    await at.finish(tally);
    const away = at.rebuild(tally, { pastOf: () => Promise.reject(new Error("no database")) });
    await expect(away).rejects.toThrow("no database");
    expect(await tallied(at.database.db)).toEqual([1]);
  });

  test("holds up nobody while it reads journals: its transaction has no number yet", async () => {
    await using at = await started(1);
    const numbers: unknown[] = [];
    await at.rebuild(tallyConsumer(), {
      async pastOf(executor) {
        const { rows } = await executor.execute(sql`select pg_current_xact_id_if_assigned() as number`);
        numbers.push(...rows);
        return [];
      },
    });
    expect(numbers).toEqual([{ number: null }]);
  });

  test("goes through many tables and much news page by page, and says how far it is", async () => {
    await using at = await started(120);
    const seqs = Array.from({ length: 130 }, (_, index) => index + 1);
    at.remember(0, ...seqs);
    const said: RebuildProgress[] = [];
    const sizes: number[] = [];
    const tally = tallyConsumer({ onWritten: (news) => Promise.resolve(void sizes.push(news.length)) });
    await at.rebuild(tally, { onProgress: (progress) => said.push(progress) });
    expect(said.map(({ tables, rows }) => [tables, rows])).toEqual([
      [50, 0],
      [100, 0],
      [120, 0],
      [120, 50],
      [120, 100],
      [120, 130],
    ]);
    expect(sizes).toEqual([50, 50, 30]);
    expect(await tallied(at.database.db)).toEqual(seqs);
  });
});

describe("a consumer of an older version", () => {
  test("is made anew by whoever works it off, and so is one that has never done anything", async () => {
    await using at = await started(1);
    await at.append(0, 1, 2);
    await at.finish(tallyConsumer({ version: 1 }));
    expect(await tallied(at.database.db)).toEqual([1, 2]);
    await at.append(0, 3);
    await at.finish(tallyConsumer({ version: 2 }));
    expect(await tallied(at.database.db)).toEqual([1, 2, 3]);
    expect((await findConsumer(at.database.db, "tally"))?.version).toBe(2);
  });
});
