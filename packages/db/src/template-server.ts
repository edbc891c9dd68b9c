import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Client } from "pg";
import { openDatabase, type Database, type DatabaseOptions } from "./database.ts";
import { startEmbeddedPostgres } from "./embedded-postgres.ts";
import { migrateDatabase } from "./migrate.ts";

const TEMPLATE = "trelyazh_template";
/** Nothing here must survive a power cut. */
const FAST = { fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_connections: "300" };

/** Starts a throw-away PostgreSQL in a temporary folder, with a migrated database to clone. */
export async function startTemplateServer(): Promise<{ readonly url: string } & AsyncDisposable> {
  const dataFolder = await mkdtemp(path.join(tmpdir(), "trelyazh-test-"));
  const server = await startEmbeddedPostgres({ dataFolder, settings: FAST });
  await runAsAdmin(server.url, `create database ${TEMPLATE}`);
  await migrateDatabase(databaseUrl(server.url, TEMPLATE));
  return {
    url: server.url,
    [Symbol.asyncDispose]: async () => {
      await server.stop();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

export interface ClonedDatabase extends AsyncDisposable {
  readonly url: string;
  readonly database: Database;
}

/** Clones the template; closing it drops the clone. */
export async function cloneTemplate(
  adminUrl: string,
  options: Partial<Omit<DatabaseOptions, "url">> = {},
): Promise<ClonedDatabase> {
  const name = `test_${randomBytes(6).toString("hex")}`;
  await runAsAdmin(adminUrl, `create database ${name} template ${TEMPLATE} strategy file_copy`);
  const url = databaseUrl(adminUrl, name);
  const database = openDatabase({ url, onError: () => undefined, ...options });
  return {
    url,
    database,
    [Symbol.asyncDispose]: async () => {
      await database.close();
      await runAsAdmin(adminUrl, `drop database ${name} with (force)`);
    },
  };
}

/** Makes a database without anything, as `createdb` does; closing it drops it. */
export async function createBareDatabase(adminUrl: string): Promise<{ readonly url: string } & AsyncDisposable> {
  const name = `bare_${randomBytes(6).toString("hex")}`;
  await runAsAdmin(adminUrl, `create database ${name}`);
  return {
    url: databaseUrl(adminUrl, name),
    [Symbol.asyncDispose]: () => runAsAdmin(adminUrl, `drop database ${name} with (force)`),
  };
}

async function runAsAdmin(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function databaseUrl(adminUrl: string, name: string): string {
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return url.href;
}
