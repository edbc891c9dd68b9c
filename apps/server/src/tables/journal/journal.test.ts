import { describe, expect, test, vi } from "vitest";
import { MemoryStore } from "../../testing/in-memory/memory-store.ts";
import { Elsewhere } from "../ownership/elsewhere.ts";
import { Journal } from "./journal.ts";
import type { TableAppend } from "./table-store.ts";

/** What the owner of that table appends: events of these numbers. */
function append(tableId: string, ...seqs: readonly number[]): TableAppend {
  const rows = seqs.map(
    (seq) =>
      ({
        tableId,
        envelope: { seq, at: 0, event: { type: "endAgreed" }, turn: null },
        command: null,
        secret: null,
      }) as const,
  );
  return { tableId, epoch: 1, rows, news: [] };
}

describe("the journal", () => {
  test("stores what arrives together in one statement", async () => {
    const store = new MemoryStore();
    const journal = new Journal(store);
    await Promise.all([journal.append(append("a", 1, 2)), journal.append(append("b", 1))]);
    expect(store.batches).toEqual([3]);
  });

  test("stores at once what comes after a rest, and then gathers until enough has come", async () => {
    const store = new MemoryStore();
    const journal = new Journal(store, { everyMs: 2 ** 30, batchSize: 2 });
    await journal.append(append("a", 1));
    await Promise.all([journal.append(append("a", 2)), journal.append(append("b", 1))]);
    expect(store.batches).toEqual([1, 2]);
  });

  test.each([
    { who: "a process that has the database for itself", isAlone: true, waitsMs: 12 },
    { who: "one of several nodes", isAlone: false, waitsMs: 20 },
  ])("of $who stores what comes soon after something else when $waitsMs ms are over", async ({ isAlone, waitsMs }) => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setImmediate", "clearImmediate", "performance"] });
    using _real = { [Symbol.dispose]: () => void vi.useRealTimers() };
    const store = new MemoryStore();
    const journal = new Journal(store, { isAlone });
    const first = journal.append(append("a", 1));
    await vi.advanceTimersByTimeAsync(0);
    const second = journal.append(append("a", 2));
    await vi.advanceTimersByTimeAsync(waitsMs - 1);
    expect(store.batches).toEqual([1]);
    await vi.advanceTimersByTimeAsync(1);
    await Promise.all([first, second]);
    expect(store.batches).toEqual([1, 1]);
  });

  test("keeps statements small and sends four at a time; what comes meanwhile gathers", async () => {
    const answers: (() => void)[] = [];
    const stored: string[][] = [];
    const journal = new Journal(
      {
        append(appends) {
          stored.push(appends.map(({ tableId }) => tableId));
          return new Promise((resolve) => answers.push(() => resolve([])));
        },
      },
      { everyMs: 0, batchSize: 2 },
    );
    const all = Promise.all(Array.from("abcdefghi", (tableId) => journal.append(append(tableId, 1))));
    expect(stored).toEqual([["a"], ["b"], ["c"], ["d"]]);
    answers[1]?.();
    await expect.poll(() => stored.slice(4)).toEqual([["e", "f", "g", "h"]]);
    answers[0]?.();
    await expect.poll(() => stored.slice(5)).toEqual([["i"]]);
    for (const answer of answers) answer();
    await all;
  });

  test("lets one table's taken number fail that table's entry alone", async () => {
    const store = new MemoryStore();
    await store.append([append("a", 1)]);
    const journal = new Journal(store);
    const outcomes = await Promise.allSettled([journal.append(append("a", 1)), journal.append(append("b", 1))]);
    expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "fulfilled"]);
  });

  test.each(["57014", "53100", "40P01"])(
    "fails all at once when the fault is no row's own, as with %s",
    async (code) => {
      const fault = Object.assign(new Error("not now"), { code });
      let statements = 0;
      const journal = new Journal({
        append() {
          statements += 1;
          return Promise.reject(fault);
        },
      });
      const entries = ["a", "b", "c"].map((tableId) => journal.append(append(tableId, 1)));
      expect(await Promise.allSettled(entries)).toEqual(entries.map(() => ({ status: "rejected", reason: fault })));
      expect(statements).toBe(1);
    },
  );

  test("finds one faulty entry among many without trying each alone", async () => {
    const store = new MemoryStore();
    await store.append([append("table 5", 1)]);
    let statements = 0;
    const journal = new Journal({
      append(appends) {
        statements += 1;
        return store.append(appends);
      },
    });
    const entries = Array.from({ length: 32 }, (_, index) => journal.append(append(`table ${index}`, 1)));
    const outcomes = await Promise.allSettled(entries);
    expect(outcomes.flatMap(({ status }, index) => (status === "rejected" ? index : []))).toEqual([5]);
    expect(statements).toBeLessThan(12);
  });

  test("sends away what is not its node's any more, and nothing else of the same statement", async () => {
    const store = new MemoryStore();
    store.owners.set("b", { nodeId: "another", epoch: 2 });
    const journal = new Journal(store);
    const lost = [journal.append(append("b", 1)), journal.append({ ...append("a", 7), epoch: 5 })];
    const kept = [journal.append(append("a", 1)), journal.append({ ...append("b", 1), epoch: 2 })];
    const outcomes = await Promise.allSettled([...lost, ...kept]);
    expect(outcomes).toMatchObject([
      { status: "rejected", reason: new Elsewhere("b") },
      { status: "rejected", reason: new Elsewhere("a") },
      { status: "fulfilled" },
      { status: "fulfilled" },
    ]);
    expect(store.batches).toEqual([2]);
  });

  test("sends nothing once its node may not write, not even what has waited since before", async () => {
    const store = new MemoryStore();
    let mayWrite = true;
    const journal = new Journal(store, { everyMs: 2 ** 30, mayWrite: () => mayWrite });
    await journal.append(append("a", 1));
    const waiting = journal.append(append("a", 2));
    mayWrite = false;
    void journal.flush();
    await expect(waiting).rejects.toEqual(new Elsewhere("a"));
    expect(store.batches).toEqual([1]);
  });

  test("fails all when the connection is lost, and stores again when it is back", async () => {
    const store = new MemoryStore();
    const journal = new Journal(store);
    store.fault = "unanswered";
    const outcomes = await Promise.allSettled([journal.append(append("a", 1)), journal.append(append("b", 1))]);
    expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    store.fault = null;
    await journal.append(append("a", 2));
    expect(store.batches).toEqual([2, 1]);
  });

  test("is flushed when nothing waits any more", async () => {
    const store = new MemoryStore();
    const journal = new Journal(store);
    let stored = false;
    void journal.append(append("a", 1)).then(() => (stored = true));
    await journal.flush();
    expect(stored).toBe(true);
    await journal.flush();
  });
});
