import { and, asc, exists, gte, lt, or, sql, type SQL } from "drizzle-orm";
import type { Executor, Transaction } from "../database.ts";
import { consumers } from "../schema/consumers.ts";
import { outbox } from "../schema/outbox.ts";

/** A piece of news about a table, told by one of its events. What `payload` holds is up to whoever writes it. */
export interface NewsEntry<Payload = unknown> {
  readonly tableId: string;
  /** The number of the event. */
  readonly seq: number;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly kind: string;
  readonly payload: Payload;
}

/** A place in the outbox. All rows up to it, it included, have been read by whoever has got there. */
export interface OutboxPosition {
  readonly xid: bigint;
  readonly id: bigint;
}

export interface OutboxEntry extends NewsEntry {
  readonly position: OutboxPosition;
}

/** The number below which no transaction is under way any more, and none will ever begin. */
const HORIZON = sql`pg_snapshot_xmin(pg_current_snapshot())`;

/** The number that the next transaction will get, or a later one has got already. Nothing that can be seen has it. */
const UNBEGUN = sql`pg_snapshot_xmax(pg_current_snapshot())`;

function isAfter({ xid, id }: OutboxPosition): SQL {
  return sql`(${outbox.xid}, ${outbox.id}) > (${String(xid)}::xid8, ${String(id)}::bigint)`;
}

/**
 * Returns up to `limit` rows after the position, in their order. Rows of transactions that are younger than the oldest
 * one under way are left for later: between them others may appear still. So nothing is ever overtaken.
 */
export async function readOutbox(
  executor: Executor,
  { after, limit }: { readonly after: OutboxPosition; readonly limit: number },
): Promise<OutboxEntry[]> {
  const rows = await executor
    .select()
    .from(outbox)
    .where(and(isAfter(after), lt(outbox.xid, HORIZON)))
    .orderBy(asc(outbox.xid), asc(outbox.id))
    .limit(limit);
  return rows.map(({ xid, id, ...entry }) => ({ ...entry, position: { xid, id } }));
}

/** Says whether anything stands after the position, be it too young to be read. */
export async function hasNewsAfter(executor: Executor, position: OutboxPosition): Promise<boolean> {
  const rows = await executor.select({ seq: outbox.seq }).from(outbox).where(isAfter(position)).limit(1);
  return rows.length > 0;
}

/** Returns the position before which everything can be read now, and after which everything else is yet to come. */
export async function findOutboxHorizon(executor: Executor): Promise<OutboxPosition> {
  const { rows } = await executor.execute<{ xid: string }>(sql`select ${HORIZON}::text as xid`);
  const [row] = rows;
  if (row === undefined) throw new Error("PostgreSQL has named no horizon");
  return { xid: BigInt(row.xid), id: 0n };
}

/**
 * Deletes up to `limit` rows, oldest first, that happened before that moment (epoch milliseconds) and that all of these
 * consumers have read; returns how many.
 */
export async function deleteOldNews(
  executor: Executor,
  range: { readonly before: number; readonly consumers: readonly string[]; readonly limit: number },
): Promise<number> {
  const { rowCount } = await executor.execute(sql`
    with oldest as (select xid, id, at from ${outbox} order by xid, id limit ${range.limit}),
    readers as (
      select coalesce(position_xid, '0') as xid, coalesce(position_id, 0) as id
      from json_array_elements_text(${JSON.stringify(range.consumers)}::json) as names (name)
      left join ${consumers} using (name)
    )
    delete from ${outbox} using oldest
    where (outbox.xid, outbox.id) = (oldest.xid, oldest.id)
      and oldest.at < ${new Date(range.before).toISOString()}::timestamptz
      and not exists (select from readers where (readers.xid, readers.id) < (oldest.xid, oldest.id))`);
  return rowCount ?? 0;
}

/**
 * A database that was filled from a dump counts its transactions anew, and the numbers in it say nothing any more. Where
 * that can be seen, deletes such rows and has all consumers rebuilt that may have missed one; returns whether it was so.
 */
export async function disownForeignPositions(tx: Transaction): Promise<boolean> {
  const foreign = tx.select({ seq: outbox.seq }).from(outbox).where(gte(outbox.xid, UNBEGUN));
  const disowned = await tx
    .update(consumers)
    .set({ version: 0 })
    .where(or(sql`${consumers.positionXid} > ${UNBEGUN}`, exists(foreign)));
  const deleted = await tx.delete(outbox).where(gte(outbox.xid, UNBEGUN));
  return (disowned.rowCount ?? 0) > 0 || (deleted.rowCount ?? 0) > 0;
}
