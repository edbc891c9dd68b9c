import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Database, Executor } from "../../database.ts";
import { formerNames } from "../../schema/people/former-names.ts";
import { users } from "../../schema/users.ts";
import { aUser, NOON, testDatabase } from "../../testing/fixtures.ts";
import { claimName, deleteFormerNames, findNames, listFormerNames, listRenamed, renameUser } from "./names.ts";

/** Names that look alike here are those that are equal but for their case. */
function wanting(userId: string, name: string) {
  return { userId, name, skeleton: name.toLowerCase() };
}

async function aMember({ db, withTransaction }: Database, name: string): Promise<string> {
  const userId = randomUUID();
  await db.insert(users).values({ id: userId, name: "Guest 1234", email: `${userId}@example.com` });
  expect(await withTransaction((tx) => claimName(tx, wanting(userId, name)))).toBeNull();
  return userId;
}

function rename({ withTransaction }: Database, userId: string, name: string) {
  return withTransaction((tx) => renameUser(tx, wanting(userId, name)));
}

async function nameOf(db: Executor, userId: string): Promise<string | null | undefined> {
  return (await findNames(db, [userId]))[0]?.name;
}

/** As if everything had happened so many hours earlier. */
async function hoursLater(db: Executor, hours: number): Promise<void> {
  const earlier = sql`make_interval(hours => ${hours})`;
  await db.update(formerNames).set({
    since: sql`${formerNames.since} - ${earlier}`,
    until: sql`${formerNames.until} - ${earlier}`,
  });
}

test("of ten who claim names at once that look alike one has it, and the others are told that it is taken", async () => {
  await using scratch = await testDatabase();
  const { database } = scratch;
  const ids = await Promise.all(Array.from({ length: 10 }, () => aUser(database.db)));
  const claims = ids.map((id, index) => wanting(id, index % 2 === 0 ? "Olga" : "OLGA"));
  const answers = await Promise.all(claims.map((wanted) => database.withTransaction((tx) => claimName(tx, wanted))));
  expect(answers.filter((answer) => answer === null)).toHaveLength(1);
  expect(answers.filter((answer) => answer?.kind === "taken")).toHaveLength(9);
  expect(await database.db.$count(users, eq(users.nameSkeleton, "olga"))).toBe(1);
});

test("nobody takes a member's name: no member, and no guest; guests may be called alike", async () => {
  await using scratch = await testDatabase();
  const { database } = scratch;
  const { db } = database;
  await aMember(database, "Olga");
  const [gleb, vera, boris] = [await aMember(database, "Gleb"), await aUser(db), await aUser(db)];
  expect(await rename(database, gleb, "OLGA")).toEqual({ kind: "taken" });
  expect(await rename(database, vera, "olga")).toEqual({ kind: "taken" });
  expect([await rename(database, vera, "Vera"), await rename(database, boris, "Vera")]).toEqual([null, null]);
  expect([await nameOf(db, gleb), await nameOf(db, boris)]).toEqual(["Gleb", "Vera"]);
});

test("a member takes another name once a day, a guest as often as they like", async () => {
  await using scratch = await testDatabase();
  const { database } = scratch;
  const member = await aMember(database, "Olga");
  expect(await rename(database, member, "Olya")).toBeNull();
  const soon = await rename(database, member, "Olechka");
  expect(soon).toEqual({ kind: "tooSoon", retryAfterMs: expect.any(Number) });
  expect(soon?.kind === "tooSoon" && soon.retryAfterMs).toBeGreaterThan(23.9 * 3600 * 1000);
  expect(await rename(database, member, "Olya")).toBeNull();
  await hoursLater(database.db, 25);
  expect(await rename(database, member, "Olechka")).toBeNull();
  const guest = await aUser(database.db);
  expect([await rename(database, guest, "Vera"), await rename(database, guest, "Verochka")]).toEqual([null, null]);
});

test("a name that a member has given up is shown for a month, and is nobody else's meanwhile", async () => {
  await using scratch = await testDatabase();
  const { database } = scratch;
  const { db } = database;
  const [olga, gleb] = [await aMember(database, "Olga"), await aMember(database, "Gleb")];
  await rename(database, olga, "Olya");
  const former = await listFormerNames(db, olga);
  expect(former.map(({ name }) => name)).toEqual(["Olga", "Guest 1234"]);
  expect(former[0]?.since).toBeGreaterThan(NOON);
  expect(await rename(database, gleb, "OLGA")).toEqual({ kind: "taken" });
  await hoursLater(db, 25);
  expect(await rename(database, olga, "Olga")).toBeNull();
  expect((await listFormerNames(db, olga)).map(({ name }) => name)).toEqual(["Olya", "Guest 1234"]);
  await hoursLater(db, 30 * 24);
  expect(await listFormerNames(db, olga)).toEqual([]);
  expect(await rename(database, gleb, "olya")).toBeNull();
  expect(await deleteFormerNames(db, { before: Date.now(), limit: 1 })).toBe(1);
  expect(await deleteFormerNames(db, { before: Date.now(), limit: 100 })).toBeGreaterThan(0);
  expect(await db.$count(formerNames)).toBe(1);
});

test("who was renamed or deleted since a moment is found, also when it was written down late; a deleted player has no name and no picture", async () => {
  await using scratch = await testDatabase();
  const { database } = scratch;
  const { db } = database;
  const [olga, gleb] = [await aUser(db), await aUser(db)];
  const { at, users: nobody } = await listRenamed(db, null);
  expect(nobody).toEqual([]);
  await rename(database, olga, "Olga");
  await db.update(users).set({ image: "a hash" }).where(eq(users.id, olga));
  await db
    .update(users)
    .set({ renamedAt: sql`now() - interval '5 seconds'`, deletedAt: sql`now()`, image: "another" })
    .where(eq(users.id, gleb));
  const { users: changed } = await listRenamed(db, at);
  expect(new Set(changed)).toEqual(
    new Set([
      { userId: olga, name: "Olga", picture: "a hash" },
      { userId: gleb, name: null, picture: null },
    ]),
  );
  expect(await listFormerNames(db, gleb)).toEqual([]);
  expect((await listRenamed(db, at + 60_000)).users).toEqual([]);
});
