import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { readMigrationFiles } from "drizzle-orm/migrator";
import type { Client } from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { connect } from "../connect.ts";
import { hasCode } from "../embedded/system-error.ts";
import { MIGRATIONS_FOLDER, MIGRATIONS_LOCK, sayWhoMayServe } from "../migrate.ts";
import { listAppliedMigrations, quoted, quotedList } from "./catalog.ts";
import { BackupError, type BackupHead, type BackupSeal, type KeptTable } from "./format.ts";
import { readBackup } from "./read-backup.ts";
import type { BackupProgress } from "./write-backup.ts";

export interface RestoreWish {
  readonly url: string;
  readonly file: string;
  readonly onProgress?: (progress: BackupProgress) => void;
}

/** What tells that somebody has been in a club. */
const PEOPLE_AND_PLAY = ["users", "club_tables", "table_events"];

/**
 * Fills an empty club from a backup, in one transaction: all of it is there afterwards, with the schema that the backup had,
 * or nothing has changed. Throws `BackupError` NOT_EMPTY, IN_USE, NEWER, NOT_ALLOWED, and what `readBackup` throws.
 */
export async function restoreBackup(
  wish: RestoreWish,
): Promise<{ readonly head: BackupHead; readonly seal: BackupSeal }> {
  const client = await connect(wish.url, "trelyazh restore");
  try {
    await client.query("begin");
    await client.query("set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0");
    await client.query("select pg_advisory_xact_lock($1)", [MIGRATIONS_LOCK]);
    await requireUnused(client);
    const whole = await fill(client, wish);
    await client.query("commit");
    return whole;
  } catch (cause) {
    await client.query("rollback").catch(() => undefined);
    throw hasCode(cause, "42501") ? notAllowed(cause) : cause;
  } finally {
    await client.end();
  }
}

async function fill(
  client: Client,
  { file, onProgress }: RestoreWish,
): Promise<{ readonly head: BackupHead; readonly seal: BackupSeal }> {
  let head: BackupHead | undefined;
  let bytes = 0;
  const rows = new Map<string, number>();
  for await (const part of readBackup(file)) {
    if (part.type === "head") {
      head = part.head;
      await makeSchema(client, head);
    } else if (part.type === "rows") {
      const { name } = part.table;
      rows.set(name, (rows.get(name) ?? 0) + (await copyIn(client, part.table, part.text)));
      bytes += part.text.length;
      onProgress?.({ table: name, rows: rows.get(name) ?? 0, bytes });
    } else if (head !== undefined) {
      await setSequences(client, part.seal);
      return { head, seal: part.seal };
    }
  }
  throw new BackupError("BROKEN", `${file} is no whole backup: it has no end.`);
}

async function requireUnused(client: Client): Promise<void> {
  const { rows } = await client.query<{ count: number }>(
    `select count(*)::integer as count from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid() and application_name like 'trelyazh%'`,
  );
  if (rows[0]?.count !== 0)
    throw new BackupError("IN_USE", "A club works with that database now. Stop it, and restore then.");
  for (const table of PEOPLE_AND_PLAY) {
    const { rows: there } = await client.query("select where to_regclass($1) is not null", [`public.${table}`]);
    if (there.length === 0) continue;
    const { rows: some } = await client.query(`select from public.${quoted(table)} limit 1`);
    if (some.length > 0)
      throw new BackupError(
        "NOT_EMPTY",
        "There are people or tables in that club already. A backup is restored into an empty one: name another DATA_FOLDER or a new database.",
      );
  }
}

/** Makes the schema that the backup had; what an empty club has of its own gives way. */
async function makeSchema(client: Client, head: BackupHead): Promise<void> {
  const known = readMigrationFiles({ migrationsFolder: MIGRATIONS_FOLDER });
  const wanted = head.migrations.map(({ createdAt }) => createdAt);
  const unknown = wanted.find((at) => !known.some(({ folderMillis }) => folderMillis === at));
  if (unknown !== undefined)
    throw new BackupError("NEWER", "A newer version of the club made this backup. Restore it with that version.");
  await dropSchema(client);
  await client.query(`create schema drizzle;
    create table drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)`);
  for (const { folderMillis, hash, sql } of known.filter(({ folderMillis: at }) => wanted.includes(at))) {
    for (const statement of sql) await client.query(statement);
    const values = [hash, folderMillis];
    await client.query("insert into drizzle.__drizzle_migrations (hash, created_at) values ($1, $2)", values);
  }
  await sayWhoMayServe(client);
}

async function dropSchema(client: Client): Promise<void> {
  const applied = await listAppliedMigrations(client);
  if (applied.length > 0) await client.query("drop schema drizzle cascade");
  const { rows } = await client.query<{ name: string }>(
    "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'",
  );
  if (rows.length === 0) return;
  if (applied.length === 0)
    throw new BackupError("NOT_EMPTY", "That database has tables that are not the club's. Make a new one for it.");
  await client.query(`drop table ${rows.map(({ name }) => `public.${quoted(name)}`).join(", ")} cascade`);
}

/** Returns how many rows that were. */
async function copyIn(client: Client, { name, columns }: KeptTable, text: Buffer): Promise<number> {
  const target = client.query(copyFrom(`copy public.${quoted(name)} (${quotedList(columns)}) from stdin`));
  await pipeline(Readable.from([text]), target);
  return target.rowCount;
}

async function setSequences(client: Client, { sequences }: BackupSeal): Promise<void> {
  for (const [name, value] of Object.entries(sequences))
    await client.query("select setval($1::regclass, $2::bigint)", [`public.${quoted(name)}`, value]);
}

function notAllowed(cause: unknown): BackupError {
  return new BackupError(
    "NOT_ALLOWED",
    "The account in DATABASE_URL may not make schemas and tables in that database. Make one that it owns: createdb --owner=….",
    cause,
  );
}
