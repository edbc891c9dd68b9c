import { DELETED_NAME } from "@trelyazh/table";
import { asc, eq, sql } from "drizzle-orm";
import type { Executor, Transaction } from "../database.ts";
import { clubTables } from "../schema/club-tables.ts";
import { tableEvents, tableSnapshots } from "../schema/journal.ts";
import { nameErasures } from "../schema/people/personal-data.ts";
import { withoutName } from "./tables-map.ts";

/** A deleted player whose name may still stand in what was written of tables. */
export interface NameErasure {
  readonly userId: string;
  /** Whether all tables are over that were under way then: their owners know the name, and may still write it down. */
  readonly isLast: boolean;
}

/** How long after a deletion it is looked again and again whether something has come since. */
const FRESH_MINUTES = 15;

/**
 * Lists deleted players whose names are to be taken out of journals now, so many at most, the earliest first: those who have
 * gone just now, and those whose last tables are over.
 */
export async function listNameErasures(executor: Executor, limit: number): Promise<readonly NameErasure[]> {
  const underWay = sql`exists (
    select from ${clubTables} where ${clubTables.status} <> 'finished' and ${clubTables.createdAt} <= ${nameErasures.since})`;
  const rows = await executor
    .select({ userId: nameErasures.userId, isUnderWay: sql<boolean>`${underWay}` })
    .from(nameErasures)
    .where(sql`not ${underWay} or ${nameErasures.since} > now() - make_interval(mins => ${FRESH_MINUTES})`)
    .orderBy(asc(nameErasures.since))
    .limit(limit);
  return rows.map(({ userId, isUnderWay }) => ({ userId, isLast: !isUnderWay }));
}

/** The tables of a deleted player come first: their name stands there, if anywhere. Returns the ids of up to `limit` of them after that one. */
export async function listTablesWith(
  executor: Executor,
  { userId, afterId, limit }: { readonly userId: string; readonly afterId: string | null; readonly limit: number },
): Promise<readonly string[]> {
  const { rows } = await executor.execute<{ id: string }>(sql`
    select id::text as id from (
      select table_id as id from table_seats where user_id = ${userId}
      union select table_id from pulya_players where user_id = ${userId}
      union select id from club_tables where owner_id = ${userId}
        or guests @> jsonb_build_array(jsonb_build_object('userId', ${userId}::text)) or ${userId} = any(kept_out)
    ) as theirs where ${afterId === null ? sql`true` : sql`id > ${afterId}::uuid`} order by id limit ${limit}`);
  return rows.map(({ id }) => id);
}

interface Where {
  readonly userId: string;
  readonly tableIds: readonly string[];
}

/** Takes the name of a deleted player out of what was written of those tables; returns how many rows had it. */
export async function eraseNames(tx: Transaction, { userId, tableIds }: Where): Promise<number> {
  const ids = sql`any(${sql.param([...tableIds])}::uuid[])`;
  const name = sql`to_jsonb(${DELETED_NAME}::text)`;
  const chairs = await tx.execute(sql`
    update ${tableEvents} set payload = jsonb_set(payload, '{event,occupant,name}', ${name})
    where table_id = ${ids} and kind = 'seatTaken' and payload #>> '{event,occupant,userId}' = ${userId}
      and payload #> '{event,occupant,name}' <> ${name}`);
  const keptOut = await tx.execute(sql`
    update ${tableEvents} set payload = jsonb_set(payload, '{event,name}', ${name})
    where table_id = ${ids} and kind = 'keptOut' and payload #>> '{event,userId}' = ${userId}
      and payload #> '{event,name}' <> ${name}`);
  const guests = await tx.execute(sql`
    update ${tableEvents}
    set payload = jsonb_set(payload, '{event,guests}', ${withoutName(sql`payload #> '{event,guests}'`, userId)})
    where table_id = ${ids} and kind = 'tableCreated'
      and payload #> '{event,guests}' @> jsonb_build_array(jsonb_build_object('userId', ${userId}::text))
      and not payload #> '{event,guests}' @> jsonb_build_array(jsonb_build_object('userId', ${userId}::text, 'name', ${name}))`);
  // A table is brought back from its journal as well.
  const snapshots = await tx.execute(sql`
    delete from ${tableSnapshots} where table_id = ${ids} and (
      jsonb_path_exists(state, '$.** ? (@.userId == $id && @.name != $name)',
        jsonb_build_object('id', ${userId}::text, 'name', ${name}))
      or state #>> array['visits', ${userId}::text, 'name'] <> ${DELETED_NAME})`);
  return [chairs, keptOut, guests, snapshots].reduce((sum, { rowCount }) => sum + (rowCount ?? 0), 0);
}

/** To be called when the name stands nowhere any more. */
export async function endNameErasure(executor: Executor, userId: string): Promise<void> {
  await executor.delete(nameErasures).where(eq(nameErasures.userId, userId));
}
