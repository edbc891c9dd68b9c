import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { clubTables } from "../../schema/club-tables.ts";
import type { ClonedDatabase } from "../../template-server.ts";
import { aTable, aUser, NOON, testDatabase } from "../../testing/fixtures.ts";
import { getLastSeqOf, inLobby, inRoom, listLines } from "./chat.fixture.ts";
import { insertLines, listNextLines, listPages } from "./lines.ts";
import { deleteMute, findMark, insertMute, listConversations, listMuted, listStandings, markRead } from "./members.ts";
import { deleteOldLines, deleteOldTableRooms } from "./retention.ts";

let scratch: ClonedDatabase;
beforeAll(async () => {
  scratch = await testDatabase();
});
afterAll(() => scratch[Symbol.asyncDispose]());

describe("lines", () => {
  test("are numbered densely in each room, in the order in which they came", async () => {
    const { db } = scratch.database;
    const [anna, boris] = [await aUser(db), await aUser(db, "Boris")];
    const [one, other] = [inRoom(anna, boris), inRoom(anna, await aUser(db))];
    const lines = [one("1", anna), other("a", anna), one("2", boris), one("3", anna), other("b", anna)];
    const written = await insertLines(db, lines);
    const seqs = new Map(written.map(({ lineId, seq }) => [lineId, seq]));
    expect(lines.map(({ lineId }) => seqs.get(lineId))).toEqual([1, 1, 2, 3, 2]);
    await insertLines(db, [one("4", boris)]);
    const all = await listLines(db, { roomId: one("", anna).room.id, limit: 10 });
    expect(all.map(({ seq, text, authorName }) => [seq, text, authorName])).toEqual([
      [1, "1", "Anna"],
      [2, "2", "Boris"],
      [3, "3", "Anna"],
      [4, "4", "Boris"],
    ]);
  });

  test("of many writers at once have each number once, and none is left out", async () => {
    const { db } = scratch.database;
    const [anna, boris] = [await aUser(db), await aUser(db)];
    const [one, other] = [inRoom(anna, boris), inRoom(boris, await aUser(db))];
    await Promise.all(
      Array.from({ length: 20 }, (_, batch) =>
        insertLines(db, [one(`${batch}`, anna), other(`${batch}`, boris), one(`${batch}+`, boris)]),
      ),
    );
    const lines = await listLines(db, { roomId: one("", anna).room.id, limit: 100 });
    expect(lines.map(({ seq }) => seq)).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
    expect(await getLastSeqOf(db, other("", anna).room.id)).toBe(20);
  });

  test("that come twice are one line, and use up no number", async () => {
    const { db } = scratch.database;
    const [anna, boris] = [await aUser(db), await aUser(db)];
    const say = inRoom(anna, boris);
    const line = say("once", anna);
    expect(await insertLines(db, [line])).toMatchObject([{ seq: 1, isNew: true }]);
    const again = await insertLines(db, [say("before", boris), line, say("after", boris)]);
    expect(again.find(({ lineId }) => lineId === line.lineId)).toMatchObject({ seq: 1, isNew: false });
    expect(await listLines(db, { roomId: line.room.id, limit: 10 })).toMatchObject([
      { seq: 1, text: "once" },
      { seq: 2, text: "before" },
      { seq: 3, text: "after" },
    ]);
  });

  test("are read by pages, latest first or earliest first, and always in order", async () => {
    const { db } = scratch.database;
    const [anna, boris] = [await aUser(db), await aUser(db)];
    const say = inRoom(anna, boris);
    await insertLines(
      db,
      Array.from({ length: 10 }, (_, index) => say(`${index + 1}`, anna)),
    );
    const roomId = say("", anna).room.id;
    const seqs = async (read: Promise<readonly { seq: number }[]>) => (await read).map(({ seq }) => seq);
    expect(await seqs(listLines(db, { roomId, limit: 3 }))).toEqual([8, 9, 10]);
    expect(await seqs(listLines(db, { roomId, before: 8, limit: 3 }))).toEqual([5, 6, 7]);
    expect(await seqs(listLines(db, { roomId, after: 6, limit: 3 }))).toEqual([8, 9, 10]);
    expect(await seqs(listNextLines(db, { roomId, after: 6, limit: 3 }))).toEqual([7, 8, 9]);
  });

  test("come for many rooms at once, each page as it would come alone", async () => {
    const { db } = scratch.database;
    const [anna, boris] = [await aUser(db), await aUser(db, "Boris")];
    const [one, other] = [inRoom(anna, boris), inRoom(anna, await aUser(db))];
    await insertLines(db, [one("1", anna), other("a", anna), one("2", boris), one("3", anna)]);
    const [roomId, otherId] = [one("", anna).room.id, other("", anna).room.id];
    const ranges = [
      { roomId, limit: 2 },
      { roomId: otherId, limit: 50 },
      { roomId: "nowhere", limit: 50 },
      { roomId, before: 3, limit: 50 },
      { roomId, limit: 2 },
    ];
    const pages = await listPages(db, ranges);
    expect(pages.map((page) => page.map(({ text }) => text))).toEqual([["2", "3"], ["a"], [], ["1", "2"], ["2", "3"]]);
    expect(pages[0]?.[0]).toMatchObject({ seq: 2, authorName: "Boris", at: NOON, masked: null, links: false });
  });
});

