import { and, eq, isNull, sql } from "drizzle-orm";
import type { Executor, Transaction } from "../../database.ts";
import { appeals } from "../../schema/moderation/acts.ts";

/** Keeps what somebody says against an act; returns false where something was said against it already. */
export async function insertAppeal(
  executor: Executor,
  appeal: { readonly actId: string; readonly authorId: string; readonly words: string },
): Promise<boolean> {
  const { rowCount } = await executor.insert(appeals).values(appeal).onConflictDoNothing();
  return (rowCount ?? 0) > 0;
}

export interface AppealAnswer {
  readonly actId: string;
  readonly answer: "lifted" | "upheld";
  readonly answerWords: string;
  readonly answeredBy: string;
}

/** Answers an appeal; returns false where there is none that waits. */
export async function answerAppeal(tx: Transaction, { actId, ...answer }: AppealAnswer): Promise<boolean> {
  const { rowCount } = await tx
    .update(appeals)
    .set({ ...answer, answeredAt: sql`now()` })
    .where(and(eq(appeals.actId, actId), isNull(appeals.answer)));
  return (rowCount ?? 0) > 0;
}
