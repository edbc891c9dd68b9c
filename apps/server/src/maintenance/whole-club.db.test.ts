import { randomUUID } from "node:crypto";
import { findTable, type Executor } from "@trelyazh/db";
import { testDatabase } from "@trelyazh/testkit";
import { sql } from "drizzle-orm";
import { PgBoss } from "pg-boss";
import { describe, expect, test } from "vitest";
import { LocalHub } from "../bus/local-hub.ts";
import { systemClock, type Clock } from "../clock.ts";
import { scrape } from "../testing/club/scrape.ts";
import { startTestClub, type TestClub } from "../testing/club/start-test-club.ts";

const WISH = { preset: "sochi", poolTarget: 10, turnSeconds: 60, bots: 0 } as const;
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** A club looks into each queue once a second. */
const MAINTENANCE = { maintenanceEveryMs: 1000, metrics: true } as const;

/** The time of this machine, which a test may move forward; nothing becomes due by that alone. */
function leapingClock(): Clock & { leap(ms: number): void } {
  let ahead = 0;
  return {
    now: () => systemClock.now() + ahead,
    wall: () => systemClock.wall() + ahead,
    schedule: (at, run) => systemClock.schedule(at - ahead, run),
    leap: (ms) => void (ahead += ms),
  };
}

/** A process that puts jobs into the queue, as cron does; whichever club is first does them. */
async function queueOf(url: string) {
  const boss = new PgBoss({ connectionString: url, supervise: false, schedule: false, migrate: false });
  boss.on("error", () => {});
  await expect.poll(() => boss.start().catch(() => null)).toBe(boss);
  return {
    /** A club makes its queues as it starts. */
    send: (job: string) => expect.poll(() => boss.send(job).catch(() => null)).toEqual(expect.any(String)),
    [Symbol.asyncDispose]: () => boss.stop({ graceful: false }),
  };
}

/** How often that job was done, by all of these clubs together. */
async function runs(job: string, ...clubs: readonly TestClub[]): Promise<number> {
  const counts = await Promise.all(
    clubs.map(async ({ metricsUrl }) =>
      (await scrape(metricsUrl)).get(`trelyazh_maintenance_runs_total{job="${job}",outcome="done"}`),
    ),
  );
  return counts.reduce<number>((sum, count = 0) => sum + count, 0);
}

async function nodesSeenBy({ metricsUrl }: TestClub): Promise<number | undefined> {
  return (await scrape(metricsUrl)).get('trelyazh_nodes{state="staying"}');
}

async function countOf(db: Executor, what: ReturnType<typeof sql>): Promise<number> {
  const { rows } = await db.execute(sql`select count(*)::integer as count from ${what}`);
  return Number(rows[0]?.["count"]);
}

describe("the cron jobs of a whole club", () => {
  test("close a table that nobody comes back to, in the journal, the database and the lobby; and no other", async () => {
    const clock = leapingClock();
    await using club = await startTestClub({ ...MAINTENANCE, clock });
    await using queue = await queueOf(club.database.url);
    const { db } = club.database.database;
    const [ann, bob] = [await club.guest(), await club.guest()];
    const { tableId: forgotten } = await ann.api.table.create.mutate(WISH);
    clock.leap(16 * MINUTE_MS);
    const { tableId: fresh } = await bob.api.table.create.mutate(WISH);
    await queue.send("close-abandoned-tables");
    await expect.poll(async () => (await findTable(db, forgotten))?.status).toBe("finished");
    const { tables } = await bob.api.lobby.list.query();
    expect(tables.map(({ id }) => id)).toEqual([fresh]);
    const closings = sql`table_events where table_id = ${forgotten} and kind = 'tableClosed'`;
    expect(await countOf(db, closings)).toBe(1);
    expect((await findTable(db, fresh))?.status).toBe("waiting");
  });

  test("are done once, however many clubs there are on the database", async () => {
    await using database = await testDatabase();
    const clock = leapingClock();
    const options = { ...MAINTENANCE, clock, database, hub: new LocalHub() };
    await using one = await startTestClub(options);
    // Whoever has just started leaves people time to come back.
    await using two = await startTestClub(options);
    for (const club of [one, two]) await expect.poll(() => nodesSeenBy(club)).toBe(2);
    const ann = await one.guest();
    const { tableId } = await ann.api.table.create.mutate(WISH);
    clock.leap(16 * MINUTE_MS);
    await using queue = await queueOf(database.url);
    const { db } = database.database;
    await queue.send("close-abandoned-tables");
    await expect.poll(() => countOf(db, sql`pgboss.job where state = 'completed'`)).toBe(1);
    expect(await runs("close-abandoned-tables", one, two)).toBe(1);
    // By whoever has the table, whoever has been at the queue first.
    const closings = sql`table_events where table_id = ${tableId} and kind = 'tableClosed'`;
    await expect.poll(() => countOf(db, closings)).toBe(1);
  });

  test("clear away what nobody needs any more", async () => {
    const clock = leapingClock();
    await using club = await startTestClub({ ...MAINTENANCE, clock });
    await using queue = await queueOf(club.database.url);
    const { db } = club.database.database;
    const [ann, passerBy] = [await club.guest(), await club.guest()];
    const { tableId } = await ann.api.table.create.mutate(WISH);
    await ann.api.table.leave.mutate({ commandId: randomUUID(), tableId });
    await expect.poll(async () => (await findTable(db, tableId))?.status).toBe("finished");
    await db.execute(
      sql`insert into table_snapshots (table_id, seq, schema_version, state) values (${tableId}, 3, 1, '{}')`,
    );
    await db.execute(sql`insert into rate_limits (key, points, expire) values ('guests:1', 1, ${Date.now()})`);
    await db.execute(sql`update sessions set expires_at = now() + interval '1 day' where user_id = ${ann.id}`);
    clock.leap(31 * DAY_MS);
    const jobs = [
      { job: "delete-old-snapshots", leftovers: sql`table_snapshots` },
      { job: "delete-expired-limits", leftovers: sql`rate_limits where key = 'guests:1'` },
      { job: "delete-expired-sessions", leftovers: sql`sessions where user_id = ${ann.id}` },
      { job: "forget-old-guests", leftovers: sql`users where id = ${passerBy.id}` },
    ];
    for (const { leftovers } of jobs) expect(await countOf(db, leftovers)).toBe(1);
    for (const { job } of jobs) await queue.send(job);
    for (const { leftovers } of jobs) await expect.poll(() => countOf(db, leftovers)).toBe(0);
    expect(await countOf(db, sql`users where id = ${ann.id}`)).toBe(1);
  });
});
