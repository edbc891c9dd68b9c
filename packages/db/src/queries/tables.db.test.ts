import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { isUniqueViolation } from "../failures.ts";
import { append, aRecord, aTable, aUser, anEntry, NODE, NOON, SETTINGS, testDatabase } from "../testing/fixtures.ts";
import type { StoredSeat } from "./occupants.ts";
import {
  countTables,
  findTable,
  listQuietTableIds,
  listTableIds,
  listTables,
  listUnfinishedTableIds,
  recordTables,
  type TableRecord,
} from "./tables.ts";

const BOT = { kind: "bot", name: "Bot", level: "novice" } as const;
const YAGA = { ...BOT, persona: "yaga" } as const;

test("a table is found as it was stored", async () => {
  await using scratch = await testDatabase();
  const { db } = scratch.database;
  const ownerId = await aUser(db);
  const id = await aTable(db, { ownerId });
  expect(await findTable(db, id)).toEqual({
    id,
    ownerId,
    status: "waiting",
    settings: SETTINGS,
    turnSeconds: 30,
    untimedAlone: false,
    isUnlisted: false,
    isFriendsOnly: false,
    guests: null,
    createdAt: NOON,
    finishedAt: null,
    spectatorDelaySeconds: 0,
    dealNumber: 0,
    reached: null,
    keptOut: [],
    notedSeq: 0,
    seats: [],
  });
  expect(await findTable(db, "00000000-0000-4000-8000-000000000000")).toBeUndefined();
});

test("what is noted of tables follows them, each once, and nothing older comes after it", async () => {
  await using scratch = await testDatabase();
  const { db, withTransaction } = scratch.database;
  const [first, second] = [await aTable(db), await aTable(db)];
  const note = (...records: TableRecord[]) => withTransaction((tx) => recordTables(tx, records));
  await note(
    aRecord({ tableId: first, seq: 5, status: "playing", dealNumber: 2, reached: 7, keptOut: ["somebody's id"] }),
  );
  expect(await findTable(db, first)).toMatchObject({
    status: "playing",
    dealNumber: 2,
    reached: 7,
    keptOut: ["somebody's id"],
    notedSeq: 5,
    finishedAt: null,
  });
  await note(
    aRecord({ tableId: second, seq: 2, status: "playing" }),
    aRecord({ tableId: first, seq: 7, status: "finished", at: NOON + 1 }),
  );
  await note(aRecord({ tableId: first, seq: 6, status: "playing", seats: [{ seat: 0, occupant: BOT }] }));
  expect(await findTable(db, first)).toMatchObject({ status: "finished", finishedAt: NOON + 1, seats: [] });
  expect(await findTable(db, second)).toMatchObject({ status: "playing", finishedAt: null });
});

test("chairs hold people, bots, and bots that keep a person's place; those that stay as they are keep their rows", async () => {
  await using scratch = await testDatabase();
  const { db, withTransaction } = scratch.database;
  const [tableId, userId] = [await aTable(db), await aUser(db, "Anna")];
  const anna = { kind: "human", userId, name: "Anna" } as const;
  const note = async (seq: number, seats: readonly StoredSeat[]) => {
    await withTransaction((tx) => recordTables(tx, [aRecord({ tableId, seq, seats })]));
    expect((await findTable(db, tableId))?.seats).toEqual(seats);
    const { rows } = await db.execute(sql`select seat, xmin::text from table_seats order by seat`);
    return rows;
  };
  const [, bot] = await note(1, [
    { seat: 0, occupant: anna },
    { seat: 2, occupant: YAGA },
  ]);
  const [, same] = await note(2, [
    { seat: 0, occupant: { ...BOT, keptFor: userId } },
    { seat: 2, occupant: YAGA },
  ]);
  expect(same).toEqual(bot);
  await note(3, [
    { seat: 1, occupant: anna },
    { seat: 2, occupant: BOT },
  ]);
});

test("nobody sits on two chairs of one table", async () => {
  await using scratch = await testDatabase();
  const { db, withTransaction } = scratch.database;
  const [tableId, userId] = [await aTable(db), await aUser(db)];
  const occupant = { kind: "human", userId, name: "Anna" } as const;
  const seats: readonly StoredSeat[] = [
    { seat: 0, occupant },
    { seat: 1, occupant },
  ];
  const both = withTransaction((tx) => recordTables(tx, [aRecord({ tableId, seats })]));
  await expect(both).rejects.toSatisfy((error) => isUniqueViolation(error, "table_seats_table_id_user_id_key"));
});

