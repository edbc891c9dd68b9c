import { and, asc, eq, gt, inArray, lt, notInArray, or, sql } from "drizzle-orm";
import type { Executor, Transaction } from "../../database.ts";
import { dataActs, personalExportPieces, personalExports, type DATA_ACTS } from "../../schema/people/personal-data.ts";
import { users } from "../../schema/users.ts";

/** What somebody has asked for of their data, and how far it is. */
export type StoredExport = Pick<
  typeof personalExports.$inferSelect,
  "id" | "state" | "askedAt" | "done" | "steps" | "size" | "until"
>;

const COLUMNS = {
  id: personalExports.id,
  state: personalExports.state,
  askedAt: personalExports.askedAt,
  done: personalExports.done,
  steps: personalExports.steps,
  size: personalExports.size,
  until: personalExports.until,
};

const isKept = gt(personalExports.until, sql`now()`);

/** Returns what that user has asked for last, unless its time is over. */
export async function findExport(executor: Executor, userId: string): Promise<StoredExport | undefined> {
  const [found] = await executor
    .select(COLUMNS)
    .from(personalExports)
    .where(and(eq(personalExports.userId, userId), isKept));
  return found;
}

interface Asked {
  readonly userId: string;
  /** How long what is made is kept. */
  readonly keptSeconds: number;
  /** One that was asked for so long ago and is not there yet has been lost. */
  readonly lostSeconds: number;
}

/** Writes down that somebody asks for their data, in place of what was made before; undefined while that is still being made. */
export async function askForExport(
  tx: Transaction,
  { userId, keptSeconds, lostSeconds }: Asked,
): Promise<string | undefined> {
  const isDone = inArray(personalExports.state, ["done", "failed"]);
  const isLost = lt(personalExports.askedAt, sql`now() - make_interval(secs => ${lostSeconds})`);
  await tx.delete(personalExports).where(and(eq(personalExports.userId, userId), or(isDone, isLost)));
  const [asked] = await tx
    .insert(personalExports)
    .values({ userId, until: sql`now() + make_interval(secs => ${keptSeconds})` })
    .onConflictDoNothing()
    .returning({ id: personalExports.id });
  return asked?.id;
}

/** An export that is being written. */
export interface ExportRun {
  readonly id: string;
  readonly run: string;
}

/** Begins to write an export, anew if somebody else had begun; returns whose data they are, undefined if nobody waits for it. */
export async function beginExport(tx: Transaction, { id, run }: ExportRun): Promise<string | undefined> {
  const [begun] = await tx
    .update(personalExports)
    .set({ state: "running", run, done: 0, size: 0 })
    .where(and(eq(personalExports.id, id), isKept, notInArray(personalExports.state, ["done"])))
    .returning({ userId: personalExports.userId });
  if (begun !== undefined) await tx.delete(personalExportPieces).where(eq(personalExportPieces.exportId, id));
  return begun?.userId;
}

/** Notes how far an export is; returns false if it is another's to write by now, or nobody's. */
export async function noteExport(
  executor: Executor,
  { id, run }: ExportRun,
  progress: Partial<Pick<StoredExport, "done" | "steps" | "state" | "until">>,
): Promise<boolean> {
  const { rowCount } = await executor
    .update(personalExports)
    .set(progress)
    .where(and(eq(personalExports.id, id), eq(personalExports.run, run)));
  return rowCount === 1;
}

/** Keeps the next piece of an export; returns false if it is another's to write by now, or nobody's. */
export async function addExportPiece(
  tx: Transaction,
  { id, run }: ExportRun,
  { number, bytes }: { readonly number: number; readonly bytes: Buffer },
): Promise<boolean> {
  const { rowCount } = await tx
    .update(personalExports)
    .set({ size: sql`${personalExports.size} + ${bytes.length}` })
    .where(and(eq(personalExports.id, id), eq(personalExports.run, run)));
  if (rowCount !== 1) return false;
  await tx.insert(personalExportPieces).values({ exportId: id, number, bytes });
  return true;
}

/** Returns a piece of an export; undefined after the last one. */
export async function readExportPiece(executor: Executor, id: string, number: number): Promise<Buffer | undefined> {
  const [piece] = await executor
    .select({ bytes: personalExportPieces.bytes })
    .from(personalExportPieces)
    .where(and(eq(personalExportPieces.exportId, id), eq(personalExportPieces.number, number)));
  return piece?.bytes;
}

/** Deletes exports whose time is over; returns how many. */
export async function deleteOldExports(executor: Executor): Promise<number> {
  const { rowCount } = await executor.delete(personalExports).where(lt(personalExports.until, sql`now()`));
  return rowCount ?? 0;
}

/** Writes down that somebody's data were given out or deleted; `operator` is an account of a machine, null for the person themselves. */
export async function noteDataAct(
  executor: Executor,
  act: { readonly act: (typeof DATA_ACTS)[number]; readonly userId: string; readonly operator: string | null },
): Promise<void> {
  await executor.insert(dataActs).values(act);
}

/** A table at which somebody sits or has played. */
export interface PlayedTable {
  readonly id: string;
  readonly isOver: boolean;
}

/** Lists the tables at which somebody has played, as far as the club remembers, up to `limit` of them after that one. */
export async function listPlayedTables(
  executor: Executor,
  { userId, afterId, limit }: { readonly userId: string; readonly afterId: string | null; readonly limit: number },
): Promise<readonly PlayedTable[]> {
  const { rows } = await executor.execute<{ id: string; isOver: boolean }>(sql`
    select id::text as id, status = 'finished' as "isOver" from club_tables where id in (
      select table_id from table_seats where user_id = ${userId}
      union select table_id from pulya_players where user_id = ${userId}
    ) and ${afterId === null ? sql`true` : sql`id > ${afterId}::uuid`} order by id limit ${limit}`);
  return rows;
}

/** How many these are. */
export async function countPlayedTables(executor: Executor, userId: string): Promise<number> {
  const { rows } = await executor.execute<{ count: number }>(sql`
    select count(*)::int as count from (
      select table_id from table_seats where user_id = ${userId}
      union select table_id from pulya_players where user_id = ${userId}) as played`);
  return rows[0]?.count ?? 0;
}

/** Finds somebody who is no deleted player by their id. */
export async function findLivingUser(
  executor: Executor,
  userId: string,
): Promise<{ readonly id: string; readonly name: string } | undefined> {
  const [user] = await executor
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(and(eq(users.id, userId), sql`${users.deletedAt} is null`))
    .orderBy(asc(users.id));
  return user;
}

/** Whoever sits at a table, or sat there at its end. */
export interface PlayerAt {
  readonly seat: number;
  /** Null for a bot that plays for nobody. */
  readonly userId: string | null;
  /** As they are called now. */
  readonly name: string | null;
  readonly isBot: boolean;
}

/** Lists who sits at a table, or has finished the pulya there, by seat. */
export async function listPlayersAt(executor: Executor, tableId: string): Promise<readonly PlayerAt[]> {
  const { rows } = await executor.execute<PlayerAt & Record<string, unknown>>(sql`
    with players as (
      select seat, user_id, bot_level, name from pulya_players where table_id = ${tableId}::uuid
      union all
      select seat, user_id, bot_level, name from table_seats where table_id = ${tableId}::uuid
        and not exists (select from pulya_players where table_id = ${tableId}::uuid)
    )
    select seat::int as seat, user_id as "userId", bot_level is not null as "isBot",
      case when bot_level is null then coalesce(users.name, players.name) else players.name end as name
    from players left join users on users.id = user_id order by seat`);
  return rows;
}
