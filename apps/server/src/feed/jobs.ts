import { deleteOldNews, type Executor } from "@trelyazh/db";
import type { Clock } from "../clock.ts";
import { inBatches } from "../maintenance/in-batches.ts";
import type { MaintenanceJob } from "../maintenance/maintenance.ts";
import type { DurableConsumer } from "./consumer.ts";

/** News is kept for that long, however soon all consumers have read it: people may want to look at it. */
const NEWS_MS = 7 * 24 * 60 * 60 * 1000;

export interface FeedJobDeps {
  readonly db: Executor;
  readonly clock: Clock;
  readonly consumers: readonly DurableConsumer[];
}

export function feedJobs({ db, clock, consumers }: FeedJobDeps): readonly MaintenanceJob[] {
  const names = consumers.map(({ name }) => name);
  return [
    {
      name: "delete-old-news",
      cron: "27 * * * *",
      run: inBatches((limit) => deleteOldNews(db, { before: clock.now() - NEWS_MS, consumers: names, limit })),
    },
  ];
}
