import { and, asc, eq, gt, inArray, lt, sql } from "drizzle-orm";
import type { Executor } from "../database.ts";
import { nodes, tableOwners } from "../schema/nodes.ts";

/** A process of the club whose lease holds. */
export interface LivingNode {
  /** New with each process. */
  readonly id: string;
  readonly name: string;
  readonly release: number;
  readonly isLeaving: boolean;
}

/** Renews a node's lease, makes its row if there is none, and returns all nodes whose leases hold: one statement. */
export async function renewLease(
  executor: Executor,
  own: Omit<LivingNode, "isLeaving"> & { readonly leaseMs: number },
): Promise<readonly LivingNode[]> {
  const values = [own.id, own.name, own.release, own.leaseMs];
  const { rows } = await executor.$client.query<LivingNode>({ ...RENEW, values });
  return rows.map(({ id, name, release, isLeaving }) => ({ id, name, release, isLeaving }));
}

/** Returns the database's time, in epoch milliseconds. */
export async function readDatabaseTime(executor: Executor): Promise<number> {
  const { rows } = await executor.$client.query<{ now: number }>(
    "select extract(epoch from clock_timestamp())::float8 * 1000 as now",
  );
  const [row] = rows;
  if (row === undefined) throw new Error("PostgreSQL has told no time");
  return row.now;
}

/** It goes out each second from each node, so each connection prepares it once. */
const RENEW = {
  name: "renew_lease",
  text: `
    with own as (
      insert into nodes (id, name, release, expires_at)
      values ($1, $2, $3, clock_timestamp() + $4::integer * interval '1 ms')
      on conflict (id) do update set expires_at = excluded.expires_at
      returning id, name, release, is_leaving
    ),
    alive as (
      select id, name, release, is_leaving from own
      union all
      select id, name, release, is_leaving from nodes where id <> $1 and expires_at > clock_timestamp()
    )
    select id, name, release, is_leaving as "isLeaving" from alive order by id`,
};

/**
 * Ends the leases of all other nodes of that name: a supervisor has started the process anew, and nobody waits for the
 * last one. They end in the past, so that a clock which is set back a little does not give them back.
 */
export async function endNamesakes(executor: Executor, { id, name }: Pick<LivingNode, "id" | "name">): Promise<void> {
  await executor
    .update(nodes)
    .set({ expiresAt: sql`clock_timestamp() - interval '10 seconds'` })
    .where(and(eq(nodes.name, name), sql`${nodes.id} <> ${id}`, gt(nodes.expiresAt, sql`clock_timestamp()`)));
}

/** A node takes its leave: its row goes, so that nobody waits for its lease. Idempotent. */
export async function deleteNode(executor: Executor, id: string): Promise<void> {
  await executor.delete(nodes).where(eq(nodes.id, id));
}

/** Tells those nodes to hand their tables on, or to take some again; they see it when they renew. Returns how many there are. */
export async function setLeaving(
  executor: Executor,
  { ids, isLeaving }: { readonly ids: readonly string[]; readonly isLeaving: boolean },
): Promise<number> {
  const { rowCount } = await executor
    .update(nodes)
    .set({ isLeaving })
    .where(inArray(nodes.id, [...ids]));
  return rowCount ?? 0;
}

/** A node as operators see it. */
export interface NodeReport extends LivingNode {
  /** Epoch milliseconds of the database. */
  readonly startedAt: number;
  /** Negative since when it is over. */
  readonly leaseLeftMs: number;
  /** Unfinished tables that it has. */
  readonly tables: number;
}

/** Returns all nodes that are known, those whose leases are over among them until they are deleted; by name, the oldest first. */
export async function reportNodes(executor: Executor): Promise<NodeReport[]> {
  return await executor
    .select({
      id: nodes.id,
      name: nodes.name,
      release: nodes.release,
      isLeaving: nodes.isLeaving,
      startedAt: nodes.startedAt,
      leaseLeftMs: sql<number>`(extract(epoch from ${nodes.expiresAt} - clock_timestamp()) * 1000)::integer`,
      tables: executor.$count(tableOwners, eq(tableOwners.nodeId, nodes.id)),
    })
    .from(nodes)
    .orderBy(asc(nodes.name), asc(nodes.startedAt));
}

/** Deletes up to `limit` nodes whose leases have been over for that long; returns how many. */
export async function deleteDeadNodes(
  executor: Executor,
  { deadForMs, limit }: { readonly deadForMs: number; readonly limit: number },
): Promise<number> {
  const dead = executor
    .select({ id: nodes.id })
    .from(nodes)
    .where(lt(nodes.expiresAt, sql`clock_timestamp() - ${deadForMs}::bigint * interval '1 ms'`))
    .limit(limit);
  const { rowCount } = await executor.delete(nodes).where(inArray(nodes.id, dead));
  return rowCount ?? 0;
}
