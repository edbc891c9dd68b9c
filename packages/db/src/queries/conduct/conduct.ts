import { and, desc, eq, gt, inArray, sql } from "drizzle-orm";
import type { Executor, Transaction } from "../../database.ts";
import { clubTables, tableSeats } from "../../schema/club-tables.ts";
import { conduct, conductPulyas, pardons, type PulyaOutcome } from "../../schema/conduct/conduct.ts";
import { consumers } from "../../schema/consumers.ts";
import { outbox } from "../../schema/outbox.ts";
import { users } from "../../schema/users.ts";

/** A pulya as somebody has played it, and the facts from which that follows. */
export type StoredPulyaConduct = typeof conductPulyas.$inferSelect;

/** How somebody has conducted themselves, all in all. */
export type StoredConduct = typeof conduct.$inferSelect;

/** By table and user. */
interface PulyaKey {
  readonly tableId: string;
  readonly userId: string;
}

/** Returns what is kept of those people at those tables; somebody of whom nothing is kept is left out. */
export async function listPulyaConduct(
  tx: Transaction,
  keys: readonly PulyaKey[],
): Promise<readonly StoredPulyaConduct[]> {
  if (keys.length === 0) return [];
  return await tx
    .select()
    .from(conductPulyas)
    .where(
      sql`(${conductPulyas.tableId}, ${conductPulyas.userId}) in (
        select table_id, user_id from json_to_recordset(${JSON.stringify(keys.map(keyRow))}::json) as keys (table_id uuid, user_id text))`,
    );
}

const keyRow = ({ tableId, userId }: PulyaKey) => ({ table_id: tableId, user_id: userId });

/** Keeps these in place of what was kept; of people who are gone nothing is kept. */
export async function savePulyaConduct(tx: Transaction, rows: readonly StoredPulyaConduct[]): Promise<void> {
  const held = await holdUsers(
    tx,
    rows.map(({ userId }) => userId),
  );
  const values = rows.filter(({ userId }) => held.has(userId));
  if (values.length === 0) return;
  await tx
    .insert(conductPulyas)
    .values(values)
    .onConflictDoUpdate({
      target: [conductPulyas.tableId, conductPulyas.userId],
      set: {
        facts: sql`excluded.facts`,
        isStarted: sql`excluded.is_started`,
        outcome: sql`excluded.outcome`,
        at: sql`excluded.at`,
        isMisere: sql`excluded.is_misere`,
      },
    });
}

/** Returns those of them who are still there, and sees to it that they stay until the transaction ends. */
async function holdUsers(tx: Transaction, userIds: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await tx
    .select({ id: users.id })
    .from(users)
    .where(inArray(users.id, [...new Set(userIds)]))
    .orderBy(users.id)
    .for("key share");
  return new Set(rows.map(({ id }) => id));
}

