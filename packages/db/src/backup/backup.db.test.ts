import { randomUUID } from "node:crypto";
import { cp, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import { Client } from "pg";
import { describe, expect, inject, onTestFinished, test } from "vitest";
import { loadEvents } from "../queries/journal.ts";
import { migrateDatabase, MIGRATIONS_FOLDER, sayWhoMayServe } from "../migrate.ts";
import { createBareDatabase, type ClonedDatabase } from "../template-server.ts";
import { anEntry, append, appendNews, aTable, aUser, testDatabase } from "../testing/fixtures.ts";
import { JOURNAL_TABLE, journalEntriesIn } from "./journal-entries.ts";
import type { BackupPart } from "./format.ts";
import { listSeedReadings } from "./readings.ts";
import { readBackup } from "./read-backup.ts";
import { restoreBackup } from "./restore-backup.ts";
import { writeBackup } from "./write-backup.ts";

const OPERATOR = { reader: "root@club", reason: "a test" };

async function scratchFile(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "trelyazh-backup-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return path.join(folder, "club.backup");
}

function backUp({ url }: Pick<ClonedDatabase, "url">, file: string) {
  return writeBackup({ url, file, authSecret: "a secret of the club", by: OPERATOR, check: async () => {} });
}

/** A database without anything, as `createdb` makes it. */
async function bareDatabase(): Promise<string> {
  const { url, [Symbol.asyncDispose]: drop } = await createBareDatabase(inject("postgresUrl"));
  onTestFinished(drop);
  return url;
}

/** A database as it was before the latest migration, with an event in its journal. */
async function olderDatabase(): Promise<string> {
  const url = await bareDatabase();
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const folder = await mkdtemp(path.join(tmpdir(), "trelyazh-migrations-"));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    await cp(MIGRATIONS_FOLDER, folder, { recursive: true });
    const list = path.join(folder, "meta", "_journal.json");
    const { entries, ...rest } = JSON.parse(await readFile(list, "utf8")) as { readonly entries: readonly unknown[] }; // drizzle's own
    await writeFile(list, JSON.stringify({ ...rest, entries: entries.slice(0, -1) }));
    await migrate(drizzle(client), { migrationsFolder: folder });
    await sayWhoMayServe(client);
    await client.query(`
      insert into table_events (table_id, seq, kind, payload, schema_version, created_at)
      values ('${randomUUID()}', 1, 'called', '{}', 1, now())`);
  } finally {
    await client.end();
  }
  return url;
}

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

async function partsOf(file: string): Promise<BackupPart[]> {
  const parts: BackupPart[] = [];
  for await (const part of readBackup(file)) parts.push(part);
  return parts;
}

async function sealOf(file: string) {
  const last = (await partsOf(file)).at(-1);
  return last?.type === "seal" ? last.seal : undefined;
}

/** A club with something of everything that may be hard to write down. */
async function someClub(database: ClonedDatabase): Promise<string> {
  const { db } = database.database;
  const ownerId = await aUser(db, 'Аня\t"\\n"\n🂡');
  const tableId = await aTable(db, { ownerId });
  const entries = [1, 2, 3].map((seq) =>
    anEntry({
      tableId,
      seq,
      event: { text: "a\\b\tc\nпуля" },
      turn: null,
      actor: 1,
      command: { id: randomUUID(), part: 0 },
    }),
  );
  await append(db, entries);
  await appendNews(db, tableId, 4);
  return tableId;
}

