import { randomUUID } from "node:crypto";
import { fakeClock, testDatabase } from "@trelyazh/testkit";
import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { appendLeavings, createTally, tallyConsumer } from "../testing/feed/tally-consumer.ts";
import { feedJobs } from "./jobs.ts";
import { workOff } from "./work-off.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

test("news of more than seven days ago is deleted, as soon as all consumers have worked it off", async () => {
  await using scratch = await testDatabase();
  const { database } = scratch;
  await createTally(database.db);
  const clock = fakeClock(0);
  const tally = tallyConsumer();
  const [job] = feedJobs({ db: database.db, clock, consumers: [tally] });
  const run = () => job?.run(new AbortController().signal);
  const deps = { database, clock, pastOf: () => Promise.resolve([]), onBroken: () => {} };
  await expect.poll(async () => (await workOff(tally, deps, 10)).type).toBe("done");
  await appendLeavings(database, randomUUID(), [1, 2]);
  await clock.advance(7 * DAY_MS + 1500);
  expect(await run()).toBe(0);
  await expect.poll(async () => (await workOff(tally, deps, 10)).type).toBe("done");
  expect(await run()).toBe(1);
  const { rows } = await database.db.execute(sql`select seq from outbox`);
  expect(rows).toEqual([{ seq: 2 }]);
});
