import { expect, test } from "vitest";
import { isUniqueViolation } from "../failures.ts";
import { aTable, aUser, anEntry, NOON, SETTINGS, testDatabase } from "../testing/fixtures.ts";
import { appendEvents } from "./journal.ts";
import {
  clearSeat,
  countTables,
  findTable,
  findTablesOfUser,
  listOpenTables,
  listQuietTableIds,
  listTableIds,
  listUnfinishedTableIds,
  replaceSeat,
  setTableStatus,
} from "./tables.ts";

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
    createdAt: NOON,
    finishedAt: null,
    seats: [],
  });
  expect(await findTable(db, "00000000-0000-4000-8000-000000000000")).toBeUndefined();
});

test("a status follows the table, and with it the end", async () => {
  await using scratch = await testDatabase();
  const { db } = scratch.database;
  const tableId = await aTable(db);
  await setTableStatus(db, { tableId, status: "playing", at: NOON });
  expect(await findTable(db, tableId)).toMatchObject({ status: "playing", finishedAt: null });
  await setTableStatus(db, { tableId, status: "finished", at: NOON + 1 });
  expect(await findTable(db, tableId)).toMatchObject({ status: "finished", finishedAt: NOON + 1 });
});

test("chairs hold people, bots, and bots that keep a person's place", async () => {
  await using scratch = await testDatabase();
  const { db } = scratch.database;
  const [tableId, userId] = [await aTable(db), await aUser(db, "Anna")];
  const anna = { kind: "human", userId, name: "Anna" } as const;
  const bot = { kind: "bot", name: "Bot", level: "novice" } as const;
  await replaceSeat(db, { tableId, seat: 2, occupant: bot });
  await replaceSeat(db, { tableId, seat: 0, occupant: anna });
  const seats = async () => (await findTable(db, tableId))?.seats;
  expect(await seats()).toEqual([
    { seat: 0, occupant: anna },
    { seat: 2, occupant: bot },
  ]);
  await replaceSeat(db, { tableId, seat: 0, occupant: { ...bot, keptFor: userId } });
  await clearSeat(db, { tableId, seat: 2 });
  await clearSeat(db, { tableId, seat: 2 });
  expect(await seats()).toEqual([{ seat: 0, occupant: { ...bot, keptFor: userId } }]);
});

test("nobody sits on two chairs of one table", async () => {
  await using scratch = await testDatabase();
  const { db } = scratch.database;
  const [tableId, userId] = [await aTable(db), await aUser(db)];
  const occupant = { kind: "human", userId, name: "Anna" } as const;
  await replaceSeat(db, { tableId, seat: 0, occupant });
  const second = await replaceSeat(db, { tableId, seat: 1, occupant }).catch((error: unknown) => error);
  expect(isUniqueViolation(second, "table_seats_table_id_user_id_key")).toBe(true);
});

test("the lobby lists unfinished tables, newest first, with all their chairs, up to the limit", async () => {
  await using scratch = await testDatabase();
  const { db } = scratch.database;
  const ids = [];
  for (const index of [0, 1, 2, 3]) ids.push(await aTable(db, { createdAt: NOON + index }));
  const [first = "", second = "", third = "", fourth = ""] = ids;
  await setTableStatus(db, { tableId: third, status: "finished", at: NOON });
  for (const seat of [0, 1, 2] as const) {
    await replaceSeat(db, { tableId: second, seat, occupant: { kind: "bot", name: `Bot ${seat}`, level: "novice" } });
  }
  const tables = await listOpenTables(db, { limit: 2 });
  expect(tables.map(({ id, seats }) => [id, seats.length])).toEqual([
    [fourth, 0],
    [second, 3],
  ]);
  expect(await listUnfinishedTableIds(db)).toEqual([first, second, fourth]);
});

test("quiet tables are those unfinished ones whose last event is old enough", async () => {
  await using scratch = await testDatabase();
  const { db } = scratch.database;
  const [quiet, busy, over] = [await aTable(db, { createdAt: NOON + 1 }), await aTable(db), await aTable(db)];
  const event = (tableId: string, seq: number, at: number) => anEntry({ tableId, seq, at });
  await appendEvents(db, [event(quiet, 1, NOON), event(quiet, 2, NOON + 10), event(over, 1, NOON)]);
  await appendEvents(db, [event(busy, 1, NOON), event(busy, 2, NOON + 11)]);
  await setTableStatus(db, { tableId: over, status: "finished", at: NOON });
  expect(await listQuietTableIds(db, { before: NOON + 9 })).toEqual([]);
  expect(await listQuietTableIds(db, { before: NOON + 10 })).toEqual([quiet]);
  expect(await listQuietTableIds(db, { before: NOON + 11 })).toEqual([busy, quiet]);
});

test("my tables are those I own, sit at, or have a chair kept at", async () => {
  await using scratch = await testDatabase();
  const { db } = scratch.database;
  const [me, other] = [await aUser(db, "Me"), await aUser(db, "Other")];
  const own = await aTable(db, { ownerId: me, createdAt: NOON });
  const joined = await aTable(db, { ownerId: other, createdAt: NOON + 1 });
  const kept = await aTable(db, { ownerId: other, createdAt: NOON + 2 });
  const foreign = await aTable(db, { ownerId: other, createdAt: NOON + 3 });
  const over = await aTable(db, { ownerId: me, createdAt: NOON + 4 });
  await setTableStatus(db, { tableId: over, status: "finished", at: NOON });
  await replaceSeat(db, { tableId: joined, seat: 1, occupant: { kind: "human", userId: me, name: "Me" } });
  await replaceSeat(db, { tableId: joined, seat: 0, occupant: { kind: "human", userId: other, name: "Other" } });
  await replaceSeat(db, { tableId: kept, seat: 0, occupant: { kind: "bot", name: "B", level: "novice", keptFor: me } });
  await replaceSeat(db, { tableId: foreign, seat: 0, occupant: { kind: "human", userId: other, name: "Other" } });
  const mine = await findTablesOfUser(db, { userId: me, limit: 10 });
  expect(mine.map(({ id }) => id)).toEqual([kept, joined, own]);
  expect(mine[1]?.seats).toHaveLength(2);
});

test("the ids of all tables are listed page by page, each once", async () => {
  await using scratch = await testDatabase();
  const { db } = scratch.database;
  const ids = [await aTable(db), await aTable(db), await aTable(db)].toSorted();
  await setTableStatus(db, { tableId: ids[1] ?? "", status: "finished", at: NOON });
  const first = await listTableIds(db, { afterId: null, limit: 2 });
  const rest = await listTableIds(db, { afterId: first.at(-1) ?? null, limit: 2 });
  expect([...first, ...rest]).toEqual(ids);
  expect(await countTables(db)).toBe(3);
});
