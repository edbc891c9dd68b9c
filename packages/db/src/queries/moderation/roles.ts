import { and, eq, isNull, sql } from "drizzle-orm";
import type { Executor } from "../../database.ts";
import { moderationAudit, roles } from "../../schema/moderation/acts.ts";
import type { AUDIT_KINDS } from "../../schema/moderation/words.ts";
import { users } from "../../schema/users.ts";

/** Says whether somebody is a moderator now. */
export async function isModerator(executor: Executor, userId: string): Promise<boolean> {
  return (await executor.$count(roles, eq(roles.userId, userId))) > 0;
}

/** How many moderators there are, those whose account is gone not counted. */
export async function countModerators(executor: Executor): Promise<number> {
  const [row] = await executor
    .select({ count: sql<number>`count(*)::int` })
    .from(roles)
    .innerJoin(users, and(eq(users.id, roles.userId), isNull(users.deletedAt)));
  return row?.count ?? 0;
}

/** Makes a member a moderator, or one no more. */
export async function setModerator(executor: Executor, userId: string, isOne: boolean): Promise<void> {
  if (isOne) await executor.insert(roles).values({ userId, role: "moderator" }).onConflictDoNothing();
  else await executor.delete(roles).where(eq(roles.userId, userId));
}

/** Something that was done, and by whom. */
export interface AuditEntry {
  readonly actor: string;
  readonly kind: (typeof AUDIT_KINDS)[number];
  readonly subjectId: string;
  readonly details?: Readonly<Record<string, string | number | null>>;
}

/** Writes down what was done; to be called in the transaction that does it. */
export async function writeAudit(executor: Executor, { details = {}, ...entry }: AuditEntry): Promise<void> {
  await executor.insert(moderationAudit).values({ ...entry, details });
}
