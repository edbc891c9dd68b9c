import { fakeClock } from "@trelyazh/testkit";
import { expect, test } from "vitest";
import { LocalHub } from "../bus/local-hub.ts";
import { tableJobs } from "./jobs.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

const never = new AbortController().signal;

function startedJobs() {
  const clock = fakeClock();
  const asked: unknown[] = [];
  const hub = new LocalHub();
  const jobs = tableJobs({
    clock,
    bus: hub.join("here"),
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
  return { clock, asked, hub, run: (name: string) => jobs.find((job) => job.name === name)?.run(never) };
}

test("abandoned tables are closed by those who hold them", async () => {
  const { clock, asked, run } = startedJobs();
  expect(await run("close-abandoned-tables")).toBe(4);
  expect(asked).toEqual([clock.now()]);
});

test("whoever closes abandoned tables has all nodes close their own", async () => {
  const one = startedJobs();
  const closed = Promise.withResolvers<number>();
  tableJobs({
    ...one,
    bus: one.hub.join("there"),
    store: { deleteOldSnapshots: () => Promise.resolve(0) },
    registry: {
      closeAbandoned: (now) => {
        closed.resolve(now);
        return Promise.reject(new Error("the database is away"));
      },
    },
  });
  expect(await one.run("close-abandoned-tables")).toBe(4);
  expect(await closed.promise).toBe(one.clock.now());
});

test("snapshots of tables that were finished a day ago are deleted batch by batch", async () => {
  const { clock, asked, run } = startedJobs();
  expect(await run("delete-old-snapshots")).toBe(503);
  expect(asked).toEqual([clock.now() - DAY_MS, clock.now() - DAY_MS]);
});