test("unfinished tables are listed with all their chairs, and then those that have been noted since", async () => {
  await using scratch = await testDatabase();
  const { db, withTransaction } = scratch.database;
  const [userId, keptFor] = [await aUser(db, "Anna"), await aUser(db)];
  const guests = [null, { userId: keptFor, name: "Boris" }, null];
  const made = { ownerId: userId, untimedAlone: true, isUnlisted: true, isFriendsOnly: true, guests };
  const [waiting, over] = [await aTable(db, made), await aTable(db)];
  const seats: readonly StoredSeat[] = [
    { seat: 0, occupant: { kind: "human", userId, name: "Anna" } },
    { seat: 1, occupant: { ...BOT, keptFor } },
    { seat: 2, occupant: YAGA },
  ];
  const note = (record: TableRecord) => withTransaction((tx) => recordTables(tx, [record]));
  await note(aRecord({ tableId: over, status: "finished" }));
  const record = aRecord({ tableId: waiting, seq: 4, spectatorDelaySeconds: 60, seats });
  await note(record);
  const all = await listTables(db, null);
  expect(all.tables).toEqual([{ ...record, settings: SETTINGS, turnSeconds: 30, createdAt: NOON, ...made }]);
  // The horizon is the whole cluster's: it passes these rows once what other tests' databases began before them is over.
  let quiet = all;
  await expect.poll(async () => (quiet = await listTables(db, quiet.horizon)).tables).toEqual([]);
  // One that began before the list was read and ends after it is seen by the next look.
  const between = await withTransaction(async (tx) => {
    await recordTables(tx, [aRecord({ tableId: waiting, seq: 5, dealNumber: 3, reached: 9 })]);
    const list = await listTables(db, quiet.horizon);
    expect(list.tables).toEqual([]);
    await note(aRecord({ tableId: over, seq: 2, status: "finished", at: NOON + 5 }));
    return list;
  });
  const { tables } = await listTables(db, between.horizon);
  expect(tables.toSorted((a, b) => b.seq - a.seq)).toMatchObject([
    { tableId: waiting, seq: 5, dealNumber: 3, reached: 9, seats: [] },
    { tableId: over, seq: 2, status: "finished", at: NOON + 5 },
  ]);
});

test("the ids of unfinished tables are listed, oldest first", async () => {
  await using scratch = await testDatabase();
  const { db, withTransaction } = scratch.database;
  const [second, over, first] = [await aTable(db), await aTable(db), await aTable(db, { createdAt: NOON - 1 })];
  await withTransaction((tx) => recordTables(tx, [aRecord({ tableId: over, status: "finished" })]));
  expect(await listUnfinishedTableIds(db)).toEqual([first, second]);
});

test("quiet tables are those unfinished ones whose last event is old enough", async () => {
  await using scratch = await testDatabase();
  const { db, withTransaction } = scratch.database;
  const [quiet, busy, over] = [await aTable(db, { createdAt: NOON + 1 }), await aTable(db), await aTable(db)];
  const event = (tableId: string, seq: number, at: number) => anEntry({ tableId, seq, at });
  await append(db, [event(quiet, 1, NOON), event(quiet, 2, NOON + 10), event(over, 1, NOON)]);
  await append(db, [event(busy, 1, NOON), event(busy, 2, NOON + 11)]);
  await withTransaction((tx) => recordTables(tx, [aRecord({ tableId: over, status: "finished" })]));
  expect(await listQuietTableIds(db, { nodeId: NODE, before: NOON + 9 })).toEqual([]);
  expect(await listQuietTableIds(db, { nodeId: NODE, before: NOON + 10 })).toEqual([quiet]);
  expect(await listQuietTableIds(db, { nodeId: NODE, before: NOON + 11 })).toEqual([busy, quiet]);
});

test("the ids of all tables are listed page by page, each once", async () => {
  await using scratch = await testDatabase();
  const { db, withTransaction } = scratch.database;
  const ids = [await aTable(db), await aTable(db), await aTable(db)].toSorted();
  await withTransaction((tx) => recordTables(tx, [aRecord({ tableId: ids[1] ?? "", status: "finished" })]));
  const first = await listTableIds(db, { afterId: null, limit: 2 });
  const rest = await listTableIds(db, { afterId: first.at(-1) ?? null, limit: 2 });
  expect([...first, ...rest]).toEqual(ids);
  expect(await countTables(db)).toBe(3);
});