describe("members", () => {
  test("have read a room as far as they have ever read it, and no further than it goes", async () => {
    const { db } = scratch.database;
    const [anna, boris] = [await aUser(db), await aUser(db)];
    const say = inRoom(anna, boris);
    const { room } = say("", anna);
    const place = { memberId: boris, roomId: room.id };
    await markRead(db, { ...place, seq: 5 });
    expect(await findMark(db, place)).toEqual({ last: 0, read: 0 });
    await insertLines(db, [say("1", anna), say("2", anna), say("3", anna)]);
    await markRead(db, { ...place, seq: 2 });
    await markRead(db, { ...place, seq: 1 });
    expect(await findMark(db, place)).toEqual({ last: 3, read: 2 });
    await markRead(db, { ...place, seq: 1000 });
    expect(await findMark(db, place)).toEqual({ last: 3, read: 3 });
  });

  test("see their conversations, the latest first, with what they have not read of the other", async () => {
    const { db } = scratch.database;
    const [anna, boris, vera] = [await aUser(db), await aUser(db, "Boris"), await aUser(db, "Vera")];
    const [withBoris, withVera] = [inRoom(anna, boris), inRoom(vera, anna)];
    await insertLines(db, [
      withBoris("1", boris, NOON),
      withBoris("2", boris, NOON + 1),
      withBoris("3", anna, NOON + 2),
    ]);
    await insertLines(db, [withVera("1", vera, NOON + 3)]);
    await markRead(db, { memberId: anna, roomId: withBoris("", anna).room.id, seq: 1 });
    expect(await listConversations(db, { memberId: anna, limit: 10, most: 9 })).toMatchObject([
      { otherId: vera, otherName: "Vera", lastSeq: 1, unread: 1 },
      { otherId: boris, otherName: "Boris", lastSeq: 3, unread: 1 },
    ]);
  });

  test("mute whom they like, until they have muted as many as they may", async () => {
    const { db } = scratch.database;
    const [anna, boris, vera] = [await aUser(db), await aUser(db, "Boris"), await aUser(db, "Vera")];
    expect(await insertMute(db, { ownerId: anna, otherId: boris, most: 1 })).toBe(true);
    expect(await insertMute(db, { ownerId: anna, otherId: boris, most: 1 })).toBe(true);
    expect(await insertMute(db, { ownerId: anna, otherId: vera, most: 1 })).toBe(false);
    expect(await insertMute(db, { ownerId: anna, otherId: "nobody", most: 9 })).toBe(false);
    expect(await listMuted(db, anna)).toEqual([{ id: boris, name: "Boris" }]);
    expect(await listMuted(db, boris)).toEqual([]);
    await deleteMute(db, { ownerId: anna, otherId: boris });
    expect(await listMuted(db, anna)).toEqual([]);
  });

  test("stand by whether they are guests and what they have played", async () => {
    const { db } = scratch.database;
    const anna = await aUser(db);
    const found = await listStandings(db, { userIds: [anna, "nobody"], most: 3 });
    expect(found).toEqual(new Map([[anna, { isGuest: true, pulyas: 0 }]]));
  });
});

test("old lines go by kinds of rooms, those of tables with the tables' end, and a number never comes again", async () => {
  const { db } = scratch.database;
  const [anna, boris] = [await aUser(db), await aUser(db)];
  const [lobby, friends] = [inLobby(), inRoom(anna, boris)];
  const tableId = await aTable(db);
  const table = {
    ...lobby("at the table", anna),
    room: { id: `players/${tableId}`, kind: "players" as const, tableId, friends: null },
  };
  await insertLines(db, [lobby("old", anna, NOON), lobby("new", anna, NOON + 2), friends("old", anna, NOON), table]);
  expect(await deleteOldLines(db, { kind: "lobby", before: NOON + 1, limit: 10 })).toBe(1);
  expect(await listLines(db, { roomId: "lobby", limit: 10 })).toMatchObject([{ text: "new" }]);
  expect(await listLines(db, { roomId: friends("", anna).room.id, limit: 10 })).toHaveLength(1);
  expect(await insertLines(db, [lobby("newer", anna)])).toMatchObject([{ seq: 3 }]);
  expect(await deleteOldTableRooms(db, { before: NOON + 1, limit: 10 })).toBe(0);
  await db.update(clubTables).set({ status: "finished", finishedAt: NOON });
  expect(await deleteOldTableRooms(db, { before: NOON + 1, limit: 10 })).toBe(1);
  expect(await listLines(db, { roomId: table.room.id, limit: 10 })).toEqual([]);
});

test("a line of somebody who is gone is refused, and with it all that came along", async () => {
  const { db } = scratch.database;
  const anna = await aUser(db);
  const say = inLobby();
  const last = await getLastSeqOf(db, "lobby");
  await expect(insertLines(db, [say("1", anna), say("2", randomUUID())])).rejects.toThrow(/chat_lines_author_id/);
  expect(await getLastSeqOf(db, "lobby")).toBe(last);
});
