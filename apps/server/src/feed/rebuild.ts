import {
  addRebuildNews,
  countTables,
  deleteRebuildNews,
  findOutboxHorizon,
  listRebuildNews,
  listTableIds,
  restartConsumer,
  waitForConsumer,
  type Database,
  type Executor,
  type OutboxPosition,
  type RebuildPlace,
  type Transaction,
} from "@trelyazh/db";
import type { Clock } from "../clock.ts";
import { ClubError } from "../club-error.ts";
import { tell, type DurableConsumer, type TableNews } from "./consumer.ts";

export interface RebuildProgress {
  /** Tables whose journal has been read… */
  readonly tables: number;
  /** …of so many. */
  readonly of: number;
  /** Pieces of news that the consumer has been told. */
  readonly rows: number;
}

export interface RebuildDeps {
  readonly database: Pick<Database, "db">;
  readonly clock: Clock;
  /** Reads all news of a table from its journal again. Refuses with `TABLE_BROKEN`. */
  readonly pastOf: (executor: Executor, tableId: string) => Promise<readonly TableNews[]>;
  /** Told of a table whose journal cannot be read; the others go on. */
  readonly onBroken: (tableId: string, err: unknown) => void;
  readonly onProgress?: (progress: RebuildProgress) => void;
  /** Gives it up between two pages; everything is as before then. */
  readonly signal?: AbortSignal;
}

const TABLES_A_PAGE = 50;
const NEWS_A_PAGE = 50;

/** Makes a consumer's rows anew, as soon as whoever is at it has ended. */
export function rebuildConsumer(
  consumer: DurableConsumer,
  deps: RebuildDeps & { readonly database: Pick<Database, "withTransaction"> },
): Promise<RebuildProgress> {
  return deps.database.withTransaction(async (tx) => {
    await waitForConsumer(tx, consumer.name);
    return makeAnew(tx, consumer, deps);
  });
}

/**
 * Throws a consumer's rows away and makes them again from the journal, while the club goes on. The consumer is ours until
 * the transaction ends. As long as journals are read, this transaction writes nothing, and what they told is laid aside by
 * other ones: a transaction that has written holds up all consumers until it ends. Nobody sees a part of it.
 */
export async function makeAnew(
  tx: Transaction,
  consumer: DurableConsumer,
  deps: RebuildDeps,
): Promise<RebuildProgress> {
  // What is before it is in the journal by now; what is after it, the consumer will read in the outbox.
  const cut = await findOutboxHorizon(tx);
  await deleteRebuildNews(deps.database.db, consumer.name);
  const { tables, of } = await layAside(tx, consumer, deps);
  await consumer.reset(tx);
  let rows = 0;
  for await (const page of pagesOf(tx, consumer, cut)) {
    deps.signal?.throwIfAborted();
    await tell(consumer, tx, page);
    rows += page.length;
    deps.onProgress?.({ tables, of, rows });
  }
  await deleteRebuildNews(tx, consumer.name);
  const { name, version } = consumer;
  await restartConsumer(tx, { name, version, position: cut, at: deps.clock.now() });
  return { tables, of, rows };
}

async function layAside(tx: Transaction, consumer: DurableConsumer, deps: RebuildDeps) {
  const of = await countTables(tx);
  let tables = 0;
  let afterId: string | null = null;
  for (;;) {
    const ids: string[] = await listTableIds(tx, { afterId, limit: TABLES_A_PAGE });
    for (const tableId of ids) {
      deps.signal?.throwIfAborted();
      const news = await pastOf(tx, tableId, deps);
      const wanted = news.filter(({ payload }) => consumer.kinds.includes(payload.kind));
      await addRebuildNews(deps.database.db, consumer.name, wanted);
    }
    tables += ids.length;
    deps.onProgress?.({ tables, of, rows: 0 });
    if (ids.length < TABLES_A_PAGE) return { tables, of };
    afterId = ids.at(-1) ?? null;
  }
}

async function pastOf(tx: Transaction, tableId: string, deps: RebuildDeps): Promise<readonly TableNews[]> {
  try {
    return await deps.pastOf(tx, tableId);
  } catch (err) {
    if (!(err instanceof ClubError && err.clubCode === "TABLE_BROKEN")) throw err;
    deps.onBroken(tableId, err);
    return [];
  }
}

async function* pagesOf(tx: Transaction, { name: consumer }: DurableConsumer, before: OutboxPosition) {
  let after: RebuildPlace | null = null;
  for (;;) {
    const page = await listRebuildNews(tx, { consumer, after, before, limit: NEWS_A_PAGE });
    if (page.length > 0) yield page;
    if (page.length < NEWS_A_PAGE) return;
    after = page.at(-1) ?? null;
  }
}
