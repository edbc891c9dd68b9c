import { and, desc, eq, gt, inArray, lt, sql } from "drizzle-orm";
import type { Executor } from "../../database.ts";
import { invitations } from "../../schema/people/invitations.ts";

export interface StoredInvitation {
  readonly toId: string;
  readonly fromId: string;
  readonly tableId: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** Keeps an invitation; one to the same table again is as new. */
export async function saveInvitation(executor: Executor, invitation: Omit<StoredInvitation, "at">): Promise<void> {
  await executor
    .insert(invitations)
    .values(invitation)
    .onConflictDoUpdate({
      target: [invitations.toId, invitations.fromId, invitations.tableId],
      set: { at: sql`now()` },
    });
}

/** Lists the invitations of those users that are not older than so many seconds, latest first. */
export function listInvitations(
  executor: Executor,
  { toIds, seconds }: { readonly toIds: readonly string[]; readonly seconds: number },
): Promise<StoredInvitation[]> {
  return executor
    .select()
    .from(invitations)
    .where(
      and(inArray(invitations.toId, [...toIds]), gt(invitations.at, sql`now() - make_interval(secs => ${seconds})`)),
    )
    .orderBy(desc(invitations.at));
}

/** Takes somebody's invitation away, once it is answered; returns whether there was one. */
export async function endInvitation(executor: Executor, invitation: Omit<StoredInvitation, "at">): Promise<boolean> {
  const { toId, fromId, tableId } = invitation;
  const { rowCount } = await executor
    .delete(invitations)
    .where(and(eq(invitations.toId, toId), eq(invitations.fromId, fromId), eq(invitations.tableId, tableId)));
  return rowCount === 1;
}

/** Forgets invitations older than so many seconds; returns how many there were. */
export async function deleteOldInvitations(executor: Executor, seconds: number): Promise<number> {
  const { rowCount } = await executor
    .delete(invitations)
    .where(lt(invitations.at, sql`now() - make_interval(secs => ${seconds})`));
  return rowCount ?? 0;
}
