import { fakeClock } from "@trelyazh/testkit";
import { expect, test } from "vitest";
import { tableJobs } from "./jobs.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

const never = new AbortController().signal;

function startedJobs() {
  const clock = fakeClock();
  const asked: unknown[] = [];
  const jobs = tableJobs({
    clock,
    store: {
      deleteOldSnapshots: (finishedBefore, limit) => {
        asked.push(finishedBefore);
        return Promise.resolve(asked.length === 1 ? limit : 3);
      },
    },
    registry: {
      closeAbandoned: (now) => {
        asked.push(now);
        return Promise.resolve(4);
      },
    },
  });
  return { clock, asked, run: (name: string) => jobs.find((job) => job.name === name)?.run(never) };
}

test("abandoned tables are closed by those who hold them", async () => {
  const { clock, asked, run } = startedJobs();
  expect(await run("close-abandoned-tables")).toBe(4);
  expect(asked).toEqual([clock.now()]);
});

test("snapshots of tables that were finished a day ago are deleted batch by batch", async () => {
  const { clock, asked, run } = startedJobs();
  expect(await run("delete-old-snapshots")).toBe(503);
  expect(asked).toEqual([clock.now() - DAY_MS, clock.now() - DAY_MS]);
});
