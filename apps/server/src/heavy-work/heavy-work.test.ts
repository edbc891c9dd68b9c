import { readdirSync } from "node:fs";
import { getPriority } from "node:os";
import { isDeepStrictEqual } from "node:util";
import { decide, evolve, settingsOf, startPulya, viewFor, type Pulya } from "@trelyazh/preferans";
import { BOT_LEVELS, type BotQuestion } from "@trelyazh/table";
import { describe, expect, test } from "vitest";
import { createLogger } from "../logger.ts";
import { deckOf } from "../tables/actor/dealing.ts";
import { HeavyWork, type HeavyWorkOptions, type JobReport } from "./heavy-work.ts";
import { thinkOfMove } from "./think-of-move.ts";

const never = { forWhom: "ann", signal: new AbortController().signal };
const refusal = (clubCode: string): unknown => expect.objectContaining({ clubCode });

/** A deal before its first call. */
function dealt(): Pulya {
  const pulya = startPulya({ settings: settingsOf("sochi", { closeBy: { kind: "deals", count: 1 } }), dealer: 0 });
  const decision = decide(pulya, {
    type: "deal",
    deck: deckOf({ serverSeed: "ab".repeat(32), clientNonces: [], dealNumber: 1 }),
  });
  if (!decision.ok) throw new Error(decision.code);
  return decision.events.reduce(evolve, pulya);
}

const question: BotQuestion = { view: viewFor(dealt(), 1), seat: 1, seed: 7, level: "club", temper: "even" };
/** It is not this seat's turn. */
const senseless: BotQuestion = { ...question, view: viewFor(dealt(), 2), seat: 2 };

function heavyWork(options: Partial<HeavyWorkOptions> = {}) {
  const reports: JobReport[] = [];
  const work = new HeavyWork({
    threads: 1,
    onJob: (report) => reports.push(report),
    log: createLogger("silent"),
    ...options,
  });
  return { work, reports, [Symbol.asyncDispose]: () => work.close() };
}

/** By the number of the thread in this process. */
function nicenessOfThreads(): ReadonlyMap<number, number> {
  const threads = readdirSync("/proc/self/task").map(Number);
  return new Map(threads.map((thread) => [thread, getPriority(thread)]));
}

describe("heavy work", () => {
  test("a bot of any level comes to the same move in a worker thread as in this one", async () => {
    await using started = heavyWork();
    for (const level of BOT_LEVELS) {
      const here = thinkOfMove({ ...question, level }, () => false);
      const there = await started.work.run("thinkOfMove", { ...question, level }, never);
      // A machine that is too slow may have cut one of them short.
      const alike = here.isStopped || there.isStopped || isDeepStrictEqual(there, here);
      expect(alike, level).toBe(true);
      expect(decide(dealt(), there.move).ok).toBe(true);
    }
  });

  test("a job that throws is refused with INTERNAL and its cause, and the thread goes on", async () => {
    await using started = heavyWork();
    const failed = started.work.run("thinkOfMove", senseless, never);
    await expect(failed).rejects.toEqual(refusal("INTERNAL"));
    await expect(failed).rejects.toHaveProperty("cause.message", "seat 2 has no decision to take");
    expect((await started.work.run("thinkOfMove", question, never)).move).toBeDefined();
    expect(started.work.threads).toBe(1);
  });

  test.runIf(process.platform === "linux")("worker threads stand back behind the event loop's thread", async () => {
    await using started = heavyWork();
    const before = nicenessOfThreads();
    await started.work.run("thinkOfMove", question, never);
    const risen = [...nicenessOfThreads()].filter(([thread, nice]) => nice !== before.get(thread) && nice > 0);
    expect(risen).toHaveLength(1);
    expect(risen[0]?.[1]).toBe(10 + (before.get(process.pid) ?? 0));
  });

  test("a full queue refuses with BUSY at once, and what waits is done in order", async () => {
    await using started = heavyWork({ queueLimit: 2 });
    const done: number[] = [];
    const jobs = [1, 2, 3].map(async (number) => {
      await started.work.run("thinkOfMove", question, never);
      done.push(number);
    });
    await expect(started.work.run("thinkOfMove", question, never)).rejects.toEqual(refusal("BUSY"));
    expect(done).toEqual([]);
    await Promise.all(jobs);
    expect(done).toEqual([1, 2, 3]);
    expect(started.reports.map(({ outcome }) => outcome)).toEqual(["refused", "done", "done", "done"]);
  });

  test("reports how long a job has waited and run", async () => {
    await using started = heavyWork();
    await Promise.all([1, 2].map(() => started.work.run("thinkOfMove", question, never)));
    const [first, second] = started.reports;
    expect(first).toMatchObject({ name: "thinkOfMove", outcome: "done" });
    expect(first?.runMs).toBeGreaterThan(0);
    expect(second?.waitMs).toBeGreaterThanOrEqual(first?.runMs ?? Infinity);
  });

  test("a job that is called off ends with the signal's reason, waiting or running, and the thread stays", async () => {
    await using started = heavyWork();
    await started.work.run("thinkOfMove", question, never);
    const off = new AbortController();
    const running = started.work.run("thinkOfMove", { ...question, level: "master" }, { ...never, signal: off.signal });
    const waiting = started.work.run("thinkOfMove", question, { ...never, signal: off.signal });
    off.abort(new Error("nobody wants to know"));
    await expect(waiting).rejects.toBe(off.signal.reason);
    await expect(running).rejects.toBe(off.signal.reason);
    expect(started.work.threads).toBe(1);
    expect(started.reports.slice(1).map(({ outcome }) => outcome)).toEqual(["called off", "called off"]);
  });

  test("a job past its limit is refused with INTERNAL and ended with its thread; the next one gets another", async () => {
    await using started = heavyWork({ limitMs: 1 });
    const overdue = async () => {
      const job = started.work.run("thinkOfMove", { ...question, level: "master" }, never);
      await expect(job).rejects.toEqual(refusal("INTERNAL"));
    };
    // Jobs before the thread has started take nothing with them.
    do await overdue();
    while (started.work.threads > 0);
    await overdue();
    expect(started.work.threads).toBe(1);
  });

  test("closing ends the threads, and refuses what waits, what runs and what comes", async () => {
    const { work } = heavyWork();
    await work.run("thinkOfMove", question, never);
    expect(work.threads).toBe(1);
    const running = work.run("thinkOfMove", { ...question, level: "master" }, never);
    const waiting = work.run("thinkOfMove", question, never);
    const refused = Promise.all([running, waiting].map((job) => expect(job).rejects.toEqual(refusal("RESTARTING"))));
    await work.close();
    await refused;
    expect(work.threads).toBe(0);
    await expect(work.run("thinkOfMove", question, never)).rejects.toEqual(refusal("RESTARTING"));
  });
});
