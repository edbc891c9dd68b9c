import { eq, sql } from "drizzle-orm";
import type { Database, Transaction } from "../database.ts";
import { isDeadlock } from "../failures.ts";
import { nameErasures } from "../schema/people/personal-data.ts";
import { relations } from "../schema/people/relations.ts";
import { sessions, users } from "../schema/users.ts";
import { PERSONAL_DATA } from "./personal-data.ts";

/** Somebody of whom nothing is left but what others have played with them. */
export interface ErasedPerson {
  /** Of the sessions that were not over. */
  readonly tokens: readonly string[];
  /** Those between whom and them something stood. */
  readonly others: readonly string[];
}

/** How often it is tried: whatever others are writing about somebody just then is locked in an order of their own. */
const TRIES = 5;

/** Does it in a transaction, with what belongs to it, and once more if that and another wait for each other. */
export async function erasePerson(
  database: Pick<Database, "withTransaction">,
  userId: string,
  also: (tx: Transaction) => Promise<void> = () => Promise.resolve(),
): Promise<ErasedPerson | undefined> {
  for (let left = TRIES; ; left -= 1) {
    try {
      return await database.withTransaction(async (tx) => {
        const erased = await erase(tx, userId);
        if (erased !== undefined) await also(tx);
        return erased;
      });
    } catch (error) {
      if (left <= 1 || !isDeadlock(error)) throw error;
    }
  }
}

/**
 * Deletes all that the map of personal data says, and leaves a deleted player. What stands of them in journals of tables is
 * left to `eraseNames`, which is noted here. Doing it again deletes what has come since. Undefined if there is no such user.
 */
async function erase(tx: Transaction, userId: string): Promise<ErasedPerson | undefined> {
  const [user] = await tx
    .select({ email: users.email, skeleton: users.nameSkeleton })
    .from(users)
    .where(eq(users.id, userId))
    // Whoever writes something that points to them goes on, and is waited for.
    .for("no key update");
  if (user === undefined) return undefined;
  const open = await tx
    .select({ token: sessions.token })
    .from(sessions)
    .where(sql`${sessions.userId} = ${userId} and ${sessions.expiresAt} > now()`);
  const { rows: around } = await tx.execute<{ id: string }>(sql`
    select other_id as id from ${relations} where owner_id = ${userId}
    union select owner_id from ${relations} where other_id = ${userId}`);
  for (const rule of PERSONAL_DATA) await rule.erase?.(tx, { ...user, userId });
  await tx.insert(nameErasures).values({ userId }).onConflictDoNothing();
  return { tokens: open.map(({ token }) => token), others: around.map(({ id }) => id) };
}
