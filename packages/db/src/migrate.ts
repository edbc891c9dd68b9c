import { fileURLToPath } from "node:url";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import type { Client } from "pg";
import { connect } from "./connect.ts";
import { DatabaseStartError } from "./database-start-error.ts";
import { isConnectionLost } from "./failures.ts";

export const MIGRATIONS_FOLDER = fileURLToPath(new URL("../migrations", import.meta.url));
/** Any number will do, as long as all processes of the club use the same one. */
export const MIGRATIONS_LOCK = 7_385_193_724;

/**
 * How many migrations a server has to know to serve a database that this version has migrated. Migrations only add; what
 * a later one takes away has not been used by any server that knows this many. Raise it with each that takes away.
 */
export const MIGRATIONS_TO_SERVE = 8;

/**
 * Brings the schema up to date. Several processes may do so at once: one works, the others wait for it. Each step is
 * told to `onProgress` as an English phrase. A schema of a newer version is left as it is, and served if that version has
 * said that ours may. Throws `DatabaseStartError`: UNREACHABLE, RIGHT_MISSING, or SCHEMA_NEWER when ours may not.
 */
export async function migrateDatabase(
  url: string,
  onProgress: (step: string) => void = () => undefined,
): Promise<void> {
  const client = await connect(url, "trelyazh migrations");
  try {
    await takeLock(client, onProgress);
    await applyMigrations(client, onProgress);
  } catch (cause) {
    throw isConnectionLost(cause) ? lostMeanwhile(cause) : cause;
  } finally {
    // The end of the session frees the lock.
    await client.end();
  }
}

function lostMeanwhile(cause: unknown): DatabaseStartError {
  return new DatabaseStartError("UNREACHABLE", {
    message: "The connection to the database was lost while its schema was brought up to date.",
    remedy: "Start the club again: what was not finished has been undone.",
    cause,
  });
}

async function takeLock(client: Client, onProgress: (step: string) => void): Promise<void> {
  const { rows } = await client.query<{ taken: boolean }>("select pg_try_advisory_lock($1) as taken", [
    MIGRATIONS_LOCK,
  ]);
  if (rows[0]?.taken === true) return;
  onProgress("waiting for another process to finish the migrations");
  await client.query("select pg_advisory_lock($1)", [MIGRATIONS_LOCK]);
}

async function applyMigrations(client: Client, onProgress: (step: string) => void): Promise<void> {
  const known = readMigrationFiles({ migrationsFolder: MIGRATIONS_FOLDER }).map(({ folderMillis }) => folderMillis);
  const applied = await appliedMigrations(client);
  const unknown = applied.filter((at) => !known.includes(at));
  if (unknown.length > 0) {
    if (known.length >= (await migrationsToServe(client))) {
      onProgress("leaving the schema of a newer version as it is");
      return;
    }
    throw new DatabaseStartError("SCHEMA_NEWER", {
      message: "The database was made by a newer version of the club.",
      remedy: "Start that version, or use another database.",
    });
  }
  const pending = known.length - applied.length;
  if (pending === 0) return;
  await requireRights(client);
  onProgress(`applying ${pending} ${pending === 1 ? "migration" : "migrations"}`);
  await migrate(drizzle(client), { migrationsFolder: MIGRATIONS_FOLDER });
  await sayWhoMayServe(client);
}

/** Says in the database which servers may serve the schema that this version has made. */
export async function sayWhoMayServe(client: Client): Promise<void> {
  await client.query(`comment on table drizzle.__drizzle_migrations is '${WHO_MAY_SERVE}${MIGRATIONS_TO_SERVE}'`);
}

/** What the migrations leave for a server that is older than they are; the number follows. */
const WHO_MAY_SERVE = "Migrations that a server has to know to serve this database: ";

/** What the newest version that migrated the database has said of that; without a word of it, nobody older may serve. */
async function migrationsToServe(client: Client): Promise<number> {
  const { rows } = await client.query<{ said: string | null }>(
    "select obj_description('drizzle.__drizzle_migrations'::regclass, 'pg_class') as said",
  );
  const said = rows[0]?.said ?? "";
  return said.startsWith(WHO_MAY_SERVE) ? Number(said.slice(WHO_MAY_SERVE.length)) : Infinity;
}

/** The club makes tables, and schemas for what keeps books of its own: migrations and cron jobs. */
async function requireRights(client: Client): Promise<void> {
  const { rows } = await client.query<{ may: boolean; account: string; database: string }>(`
    select current_user as account, current_database() as database,
      has_database_privilege(current_database(), 'CREATE') and has_schema_privilege('public', 'CREATE') as may`);
  const [{ may, account, database } = { may: true, account: "", database: "" }] = rows;
  if (may) return;
  const [who, where] = [client.escapeIdentifier(account), client.escapeIdentifier(database)];
  throw new DatabaseStartError("RIGHT_MISSING", {
    message: `The account ${account} may not create what the club needs in the database ${database}.`,
    remedy: `Let a superuser say this there: GRANT CREATE ON DATABASE ${where} TO ${who}; GRANT CREATE ON SCHEMA public TO ${who};`,
  });
}

async function appliedMigrations(client: Client): Promise<number[]> {
  const { rows: found } = await client.query("select 1 where to_regclass('drizzle.__drizzle_migrations') is not null");
  if (found.length === 0) return [];
  const { rows } = await client.query<{ created_at: string }>("select created_at from drizzle.__drizzle_migrations");
  return rows.map((row) => Number(row.created_at));
}
