import { and, asc, eq, exists, gt, inArray, isNull, ne, notExists, or, sql, type SQL } from "drizzle-orm";
import type { Executor, Transaction } from "../database.ts";
import { clubTables } from "../schema/club-tables.ts";
import { nodes, tableOwners } from "../schema/nodes.ts";

/** A table that a node has claimed. */
export interface Claim {
  readonly tableId: string;
  /** The how-manieth claim it is. */
  readonly epoch: number;
}

export interface StoredOwner extends Claim {
  readonly nodeId: string;
}

/** Who claims. One that is alone waits for nobody's lease, nor for its own. */
export interface Claimant {
  readonly nodeId: string;
  readonly isAlone: boolean;
}

/** The epoch of a table that its maker has. */
export const FIRST_EPOCH = 1;

/** Writes down whose a new table is. */
export async function insertOwner(
  tx: Transaction | Executor,
  owner: { readonly tableId: string; readonly nodeId: string },
): Promise<void> {
  await tx.insert(tableOwners).values({ ...owner, epoch: FIRST_EPOCH });
}

/**
 * Makes those tables the node's, but for those of others whose leases hold, and those that nobody has to own: they are over,
 * or there are none of these ids. Each claim that succeeds raises the table's epoch. A node whose own lease is over gets none.
 */
export async function claimTables(
  executor: Executor,
  { nodeId, isAlone, tableIds }: Claimant & { readonly tableIds: readonly string[] },
): Promise<Claim[]> {
  const mayClaim = isAlone ? undefined : exists(leaseOf(executor, sql`${nodeId}::uuid`));
  const claimed = executor
    .select({
      tableId: clubTables.id,
      nodeId: sql`${nodeId}::uuid`.as("node_id"),
      epoch: sql`${FIRST_EPOCH}`.as("epoch"),
    })
    .from(clubTables)
    .where(and(inArray(clubTables.id, [...tableIds]), ne(clubTables.status, "finished"), mayClaim))
    // Two nodes that claim the same tables lock them in the same order.
    .orderBy(asc(clubTables.id));
  const isFree = or(
    eq(tableOwners.nodeId, sql`excluded.node_id`),
    notExists(leaseOf(executor, sql`${tableOwners.nodeId}`)),
  );
  return await executor
    .insert(tableOwners)
    .select(claimed)
    .onConflictDoUpdate({
      target: tableOwners.tableId,
      set: { nodeId: sql`excluded.node_id`, epoch: sql`${tableOwners.epoch} + 1` },
      ...(!isAlone && isFree !== undefined && { setWhere: isFree }),
    })
    .returning({ tableId: tableOwners.tableId, epoch: tableOwners.epoch });
}

/** Returns whose the table is, unless nobody's or one's whose lease is over. */
export async function findOwner(executor: Executor, tableId: string): Promise<StoredOwner | undefined> {
  const [owner] = await executor
    .select()
    .from(tableOwners)
    .where(and(eq(tableOwners.tableId, tableId), exists(leaseOf(executor, sql`${tableOwners.nodeId}`))));
  return owner;
}

/** Returns up to `limit` ids of unfinished tables that no node has whose lease holds, the oldest first. */
export async function listOrphanIds(executor: Executor, { limit }: { readonly limit: number }): Promise<string[]> {
  const rows = await orphans(executor).orderBy(asc(clubTables.createdAt), asc(clubTables.id)).limit(limit);
  return rows.map(({ id }) => id);
}

/** Returns how many orphans there are. */
export async function countOrphans(executor: Executor): Promise<number> {
  return await executor.$count(orphans(executor).as("orphans"));
}

/**
 * Makes a table that the node has by that epoch another's; returns the new owner. Returns undefined when it is not the node's
 * any more, or the other's lease is over.
 */
export async function moveTable(
  executor: Executor,
  { tableId, nodeId, epoch, to }: StoredOwner & { readonly to: string },
): Promise<StoredOwner | undefined> {
  const [owner] = await executor
    .update(tableOwners)
    .set({ nodeId: to, epoch: sql`${tableOwners.epoch} + 1` })
    .where(
      and(
        eq(tableOwners.tableId, tableId),
        eq(tableOwners.nodeId, nodeId),
        eq(tableOwners.epoch, epoch),
        exists(leaseOf(executor, sql`${to}::uuid`)),
      ),
    )
    .returning();
  return owner;
}

/** Deletes up to `limit` owners of tables that are over; returns how many. Nothing is ever appended to such a table again. */
export async function deleteOwnersOfFinished(
  executor: Executor,
  { limit }: { readonly limit: number },
): Promise<number> {
  const over = executor
    .select({ id: tableOwners.tableId })
    .from(tableOwners)
    .innerJoin(clubTables, eq(clubTables.id, tableOwners.tableId))
    .where(eq(clubTables.status, "finished"))
    .limit(limit);
  const { rowCount } = await executor.delete(tableOwners).where(inArray(tableOwners.tableId, over));
  return rowCount ?? 0;
}

function orphans(executor: Executor) {
  return executor
    .select({ id: clubTables.id })
    .from(clubTables)
    .leftJoin(tableOwners, eq(tableOwners.tableId, clubTables.id))
    .leftJoin(nodes, and(eq(nodes.id, tableOwners.nodeId), holds()))
    .where(and(ne(clubTables.status, "finished"), isNull(nodes.id)));
}

function leaseOf(executor: Executor, nodeId: SQL) {
  return executor
    .select({ one: sql`1` })
    .from(nodes)
    .where(and(eq(nodes.id, nodeId), holds()));
}

function holds(): SQL {
  return gt(nodes.expiresAt, sql`clock_timestamp()`);
}