describe("a backup", () => {
  test("leaves a row about whoever has made it, before it reads: the row is in the file as well", async () => {
    await using database = await testDatabase();
    const file = await scratchFile();
    await backUp(database, file);
    expect(await listSeedReadings(database.database.db)).toEqual([
      { at: expect.any(Number), tableId: null, ...OPERATOR },
    ]);
    expect((await sealOf(file))?.tables["seed_readings"]?.rows).toBe(1);
  });

  test("is restored into a database without anything, row for row; journals are equal", async () => {
    await using database = await testDatabase();
    const tableId = await someClub(database);
    const file = await scratchFile();
    const { seal, fileBytes } = await backUp(database, file);
    expect(seal.tables["table_events"]?.rows).toBe(4);
    expect(fileBytes).toBe((await stat(file)).size);
    const url = await bareDatabase();
    const restored = await restoreBackup({ url, file });
    expect(restored.head.authSecret).toBe("a secret of the club");
    const again = `${file}.2`;
    await backUp({ url }, again);
    const { seed_readings: readings, ...others } = (await sealOf(again))?.tables ?? {};
    expect({ ...seal.tables, ...others }).toEqual(seal.tables);
    // The second backup has noted itself.
    expect(readings?.rows).toBe(2);
    const pieces = (await partsOf(again)).flatMap((part) => (part.type === "rows" ? [part] : []));
    const journal = pieces.filter(({ table }) => table.name === JOURNAL_TABLE);
    expect(journal.flatMap(({ table, text }) => [...journalEntriesIn(table, text)])).toEqual(
      await loadEvents(database.database.db, { tableId, afterSeq: 0, limit: 10 }),
    );
  });

  test("shows one moment, whatever is written meanwhile", async () => {
    await using database = await testDatabase();
    const { db } = database.database;
    const tableId = await someClub(database);
    const file = await scratchFile();
    const waiting = sql`select 1 from pg_locks join pg_database on pg_database.oid = database
      where not granted and datname = current_database()`;
    const backup = await database.database.withTransaction(async (tx) => {
      await tx.execute(sql`lock table table_events in access exclusive mode`);
      const begun = backUp(database, file);
      // It has begun, and stands before the journal.
      await expect.poll(async () => (await db.execute(waiting)).rows.length).toBe(1);
      await append(tx, [anEntry({ tableId, seq: 5 })]);
      return { begun };
    });
    const { seal } = await backup.begun;
    expect(seal.tables["table_events"]?.rows).toBe(4);
  });

  test("has its name only when it was checked; what fails leaves nothing behind", async () => {
    await using database = await testDatabase();
    const file = await scratchFile();
    const check = async (draft: string) => {
      expect(draft).not.toBe(file);
      expect(await sealOf(draft)).toBeDefined();
      throw new Error("not good enough");
    };
    await expect(writeBackup({ url: database.url, file, authSecret: null, by: OPERATOR, check })).rejects.toThrow(
      "not good enough",
    );
    expect(await readdir(path.dirname(file))).toEqual([]);
    await backUp(database, file);
    expect((await stat(file)).mode & 0o077).toBe(0);
    await expect(backUp(database, file)).rejects.toMatchObject({ code: "FILE_UNUSABLE" });
    expect(await readdir(path.dirname(file))).toEqual(["club.backup"]);
  });

  test("that is cut off, damaged, or none at all is told apart from a whole one, and restores nothing", async () => {
    await using database = await testDatabase();
    await someClub(database);
    const file = await scratchFile();
    await backUp(database, file);
    const whole = await readFile(file);
    const text = gunzipSync(whole).toString();
    const url = await bareDatabase();
    const cases = [
      { content: whole.subarray(0, whole.length >> 1), code: "BROKEN" },
      { content: gzipSync(text.slice(0, text.lastIndexOf("\n", text.length - 2) + 1)), code: "BROKEN" },
      { content: gzipSync(text.replace("пуля", "дуля")), code: "BROKEN" },
      { content: Buffer.concat([whole.subarray(0, 200), Buffer.from("?"), whole.subarray(201)]), code: "BROKEN" },
      { content: Buffer.from("-- PostgreSQL database dump"), code: "NOT_A_BACKUP" },
      { content: gzipSync("-- PostgreSQL database dump\n"), code: "NOT_A_BACKUP" },
      { content: gzipSync('{"trelyazhBackup":2}\n'), code: "NEWER" },
    ];
    for (const { content, code } of cases) {
      await writeFile(file, content);
      await expect(partsOf(file)).rejects.toMatchObject({ name: "BackupError", code });
      await expect(restoreBackup({ url, file })).rejects.toMatchObject({ code });
    }
    await expect(restoreBackup({ url, file: `${file}.none` })).rejects.toMatchObject({ code: "FILE_UNUSABLE" });
    expect(await query(url, "select from pg_class where relnamespace = 'public'::regnamespace")).toEqual([]);
  });
});

describe("a restore", () => {
  test("fills a club that was opened and that nobody has been in", async () => {
    await using database = await testDatabase();
    await someClub(database);
    const file = await scratchFile();
    const { seal } = await backUp(database, file);
    const url = await bareDatabase();
    await migrateDatabase(url);
    await restoreBackup({ url, file });
    await migrateDatabase(url);
    expect(await query(url, "select count(*)::integer as count from table_events")).toEqual([{ count: 4 }]);
    expect(seal.sequences["outbox_id_seq"]).toBe("1");
    expect(await query(url, "select nextval('outbox_id_seq')::text as id")).toEqual([{ id: "2" }]);
  });

  test("is refused where there are people, where a club is at work, and in somebody else's database", async () => {
    await using database = await testDatabase();
    const file = await scratchFile();
    await backUp(database, file);
    const url = await bareDatabase();
    await migrateDatabase(url);
    await query(url, "insert into users (id, name, email) values ('1', 'Anna', 'anna@example.com')");
    await expect(restoreBackup({ url, file })).rejects.toMatchObject({ code: "NOT_EMPTY" });
    await database.database.pool.query("select 1");
    await expect(restoreBackup({ url: database.url, file })).rejects.toMatchObject({ code: "IN_USE" });
    const foreign = await bareDatabase();
    await query(foreign, "create table cats (name text)");
    await expect(restoreBackup({ url: foreign, file })).rejects.toMatchObject({ code: "NOT_EMPTY" });
    expect(await query(foreign, "select * from cats")).toEqual([]);
  });

  test("of an older schema makes that one, which is migrated afterwards; of a newer one it is refused", async () => {
    const older = await olderDatabase();
    const file = await scratchFile();
    await backUp({ url: older }, file);
    const url = await bareDatabase();
    await restoreBackup({ url, file });
    const migrations = () => query(url, "select count(*)::integer from drizzle.__drizzle_migrations");
    const before = await migrations();
    expect(before).toEqual(await query(older, "select count(*)::integer from drizzle.__drizzle_migrations"));
    await migrateDatabase(url);
    expect(await migrations()).not.toEqual(before);
    expect(await query(url, "select kind from table_events")).toEqual([{ kind: "called" }]);
    await using database = await testDatabase();
    await query(
      database.url,
      "insert into drizzle.__drizzle_migrations (hash, created_at) values ('later', 4000000000000)",
    );
    await backUp(database, `${file}.newer`);
    const bare = await bareDatabase();
    await expect(restoreBackup({ url: bare, file: `${file}.newer` })).rejects.toMatchObject({ code: "NEWER" });
    expect(await query(bare, "select from pg_class where relnamespace = 'public'::regnamespace")).toEqual([]);
  });
});
