import { and, eq, inArray, or, sql } from "drizzle-orm";
import type { Executor, Transaction } from "../../database.ts";
import { relations, type RelationKind } from "../../schema/people/relations.ts";
import { users } from "../../schema/users.ts";

export type { RelationKind } from "../../schema/people/relations.ts";

/** What somebody has set about somebody else. */
export interface StoredRelation {
  readonly ownerId: string;
  readonly otherId: string;
  readonly kind: RelationKind;
}

/**
 * Lets nobody else change what stands between those two until the transaction ends, and returns whether both are users who are not deleted. Rows
 * are locked in one order, so that two who do this at once wait for one another.
 */
export async function lockPair(tx: Transaction, one: string, other: string): Promise<boolean> {
  const { rowCount } = await tx.execute(
    sql`select from ${users} where id in (${one}, ${other}) and deleted_at is null order by id for no key update`,
  );
  return rowCount === 2;
}

/** Lists what those two have set about each other. */
export function listBetween(executor: Executor, one: string, other: string): Promise<StoredRelation[]> {
  return executor
    .select({ ownerId: relations.ownerId, otherId: relations.otherId, kind: relations.kind })
    .from(relations)
    .where(
      or(
        and(eq(relations.ownerId, one), eq(relations.otherId, other)),
        and(eq(relations.ownerId, other), eq(relations.otherId, one)),
      ),
    );
}

/** Lists what those users have set about anybody, and what anybody has set about them. */
export function listAround(
  executor: Executor,
  userIds: readonly string[],
): Promise<(StoredRelation & { readonly since: number })[]> {
  const ids = [...userIds];
  return executor
    .select({
      ownerId: relations.ownerId,
      otherId: relations.otherId,
      kind: relations.kind,
      since: relations.since,
    })
    .from(relations)
    .where(or(inArray(relations.ownerId, ids), inArray(relations.otherId, ids)));
}

/** How many such rows somebody has, and how many others have about them. */
export async function countRelations(
  executor: Executor,
  { userId, kind }: { readonly userId: string; readonly kind: RelationKind },
): Promise<{ readonly own: number; readonly about: number }> {
  const [own, about] = await Promise.all([
    executor.$count(relations, and(eq(relations.ownerId, userId), eq(relations.kind, kind))),
    executor.$count(relations, and(eq(relations.otherId, userId), eq(relations.kind, kind))),
  ]);
  return { own, about };
}

/** Sets those; what is set already stays as it is. */
export async function putRelations(tx: Transaction, rows: readonly StoredRelation[]): Promise<void> {
  if (rows.length === 0) return;
  await tx
    .insert(relations)
    .values([...rows])
    .onConflictDoNothing();
}

/** Takes those back, as far as they are set. */
export async function dropRelations(tx: Transaction, rows: readonly StoredRelation[]): Promise<void> {
  for (const { ownerId, otherId, kind } of rows) {
    await tx
      .delete(relations)
      .where(and(eq(relations.ownerId, ownerId), eq(relations.otherId, otherId), eq(relations.kind, kind)));
  }
}
