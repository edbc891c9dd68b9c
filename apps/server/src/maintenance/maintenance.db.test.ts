import { openDatabase } from "@trelyazh/db";
import { testDatabase } from "@trelyazh/testkit";
import { DrizzleQueryError } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { createLogger } from "../logger.ts";
import { tcpGate } from "../testing/club/tcp-gate.ts";
import { Maintenance, type MaintenanceJob, type MaintenanceOptions, type RunReport } from "./maintenance.ts";

const NEVER = "0 0 1 1 *";

interface Done {
  readonly by: string;
  readonly job: string;
  readonly report: RunReport;
}

/** Maintenance that looks for work once a second, and tells of each run. */
function started(by: string, options: Pick<MaintenanceOptions, "databaseUrl" | "jobs">, done: Done[] = []) {
  const waiting: { readonly runs: number; readonly resolve: () => void }[] = [];
  const lines: string[] = [];
  const maintenance = new Maintenance({
    ...options,
    pollMs: 1000,
    log: createLogger("info", { write: (line: string) => void lines.push(line) }),
    onRun(job, report) {
      done.push({ by, job, report });
      for (const { runs, resolve } of waiting) if (done.length >= runs) resolve();
    },
  });
  maintenance.start();
  return {
    maintenance,
    lines,
    /** Resolves once there have been so many runs. */
    async runs(count: number): Promise<readonly Done[]> {
      if (done.length < count) await new Promise<void>((resolve) => waiting.push({ runs: count, resolve }));
      return done;
    },
    [Symbol.asyncDispose]: () => maintenance.close(),
  };
}

const job = (run: MaintenanceJob["run"]): MaintenanceJob => ({ name: "sweep", cron: NEVER, run });

describe("maintenance", () => {
  test("of several processes on one database does a job once, and leaves it in the log with its count", async () => {
    await using database = await testDatabase();
    const done: Done[] = [];
    const { promise: mayEnd, resolve: end } = Promise.withResolvers<void>();
    const jobs = [job(() => mayEnd.then(() => 7))];
    await using one = started("one", { databaseUrl: database.url, jobs }, done);
    await using two = started("two", { databaseUrl: database.url, jobs }, done);
    await Promise.all([one, two, one, two].map(({ maintenance }) => maintenance.request("sweep")));
    end();
    await Promise.race([one.runs(1), two.runs(1)]);
    // The queue holds no second one.
    await expect.poll(() => states(database.url)).toEqual(["completed"]);
    expect(done).toMatchObject([{ job: "sweep", report: { items: 7, failed: false } }]);
    const told = [...one.lines, ...two.lines].map((line): unknown => JSON.parse(line));
    expect(told).toMatchObject([{ msg: "maintenance done", job: "sweep", items: 7 }]);
  });

  test("tries a job again that throws, and tells of it without the values of its query", async () => {
    await using database = await testDatabase();
    const fault = new DrizzleQueryError("delete from sessions where token = $1", ["do not tell"], new Error("not yet"));
    let tries = 0;
    const jobs = [
      job(() => {
        tries += 1;
        return tries === 1 ? Promise.reject(fault) : Promise.resolve(3);
      }),
    ];
    await using one = started("one", { databaseUrl: database.url, jobs });
    await one.maintenance.request("sweep");
    expect(await one.runs(2)).toMatchObject([{ report: { failed: true } }, { report: { failed: false, items: 3 } }]);
    expect(one.lines.join("")).toContain("maintenance failed and will be tried again");
    expect(one.lines.join("")).not.toContain("do not tell");
  });

  test("waits for a database that is not there yet, and goes on after one that was away", async () => {
    await using database = await testDatabase();
    await using gate = await tcpGate(database.url);
    gate.close();
    const jobs = [job(() => Promise.resolve(1))];
    await using one = started("one", { databaseUrl: gate.url, jobs });
    await expect.poll(() => one.lines.join("")).toContain("maintenance waits for the database");
    gate.open();
    await one.maintenance.request("sweep");
    await one.runs(1);
    await expect.poll(() => states(database.url)).toEqual(["completed"]);
    gate.close();
    await expect(one.maintenance.request("sweep")).rejects.toThrow(/Connection terminated|ECONN/);
    gate.open();
    // As a cron job would come when the database is back.
    await expect
      .poll(() =>
        one.maintenance.request("sweep").then(
          () => true,
          () => false,
        ),
      )
      .toBe(true);
    expect(await one.runs(2)).toHaveLength(2);
  });

  test("closes while the database is away, before it was ever there, and with a job under way", async () => {
    await using database = await testDatabase();
    await using gate = await tcpGate(database.url);
    gate.close();
    const early = started("early", { databaseUrl: gate.url, jobs: [] });
    await early.maintenance.close();
    gate.open();
    const { promise: begun, resolve } = Promise.withResolvers<void>();
    const until = job(async (signal) => {
      resolve();
      await new Promise<void>((end) => signal.addEventListener("abort", () => end(), { once: true }));
      return 5;
    });
    const busy = started("busy", { databaseUrl: gate.url, jobs: [until] });
    await busy.maintenance.request("sweep");
    await begun;
    await busy.maintenance.close();
    expect(await busy.runs(1)).toMatchObject([{ report: { items: 5, failed: false } }]);
    const away = started("away", { databaseUrl: gate.url, jobs: [until] });
    await expect
      .poll(() =>
        away.maintenance.request("sweep").then(
          () => true,
          () => false,
        ),
      )
      .toBe(true);
    gate.close();
    await away.maintenance.close();
  });
});

/** What has become of the jobs, as the queue keeps it. */
async function states(url: string): Promise<unknown> {
  await using database = openDatabase({ url, onError: () => {} });
  const { rows } = await database.db.execute("select state from pgboss.job where name = 'sweep'");
  return rows.map(({ state }) => state);
}
