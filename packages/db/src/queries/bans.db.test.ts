import { expect, test } from "vitest";
import { sessions } from "../schema/users.ts";
import { aUser, testDatabase } from "../testing/fixtures.ts";
import { banUser, liftBan, listBanned, listSessionTokens } from "./bans.ts";

const MINUTE_MS = 60_000;

test("a banned user is listed until the ban ends or is lifted", async () => {
  await using scratch = await testDatabase();
  const { db } = scratch.database;
  const [anna, boris, vera] = [await aUser(db, "Anna"), await aUser(db, "Boris"), await aUser(db, "Vera")];
  await aUser(db, "Gleb");
  expect(await listBanned(db)).toEqual([]);
  expect(await banUser(db, { userId: anna, until: null, reason: "plays with two chairs" })).toEqual({
    id: anna,
    name: "Anna",
  });
  await banUser(db, { userId: boris, until: Date.now() + MINUTE_MS, reason: null });
  await banUser(db, { userId: vera, until: Date.now() - MINUTE_MS, reason: null });
  const names = async () => (await listBanned(db)).map(({ name }) => name).toSorted();
  expect(await names()).toEqual(["Anna", "Boris"]);
  expect(await liftBan(db, anna)).toEqual({ id: anna, name: "Anna" });
  expect(await names()).toEqual(["Boris"]);
});

test("a second ban takes the place of the first", async () => {
  await using scratch = await testDatabase();
  const { db } = scratch.database;
  const userId = await aUser(db);
  await banUser(db, { userId, until: null, reason: null });
  await banUser(db, { userId, until: Date.now() - MINUTE_MS, reason: null });
  expect(await listBanned(db)).toEqual([]);
});

test("nobody is banned, nor a ban lifted, by an id that is none", async () => {
  await using scratch = await testDatabase();
  const { db } = scratch.database;
  expect(await banUser(db, { userId: "nobody", until: null, reason: null })).toBeUndefined();
  expect(await liftBan(db, "nobody")).toBeUndefined();
});

test("the sessions of some users are found, and nobody else's", async () => {
  await using scratch = await testDatabase();
  const { db } = scratch.database;
  const [anna, boris, vera] = [await aUser(db), await aUser(db), await aUser(db)];
  for (const [token, userId] of [
    ["a", anna],
    ["b", boris],
    ["b2", boris],
    ["v", vera],
  ] as const) {
    await db.insert(sessions).values({ token, userId, expiresAt: new Date(Date.now() + MINUTE_MS) });
  }
  expect((await listSessionTokens(db, [anna, boris])).toSorted()).toEqual(["a", "b", "b2"]);
  expect(await listSessionTokens(db, [])).toEqual([]);
});
