import type { ActRow } from "@trelyazh/db";
import type { ToldAct } from "@trelyazh/protocol";

/** Returns an act as that person, or a moderator, is told of it: never who has done it, and nothing of who has reported. */
export function toldAct(row: ActRow, readerId: string): ToldAct {
  const { id, kind, reason, words, at, until, liftedAt, appeal } = row;
  const other = row.other?.id === readerId ? row.subject : row.other;
  return { id, kind, reason, words, at, until, liftedAt, apartFrom: other, appeal };
}
