import type { CreateTable } from "@trelyazh/protocol";
import type { Member } from "@trelyazh/table";
import { describe, expect, test } from "vitest";
import { ClubError } from "../club-error.ts";
import { ANN, BOB, seatedTable } from "../testing/in-memory/live-table.ts";

const WISH: CreateTable = { preset: "sochi", poolTarget: 10, turnSeconds: 30, bots: 0 };
const DAN: Member = { id: "dan", name: "Dan" };

/** The refusals among the outcomes of calls that came together. */
async function refusalsOf(calls: readonly Promise<unknown>[]): Promise<readonly string[]> {
  const outcomes = await Promise.allSettled(calls);
  return outcomes.flatMap((outcome) => {
    if (outcome.status === "fulfilled") return [];
    if (outcome.reason instanceof ClubError) return outcome.reason.clubCode;
    throw outcome.reason;
  });
}

describe("opening a table while the club closes", () => {
  test("is refused with RESTARTING before anything is stored", async () => {
    const { registry, tables, store } = await seatedTable();
    await registry.close();
    const before = store.rows.length;
    expect(await refusalsOf([tables.create(DAN, { ...WISH, bots: 2 })])).toEqual(["RESTARTING"]);
    expect(store.rows).toHaveLength(before);
  });

  test("does not set the table going when that was stored meanwhile; the next start takes it up", async () => {
    const { registry, tables, store, clock, restart } = await seatedTable({ present: [] });
    const { promise: mayStore, resolve: letStore } = Promise.withResolvers<void>();
    const create = store.create.bind(store);
    store.create = (...wish) => mayStore.then(() => create(...wish));
    const opening = tables.create(DAN, { ...WISH, bots: 2 });
    await registry.close();
    letStore();
    const { tableId } = await opening;
    expect(clock.nextAt()).toBeNull();
    const next = await restart();
    await clock.advance(0);
    expect((await next.registry.get(tableId)).table.status).toBe("playing");
  });
});

describe("a table whose client has made its id", () => {
  const tableId = "6f1c2f0e-5d3b-4c1d-9a53-0d5a3a9e7b11";

  test("is made once, however often the same wish comes, also at the same time and after a restart", async () => {
    const { tables, store, restart } = await seatedTable();
    const wish = { ...WISH, tableId };
    const answers = await Promise.all([tables.create(DAN, wish), tables.create(DAN, wish)]);
    expect(answers.map((answer) => answer.tableId)).toEqual([tableId, tableId]);
    const stored = store.rows.length;
    await tables.create(DAN, wish);
    const next = await restart();
    expect(await next.tables.create(DAN, wish)).toMatchObject({ tableId });
    expect(store.rows).toHaveLength(stored);
  });

  test("is nobody else's", async () => {
    const { tables } = await seatedTable();
    await tables.create(DAN, { ...WISH, tableId });
    expect(await refusalsOf([tables.create(ANN, { ...WISH, tableId })])).toEqual(["FORBIDDEN"]);
  });
});

/** One at which play begins at once, and one at which it begins with the next person. */
const FULL = { ...WISH, bots: 2 };
const NEARLY_FULL = { ...WISH, bots: 1 };

describe("nobody gets more than five tables", () => {
  test("by opening ten at once", async () => {
    const { tables } = await seatedTable();
    const calls = Array.from({ length: 10 }, () => tables.create(DAN, FULL));
    expect(await refusalsOf(calls)).toEqual(Array(5).fill("TOO_MANY_TABLES"));
  });

  test("by joining ten at once; what came to nothing does not count", async () => {
    const { tables } = await seatedTable();
    const hosts = ["eve", "fay", "gil", "hal"].map((id) => ({ id, name: id }));
    const opened = hosts.flatMap((host) => [1, 2].map(() => tables.create(host, NEARLY_FULL)));
    const [first, ...others] = (await Promise.all(opened)).map(({ tableId }) => tableId);
    if (first === undefined) throw new Error("no table was opened");
    // The chair of whoever has opened the table.
    const inVain = opened.map(() => tables.join(DAN, { tableId: first, seat: 0 }));
    expect(await refusalsOf(inVain)).not.toContain("TOO_MANY_TABLES");
    expect(await refusalsOf(others.map((tableId) => tables.join(DAN, { tableId, seat: 2 })))).toEqual([
      "TOO_MANY_TABLES",
      "TOO_MANY_TABLES",
    ]);
  });

  test("but may take another chair where they sit already", async () => {
    const { tables, tableId } = await seatedTable();
    for (let each = 0; each < 4; each += 1) await tables.create(ANN, FULL);
    expect(await refusalsOf([tables.create(ANN, FULL)])).toEqual(["TOO_MANY_TABLES"]);
    expect(await refusalsOf([tables.join(ANN, { tableId, seat: 0 })])).not.toContain("TOO_MANY_TABLES");
  });
});

describe("nobody waits for players at more than two tables", () => {
  test("by opening ten at once", async () => {
    const { tables } = await seatedTable();
    const calls = Array.from({ length: 10 }, () => tables.create(DAN, WISH));
    expect(await refusalsOf(calls)).toEqual(Array(8).fill("TOO_MANY_TABLES"));
  });

  test("by sitting down at the tables of others", async () => {
    const { tables } = await seatedTable();
    const host = { id: "eve", name: "Eve" };
    const [one, other] = [await tables.create(host, WISH), await tables.create(host, WISH)];
    await tables.create(DAN, WISH);
    const calls = [one, other].map(({ tableId }) => tables.join(DAN, { tableId, seat: 1 }));
    expect(await refusalsOf(calls)).toEqual(["TOO_MANY_TABLES"]);
  });

  test("but may play at others, and wait again where play has begun", async () => {
    const { tables, clock } = await seatedTable();
    const [one] = [await tables.create(DAN, WISH), await tables.create(DAN, WISH)];
    const host = await tables.create(BOB, NEARLY_FULL);
    await tables.create(DAN, FULL);
    await tables.join(DAN, { tableId: host.tableId, seat: 2 });
    for (const seat of [1, 2] as const) await tables.addBot(DAN, { tableId: one.tableId, seat });
    await clock.advance(0);
    expect(await refusalsOf([tables.create(DAN, WISH)])).toEqual([]);
  });
});