/** A pulya that somebody has left or finished, and when. */
export interface ConductMoment {
  readonly outcome: Extract<PulyaOutcome, "finished" | "left">;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** What is kept of all pulyas of a person. */
export interface ConductOf {
  readonly started: number;
  readonly finished: number;
  readonly left: number;
  readonly leftMisere: number;
  /** The latest of those that count, in their order, so many at most. */
  readonly moments: readonly ConductMoment[];
}

/** Sums a person's pulyas up; what was left before their latest pardon is no pulya of theirs. */
export async function sumConduct(tx: Transaction, userId: string, limit: number): Promise<ConductOf> {
  const pardoned = sql`coalesce((select max(at) from ${pardons} where user_id = ${userId}), '-infinity')`;
  const { outcome, at } = conductPulyas;
  const isForgiven = sql`(${outcome} = 'left' and ${at} <= ${pardoned})`;
  const [sums] = await tx
    .select({
      started: sql<number>`count(*) filter (where ${conductPulyas.isStarted} and not ${isForgiven})::int`,
      finished: sql<number>`count(*) filter (where ${outcome} = 'finished')::int`,
      left: sql<number>`count(*) filter (where ${outcome} = 'left' and not ${isForgiven})::int`,
      leftMisere: sql<number>`count(*) filter (where ${conductPulyas.isMisere} and not ${isForgiven})::int`,
    })
    .from(conductPulyas)
    .where(eq(conductPulyas.userId, userId));
  const latest = await tx
    .select({ outcome, at })
    .from(conductPulyas)
    .where(and(eq(conductPulyas.userId, userId), inArray(outcome, ["finished", "left"]), sql`not ${isForgiven}`))
    .orderBy(desc(at), desc(conductPulyas.tableId))
    .limit(limit);
  // Only these have been asked for, and each of them has its time.
  const moments = latest.toReversed() as ConductMoment[];
  return { ...(sums ?? { started: 0, finished: 0, left: 0, leftMisere: 0 }), moments };
}

/** Keeps what follows for a person, in place of what was kept. */
export async function saveConduct(tx: Transaction, row: StoredConduct): Promise<void> {
  if (!(await holdUsers(tx, [row.userId])).has(row.userId)) return;
  const { userId: _, ...columns } = row;
  await tx.insert(conduct).values(row).onConflictDoUpdate({ target: conduct.userId, set: columns });
}

/** Throws away all that can be made again. */
export async function deleteConduct(tx: Transaction): Promise<void> {
  await tx.delete(conductPulyas);
  await tx.delete(conduct);
}

/** Forgives a person all that they have left up to now; what follows for them is to be summed up in the same transaction. */
export async function addPardon(
  tx: Transaction,
  { userId, why }: { readonly userId: string; readonly why: string },
): Promise<void> {
  // The club's clock may be a little ahead of the database's.
  await tx.execute(sql`
    insert into ${pardons} (user_id, at, why)
    select ${userId}, greatest(now(), (select max(at) from ${conductPulyas} where user_id = ${userId})), ${why}
    on conflict do nothing`);
}

/** Finds a person by their id, or a member by the skeleton of their name. */
export async function findPersonToForgive(
  executor: Executor,
  { id, skeleton }: { readonly id: string; readonly skeleton: string },
): Promise<{ readonly id: string; readonly name: string } | undefined> {
  const [found] = await executor
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(sql`${users.id} = ${id} or ${users.nameSkeleton} = ${skeleton}`)
    .orderBy(sql`${users.id} = ${id} desc`)
    .limit(1);
  return found;
}

/** Returns how those people have conducted themselves, in no order; whoever has played nothing that counts is left out. */
export function listConduct(executor: Executor, userIds: readonly string[]): Promise<readonly StoredConduct[]> {
  return executor
    .select()
    .from(conduct)
    .where(sql`${conduct.userId} = any(${sql.param([...userIds])})`);
}

/** What has to be known of somebody who wants to sit down with others. */
export interface EntryConduct {
  readonly stored: StoredConduct | null;
  /** What the outbox tells of their leaving and coming back that their row does not know yet, in its order. */
  readonly unread: readonly {
    readonly tableId: string;
    /** Epoch milliseconds. */
    readonly at: number;
    readonly kind: string;
    readonly payload: unknown;
  }[];
  /** For a guest: the table of a pulya with other people that they have begun and not left; null if there is none. */
  readonly unfinishedTableId: string | null;
}

/** Reads that; `consumer` is whoever keeps the rows, `kinds` what is told of coming and going. */
export async function findEntryConduct(
  executor: Executor,
  {
    userId,
    consumer,
    kinds,
  }: { readonly userId: string; readonly consumer: string; readonly kinds: readonly string[] },
): Promise<EntryConduct> {
  // One statement sees one moment: what the consumer takes from the outbox meanwhile is in the row, or still unread, and never in both or neither.
  const rows = await executor
    .select({
      stored: conduct,
      unread: { tableId: outbox.tableId, at: outbox.at, kind: outbox.kind, payload: outbox.payload },
    })
    .from(users)
    .leftJoin(conduct, eq(conduct.userId, users.id))
    .leftJoin(consumers, eq(consumers.name, consumer))
    .leftJoin(
      outbox,
      and(
        sql`(${outbox.xid}, ${outbox.id}) > (coalesce(${consumers.positionXid}, '0'), coalesce(${consumers.positionId}, 0))`,
        inArray(outbox.kind, [...kinds]),
        sql`${outbox.payload}->>'userId' = ${users.id}`,
      ),
    )
    .where(eq(users.id, userId))
    .orderBy(outbox.xid, outbox.id);
  const unread = rows.flatMap((row) => row.unread ?? []);
  const [unfinished] = await executor
    .select({ tableId: clubTables.id })
    .from(tableSeats)
    .innerJoin(clubTables, eq(clubTables.id, tableSeats.tableId))
    .innerJoin(users, eq(users.id, tableSeats.userId))
    .leftJoin(conductPulyas, and(eq(conductPulyas.tableId, clubTables.id), eq(conductPulyas.userId, tableSeats.userId)))
    .where(
      and(
        eq(tableSeats.userId, userId),
        eq(users.isAnonymous, true),
        eq(clubTables.status, "playing"),
        gt(clubTables.dealNumber, 0),
        sql`coalesce(${conductPulyas.outcome}, 'playing') = 'playing'`,
        sql`exists (select from ${tableSeats} as other where other.table_id = ${clubTables.id}
          and other.user_id is not null and other.user_id <> ${userId})`,
      ),
    )
    .limit(1);
  return { stored: rows[0]?.stored ?? null, unread, unfinishedTableId: unfinished?.tableId ?? null };
}
