import { eq, sql } from "drizzle-orm";
import type { Executor, Transaction } from "../database.ts";
import { consumers, rebuildNews } from "../schema/consumers.ts";
import { outbox } from "../schema/outbox.ts";
import type { NewsEntry, OutboxPosition } from "./outbox.ts";

/** How far a consumer has got. */
export interface StoredConsumer {
  /** Of the code that has made its rows; 0 before there are any. */
  readonly version: number;
  readonly position: OutboxPosition;
  /** Epoch milliseconds; null if it was never rebuilt. */
  readonly rebuiltAt: number | null;
}

/** What a consumer has still to do. */
export interface ConsumerLag {
  readonly name: string;
  /** Rows after its position, not counted further than `COUNTED`. */
  readonly rows: number;
  /** When the first of them happened, in epoch milliseconds; null if there is none. */
  readonly oldestAt: number | null;
}

/** Whoever is that far behind is far behind. */
const COUNTED = 10_000;

/** The half of the key of an advisory lock that says what the other half names. */
const CONSUMER_LOCK = 0x66656564;

/**
 * Takes the consumer until the end of the transaction, unless another transaction has it. An advisory lock, as a locked
 * row would give the transaction a number, and everybody's horizon would wait for its end.
 */
export async function claimConsumer(tx: Transaction, name: string): Promise<boolean> {
  const { rows } = await tx.execute<{ taken: boolean }>(
    sql`select pg_try_advisory_xact_lock(${CONSUMER_LOCK}, hashtext(${name})) as taken`,
  );
  return rows[0]?.taken === true;
}

/** Does the same, but waits for whoever has it. */
export async function waitForConsumer(tx: Transaction, name: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${CONSUMER_LOCK}, hashtext(${name}))`);
}

/** Returns undefined for a consumer that has never done anything. */
export async function findConsumer(executor: Executor, name: string): Promise<StoredConsumer | undefined> {
  const [row] = await executor.select().from(consumers).where(eq(consumers.name, name));
  if (row === undefined) return undefined;
  const { version, rebuiltAt, positionXid: xid, positionId: id } = row;
  return { version, rebuiltAt, position: { xid, id } };
}

/** Notes how far a consumer has got; to be called in the transaction of what it has written. */
export async function moveConsumer(
  tx: Transaction,
  { name, position, at }: { readonly name: string; readonly position: OutboxPosition; readonly at: number },
): Promise<void> {
  await tx
    .update(consumers)
    .set({ positionXid: position.xid, positionId: position.id, updatedAt: at })
    .where(eq(consumers.name, name));
}

/** Notes that a consumer's rows have been made anew by that version, up to that position; in the same transaction. */
export async function restartConsumer(
  tx: Transaction,
  { name, version, position, at }: Parameters<typeof moveConsumer>[1] & { readonly version: number },
): Promise<void> {
  const columns = { version, positionXid: position.xid, positionId: position.id, updatedAt: at, rebuiltAt: at };
  await tx
    .insert(consumers)
    .values({ name, ...columns })
    .onConflictDoUpdate({ target: consumers.name, set: columns });
}

/** Returns what each of them has still to do, in the same order. */
export async function listConsumerLags(executor: Executor, names: readonly string[]): Promise<ConsumerLag[]> {
  const { rows } = await executor.execute<{ name: string; rows: number; oldest: string | null }>(sql`
    select name, waiting.rows, (extract(epoch from waiting.oldest) * 1000)::text as oldest
    from json_array_elements_text(${JSON.stringify(names)}::json) with ordinality as names (name, place)
    left join ${consumers} using (name)
    cross join lateral (
      select count(*)::integer as rows, min(at) as oldest from (
        select at from ${outbox}
        where (outbox.xid, outbox.id) > (coalesce(position_xid, '0'), coalesce(position_id, 0))
        order by outbox.xid, outbox.id limit ${COUNTED}
      ) as unread
    ) as waiting
    order by place`);
  return rows.map((row) => ({
    name: row.name,
    rows: row.rows,
    oldestAt: row.oldest === null ? null : Number(row.oldest),
  }));
}

/** Lays news aside for a consumer that is being rebuilt. Once is enough: a repeat changes nothing. */
export async function addRebuildNews(
  executor: Executor,
  consumer: string,
  entries: readonly NewsEntry[],
): Promise<void> {
  if (entries.length === 0) return;
  await executor
    .insert(rebuildNews)
    .values(entries.map((entry) => ({ consumer, ...entry })))
    .onConflictDoNothing();
}

/** Where in the news laid aside a reader stands. */
export type RebuildPlace = Pick<NewsEntry, "at" | "tableId" | "seq">;

/**
 * Returns up to `limit` pieces of news laid aside for that consumer, in the order in which they happened. What stands in
 * the outbox after `before` is left out: the consumer will read it there.
 */
export async function listRebuildNews(
  executor: Executor,
  range: {
    readonly consumer: string;
    readonly after: RebuildPlace | null;
    readonly before: OutboxPosition;
    readonly limit: number;
  },
): Promise<NewsEntry[]> {
  const { after, before } = range;
  const place =
    after && sql`(${new Date(after.at).toISOString()}::timestamptz, ${after.tableId}::uuid, ${after.seq}::integer)`;
  return executor
    .select({
      tableId: rebuildNews.tableId,
      seq: rebuildNews.seq,
      at: rebuildNews.at,
      kind: rebuildNews.kind,
      payload: rebuildNews.payload,
    })
    .from(rebuildNews)
    .where(
      sql`${rebuildNews.consumer} = ${range.consumer}
        and ${place === null ? sql`true` : sql`(${rebuildNews.at}, ${rebuildNews.tableId}, ${rebuildNews.seq}) > ${place}`}
        and not exists (
          select from ${outbox} where ${outbox.tableId} = ${rebuildNews.tableId} and ${outbox.seq} = ${rebuildNews.seq}
          and (${outbox.xid}, ${outbox.id}) > (${String(before.xid)}::xid8, ${String(before.id)}::bigint))`,
    )
    .orderBy(rebuildNews.at, rebuildNews.tableId, rebuildNews.seq)
    .limit(range.limit);
}

/** Throws away what was laid aside for that consumer. */
export async function deleteRebuildNews(executor: Executor, consumer: string): Promise<void> {
  await executor.delete(rebuildNews).where(eq(rebuildNews.consumer, consumer));
}
