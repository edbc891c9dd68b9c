import { users } from "@trelyazh/db";
import { fakeClock, testDatabase } from "@trelyazh/testkit";
import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { accountJobs } from "./jobs.ts";

const never = new AbortController().signal;

async function startedJobs() {
  const scratch = await testDatabase();
  const clock = fakeClock();
  const { db } = scratch.database;
  const jobs = accountJobs({ db, clock });
  const run = (name: string, signal = never) => jobs.find((job) => job.name === name)?.run(signal);
  /** Moments are seen from the clock that the jobs have. */
  const ago = (interval: string) => sql`to_timestamp(${clock.now() / 1000}) - ${interval}::interval`;
  return { db, clock, run, ago, [Symbol.asyncDispose]: () => scratch[Symbol.asyncDispose]() };
}

test("guests are forgotten after thirty days, however many they are", async () => {
  await using started = await startedJobs();
  const { db, run, ago } = started;
  const add = (prefix: string, age: string, count: number) =>
    db.execute(sql`insert into ${users} (id, name, email, is_anonymous, created_at)
      select ${prefix} || n, 'Guest', ${prefix} || n, true, ${ago(age)} from generate_series(1, ${count}::integer) as n`);
  await add("old", "31 days", 1001);
  await add("new", "29 days", 2);
  expect(await run("forget-old-guests")).toBe(1001);
  expect(await db.$count(users)).toBe(2);
  expect(await run("forget-old-guests")).toBe(0);
});

test("a job that is told to stop ends with its batch", async () => {
  await using started = await startedJobs();
  const { db, run, ago } = started;
  await db.execute(sql`insert into ${users} (id, name, email, is_anonymous, created_at)
    select n, 'Guest', n, true, ${ago("31 days")} from generate_series(1, 600) as n`);
  expect(await run("forget-old-guests", AbortSignal.abort())).toBe(500);
});

test("sessions and verifications go together, an hour after every process could see that they had expired", async () => {
  await using started = await startedJobs();
  const { db, run, ago } = started;
  await db.insert(users).values({ id: "ann", name: "Ann", email: "ann" });
  for (const [id, age] of [
    ["old", "61 minutes"],
    ["new", "59 minutes"],
  ] as const) {
    await db.execute(
      sql`insert into sessions (id, token, user_id, expires_at) values (${id}, ${id}, 'ann', ${ago(age)})`,
    );
    await db.execute(
      sql`insert into verifications (id, identifier, value, expires_at) values (${id}, '', '', ${ago(age)})`,
    );
  }
  expect(await run("delete-expired-sessions")).toBe(2);
  expect(await run("delete-expired-sessions")).toBe(0);
});
