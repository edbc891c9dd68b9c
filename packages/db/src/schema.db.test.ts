import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { aTable, aUser, NOON, SETTINGS, testDatabase } from "./testing/fixtures.ts";
import { clubTables, tableSeats } from "./schema/club-tables.ts";
import { tableEvents } from "./schema/journal.ts";
import { accounts, sessions, users } from "./schema/users.ts";

/** What PostgreSQL names in its refusal. */
function refusing(constraint: string): unknown {
  return expect.objectContaining({ cause: expect.objectContaining({ constraint }) });
}

test("every foreign key says what happens on delete and has an index that leads with its columns", async () => {
  await using scratch = await testDatabase();
  const { rows } = await scratch.database.db.execute(sql`
    select conrelid::regclass::text || '.' || conname as name from pg_constraint
    where contype = 'f' and connamespace = 'public'::regnamespace and (confdeltype = 'a' or not exists (
      select from pg_index where indrelid = conrelid and indpred is null
        and (indkey::smallint[])[0:cardinality(conkey) - 1] = conkey))`);
  expect(rows).toEqual([]);
});

test("a word that is no status is refused", async () => {
  await using scratch = await testDatabase();
  const ownerId = await aUser(scratch.database.db);
  const row = { ownerId, settings: SETTINGS, turnSeconds: 30, createdAt: NOON };
  const insert = scratch.database.db.insert(clubTables).values({ ...row, status: sql`'paused'` });
  await expect(insert).rejects.toThrow(refusing("club_tables_status_check"));
});

test("a table is finished exactly when it has a moment of its end", async () => {
  await using scratch = await testDatabase();
  await aTable(scratch.database.db);
  const { db } = scratch.database;
  const check = refusing("club_tables_finished_at_check");
  await expect(db.update(clubTables).set({ status: "finished" })).rejects.toThrow(check);
  await expect(db.update(clubTables).set({ finishedAt: NOON })).rejects.toThrow(check);
  await db.update(clubTables).set({ status: "finished", finishedAt: NOON });
});

test("a chair has a number from 0 to 3 and somebody on it", async () => {
  await using scratch = await testDatabase();
  const { db } = scratch.database;
  const tableId = await aTable(db);
  const seat = (number: number) => sql<0>`${number}::smallint`;
  await expect(
    db.insert(tableSeats).values({ tableId, seat: seat(4), botLevel: "novice", name: "Bot" }),
  ).rejects.toThrow(refusing("table_seats_seat_check"));
  await expect(db.insert(tableSeats).values({ tableId, seat: seat(0), name: "Nobody" })).rejects.toThrow(
    refusing("table_seats_occupant_check"),
  );
});

test("a command id needs a part and an actor", async () => {
  await using scratch = await testDatabase();
  const { db } = scratch.database;
  const tableId = await aTable(db);
  const row = { tableId, seq: 1, kind: "called", payload: {}, schemaVersion: 1, createdAt: NOON };
  const commandId = "7b0d1c5e-3f57-4c55-8a8e-1d2f3a4b5c6d";
  const check = refusing("table_events_command_check");
  await expect(db.insert(tableEvents).values({ ...row, commandId, commandPart: 0 })).rejects.toThrow(check);
  await expect(db.insert(tableEvents).values({ ...row, actor: 1, commandId })).rejects.toThrow(check);
  await expect(db.insert(tableEvents).values({ ...row, actor: 1, commandPart: 0 })).rejects.toThrow(check);
  await db.insert(tableEvents).values({ ...row, actor: 1, commandId, commandPart: 0 });
});

test("a user takes sessions, accounts and chairs along, but not while they own a table", async () => {
  await using scratch = await testDatabase();
  const { db } = scratch.database;
  const [owner, guest] = [await aUser(db, "Olga"), await aUser(db, "Gleb")];
  const tableId = await aTable(db, { ownerId: owner });
  await db.insert(sessions).values({ token: "t", userId: guest, expiresAt: new Date(NOON) });
  await db.insert(accounts).values({ accountId: "a", providerId: "credential", userId: guest });
  await db.insert(tableSeats).values({ tableId, seat: 1, userId: guest, name: "Gleb" });
  await expect(db.delete(users).where(sql`${users.id} = ${owner}`)).rejects.toThrow(
    refusing("club_tables_owner_id_users_id_fk"),
  );
  await db.delete(users).where(sql`${users.id} = ${guest}`);
  expect([await db.$count(sessions), await db.$count(accounts), await db.$count(tableSeats)]).toEqual([0, 0, 0]);
});

test("moments keep their milliseconds", async () => {
  await using scratch = await testDatabase();
  await aTable(scratch.database.db, { createdAt: NOON });
  const [row] = await scratch.database.db.select({ createdAt: clubTables.createdAt }).from(clubTables);
  expect(row).toEqual({ createdAt: NOON });
});
