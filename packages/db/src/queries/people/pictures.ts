import { and, eq, sql } from "drizzle-orm";
import type { Executor, Transaction } from "../../database.ts";
import { pictures } from "../../schema/people/pictures.ts";
import { users } from "../../schema/users.ts";

/** A picture that the club has made. */
export interface StoredPicture {
  /** By which it is asked for: another picture has another one. */
  readonly hash: string;
  readonly jpeg: Uint8Array;
}

/** Gives a member that picture in place of any before; false for anyone who is no member. */
export async function setPicture(tx: Transaction, userId: string, picture: StoredPicture): Promise<boolean> {
  const { rowCount } = await tx
    .update(users)
    .set({ image: picture.hash, renamedAt: sql`now()` })
    .where(and(eq(users.id, userId), eq(users.isAnonymous, false)));
  if (rowCount !== 1) return false;
  await tx
    .insert(pictures)
    .values({ userId, ...picture })
    .onConflictDoUpdate({ target: pictures.userId, set: { ...picture, since: sql`now()` } });
  return true;
}

/** Takes somebody's picture away; false where there was none. */
export async function removePicture(tx: Transaction, userId: string): Promise<boolean> {
  const { rowCount } = await tx.delete(pictures).where(eq(pictures.userId, userId));
  await tx
    .update(users)
    .set({ image: null, renamedAt: sql`now()` })
    .where(and(eq(users.id, userId), sql`${users.image} is not null`));
  return rowCount === 1;
}

/** Returns the picture of that hash; undefined if nobody has it any more. */
export async function findPicture(executor: Executor, hash: string): Promise<Uint8Array | undefined> {
  const [found] = await executor.select({ jpeg: pictures.jpeg }).from(pictures).where(eq(pictures.hash, hash)).limit(1);
  return found?.jpeg;
}
