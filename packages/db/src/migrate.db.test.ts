import { readMigrationFiles } from "drizzle-orm/migrator";
import { Client } from "pg";
import { expect, inject, test } from "vitest";
import { MIGRATIONS_FOLDER, MIGRATIONS_TO_SERVE, migrateDatabase } from "./migrate.ts";

interface Scratch extends AsyncDisposable {
  readonly url: string;
  query(text: string): Promise<unknown[]>;
}

/** A database without any table. */
async function emptyDatabase(name: string): Promise<Scratch> {
  const admin = new Client({ connectionString: inject("postgresUrl") });
  await admin.connect();
  await admin.query(`create database ${name}`);
  const url = new URL(inject("postgresUrl"));
  url.pathname = `/${name}`;
  const client = new Client({ connectionString: url.href });
  await client.connect();
  return {
    url: url.href,
    query: async (text) => (await client.query<Record<string, unknown>>(text)).rows,
    [Symbol.asyncDispose]: async () => {
      await client.end();
      await admin.query(`drop database ${name} with (force)`);
      await admin.end();
    },
  };
}

const SCHEMA = `select table_name, column_name, data_type, is_nullable from information_schema.columns
  where table_schema = 'public' order by table_name, column_name`;
const APPLIED = "select hash from drizzle.__drizzle_migrations order by id";

test("migrations make the schema, and a second run changes nothing", async () => {
  await using scratch = await emptyDatabase("migrate_twice");
  const steps: string[] = [];
  await migrateDatabase(scratch.url, (step) => steps.push(step));
  const [schema, applied] = [await scratch.query(SCHEMA), await scratch.query(APPLIED)];
  expect(schema).toContainEqual(expect.objectContaining({ table_name: "table_events", column_name: "payload" }));
  expect(steps).toEqual([`applying ${applied.length} ${applied.length === 1 ? "migration" : "migrations"}`]);

  await migrateDatabase(scratch.url, (step) => steps.push(step));
  expect(await scratch.query(SCHEMA)).toEqual(schema);
  expect(await scratch.query(APPLIED)).toEqual(applied);
  expect(steps).toHaveLength(1);
});

test("processes that migrate at the same time wait for one another", async () => {
  await using scratch = await emptyDatabase("migrate_together");
  await Promise.all(Array.from({ length: 5 }, () => migrateDatabase(scratch.url)));
  const applied = await scratch.query(APPLIED);
  expect(new Set(applied.map((row) => JSON.stringify(row))).size).toBe(applied.length);
});

test("a process that has to wait for another says so", async () => {
  await using scratch = await emptyDatabase("migrate_waiting");
  await scratch.query("select pg_advisory_lock(7385193724)");
  const { promise: waits, resolve } = Promise.withResolvers<string>();
  const migrated = migrateDatabase(scratch.url, resolve);
  expect(await waits).toContain("waiting");
  await scratch.query("select pg_advisory_unlock(7385193724)");
  await migrated;
  expect(await scratch.query(APPLIED)).not.toHaveLength(0);
});

const A_LATER_MIGRATION = `
  alter table users add column told_later text;
  insert into drizzle.__drizzle_migrations (hash, created_at) values ('later', 9999999999999)`;

test("a database to which a newer version has only added is left as it is and served, as after a rollback", async () => {
  await using scratch = await emptyDatabase("migrate_back");
  await migrateDatabase(scratch.url);
  await scratch.query(A_LATER_MIGRATION);
  const schema = await scratch.query(SCHEMA);
  const steps: string[] = [];
  await migrateDatabase(scratch.url, (step) => steps.push(step));
  expect(steps).toEqual(["leaving the schema of a newer version as it is"]);
  expect(await scratch.query(SCHEMA)).toEqual(schema);
});

test.each([
  ["has taken something away that ours needs", "'Migrations that a server has to know to serve this database: 9999'"],
  ["does not say who may serve it", "null"],
])("a database of a newer version that %s is refused and left alone", async (_what, said) => {
  await using scratch = await emptyDatabase("migrate_newer");
  await migrateDatabase(scratch.url);
  await scratch.query(`${A_LATER_MIGRATION}; comment on table drizzle.__drizzle_migrations is ${said}`);
  const schema = await scratch.query(SCHEMA);
  await expect(migrateDatabase(scratch.url)).rejects.toMatchObject({
    name: "DatabaseStartError",
    code: "SCHEMA_NEWER",
  });
  expect(await scratch.query(SCHEMA)).toEqual(schema);
});

test("who may serve a database is a number of migrations that there are", () => {
  const { length } = readMigrationFiles({ migrationsFolder: MIGRATIONS_FOLDER });
  expect(MIGRATIONS_TO_SERVE).toBeLessThanOrEqual(length);
});

test("a database that nobody serves, or that refuses us, is an error without the password", async () => {
  const stranger = new URL(inject("postgresUrl"));
  stranger.password = "wrong-secret";
  for (const url of [stranger.href, "postgres://anna:wrong-secret@127.0.0.1:1/none"]) {
    const failure = await migrateDatabase(url).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: "UNREACHABLE", message: expect.stringContaining("DATABASE_URL") });
    expect(String(failure)).not.toContain("wrong-secret");
  }
});

test("an account that may not create tables is told which rights it needs, and who gives them", async () => {
  await using scratch = await emptyDatabase("migrate_without_rights");
  await scratch.query("create role \"the club\" login password 'x'");
  try {
    const url = new URL(scratch.url);
    [url.username, url.password] = ["the club", "x"];
    const failure = await migrateDatabase(url.href).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: "RIGHT_MISSING" });
    const [fault, remedy = ""] = String(failure).split("\n");
    expect(fault).toContain("The account the club may not create what the club needs");
    const [grants = ""] = /GRANT.*;/.exec(remedy) ?? [];
    await scratch.query(grants);
    await migrateDatabase(url.href);
  } finally {
    await scratch.query('drop owned by "the club" cascade');
    await scratch.query('drop role "the club"');
  }
});
