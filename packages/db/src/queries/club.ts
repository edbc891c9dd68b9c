import type { Executor } from "../database.ts";
import { club } from "../schema/club.ts";

/** Returns the id of the club whose database this is. A copy of the database made otherwise than from a backup has the same. */
export async function getClubId(executor: Executor): Promise<string> {
  const [row] = await executor.select({ id: club.id }).from(club);
  if (row === undefined) throw new Error("the club has no id");
  return row.id;
}
