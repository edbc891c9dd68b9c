import {
  claimConsumer,
  findConsumer,
  hasNewsAfter,
  moveConsumer,
  readOutbox,
  type Database,
  type OutboxPosition,
  type Transaction,
} from "@trelyazh/db";
import { tell, type DurableConsumer } from "./consumer.ts";
import { makeAnew, type RebuildDeps, type RebuildProgress } from "./rebuild.ts";

export interface WorkDeps extends RebuildDeps {
  readonly database: Pick<Database, "withTransaction" | "db">;
}

/**
 * What has come of one step: the consumer has got on; its rows were made anew; there was nothing to do; what there was is
 * too young to be read; another process has the consumer; or a newer version than ours has made its rows.
 */
export type Outcome =
  | { readonly type: "moved"; readonly rows: number }
  | ({ readonly type: "rebuilt" } & RebuildProgress)
  | { readonly type: "done" | "young" | "busy" | "newer" };

/** Has a consumer told up to `limit` rows of the outbox, and notes how far it has got, in one transaction. */
export function workOff(consumer: DurableConsumer, deps: WorkDeps, limit: number): Promise<Outcome> {
  return deps.database.withTransaction(async (tx): Promise<Outcome> => {
    if (!(await claimConsumer(tx, consumer.name))) return { type: "busy" };
    const stored = await findConsumer(tx, consumer.name);
    if (stored !== undefined && stored.version > consumer.version) return { type: "newer" };
    if (stored?.version !== consumer.version) return { type: "rebuilt", ...(await makeAnew(tx, consumer, deps)) };
    return takeBatch(tx, consumer, { ...deps, after: stored.position, limit });
  });
}

interface Batch extends WorkDeps {
  readonly after: OutboxPosition;
  readonly limit: number;
}

async function takeBatch(tx: Transaction, consumer: DurableConsumer, { clock, after, limit }: Batch): Promise<Outcome> {
  const entries = await readOutbox(tx, { after, limit });
  const last = entries.at(-1);
  if (last === undefined) return { type: (await hasNewsAfter(tx, after)) ? "young" : "done" };
  await tell(consumer, tx, entries);
  await moveConsumer(tx, { name: consumer.name, position: last.position, at: clock.now() });
  return { type: "moved", rows: entries.length };
}
