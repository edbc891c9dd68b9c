import { eq, sql } from "drizzle-orm";
import type { Executor, Transaction } from "../database.ts";
import { clubTables, tableEntries, tableSeats } from "../schema/club-tables.ts";
import { users } from "../schema/users.ts";

/** Somebody who is about to sit down at a table. */
export interface TableEntry {
  readonly id: string;
  readonly userId: string;
  readonly tableId: string;
  /** Whether the table then still waits for others. */
  readonly waits: boolean;
}

/** At how many other tables somebody may sit, or be about to, and how many of those may wait. */
export interface EntryBounds {
  readonly tables: number;
  readonly waiting: number;
  /** An entry that nobody ends is over after so many seconds. */
  readonly forSeconds: number;
}

/**
 * Notes that somebody is about to sit down, unless they sit, or are about to sit, at as many other unfinished tables as
 * they may; returns whether it is so. One at a time for each user: their row is locked until the transaction ends.
 */
export async function enterTable(tx: Transaction, entry: TableEntry, bounds: EntryBounds): Promise<boolean> {
  const { id, userId, tableId, waits } = entry;
  await tx.execute(sql`select from ${users} where id = ${userId} for no key update`);
  // What others have written before they let go of the row is seen by a new statement.
  const { rowCount } = await tx.execute(sql`
    with others as (
      select table_id, bool_or(waits) as waits from (
        select table_id, status = 'waiting' as waits
        from ${tableSeats} join ${clubTables} on club_tables.id = table_id
        where user_id = ${userId} and status <> 'finished'
        union all
        select table_id, waits from ${tableEntries} where user_id = ${userId} and until > clock_timestamp()
      ) as places
      where table_id <> ${tableId}::uuid group by table_id
    ), over as (
      delete from ${tableEntries} where user_id = ${userId} and until <= clock_timestamp()
    )
    insert into ${tableEntries} (id, user_id, table_id, waits, until)
    select ${id}::uuid, ${userId}, ${tableId}::uuid, ${waits}::boolean,
      clock_timestamp() + make_interval(secs => ${bounds.forSeconds})
    from (select count(*) as tables, count(*) filter (where waits) as waiting from others) as counted
    where tables < ${bounds.tables} and (not ${waits}::boolean or waiting < ${bounds.waiting})`);
  return rowCount === 1;
}

/** Ends an entry. Idempotent. */
export async function endEntry(executor: Executor, id: string): Promise<void> {
  await executor.delete(tableEntries).where(eq(tableEntries.id, id));
}
