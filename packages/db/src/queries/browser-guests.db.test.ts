import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Database } from "../database.ts";
import { browserGuests, sessions } from "../schema/users.ts";
import { aUser, testDatabase } from "../testing/fixtures.ts";
import { claimBrowser, deleteOldBrowserGuests, noteBrowserGuest } from "./browser-guests.ts";
import { endSession, prolongSession } from "./sessions.ts";

const BROWSER = { markHash: "a hash", withinSeconds: 120 };

/** Comes in by the browser: as whom it has made before, or as somebody new. */
function enter({ withTransaction }: Database, browser = BROWSER) {
  return withTransaction(async (tx) => {
    const known = await claimBrowser(tx, browser);
    if (known !== null) return known.userId;
    const userId = await aUser(tx, "Anna");
    await tx.insert(sessions).values({ id: userId, token: userId, userId, expiresAt: sql`now() + interval '1 hour'` });
    await noteBrowserGuest(tx, { markHash: browser.markHash, token: userId });
    return userId;
  });
}

test("a browser that asks many times at once, or once more, is the same guest", async () => {
  await using scratch = await testDatabase();
  const { database } = scratch;
  const all = await Promise.all(Array.from({ length: 8 }, () => enter(database)));
  expect(new Set([...all, await enter(database)]).size).toBe(1);
  expect(await enter(database, { ...BROWSER, markHash: "another" })).not.toBe(all[0]);
});

test("it is somebody new when that is long ago, or its guest's session is over; a session that is over is not prolonged", async () => {
  await using scratch = await testDatabase();
  const { database } = scratch;
  const { db } = database;
  const first = await enter(database);
  await endSession(db, first);
  await prolongSession(db, first, 3600);
  const second = await enter(database);
  expect(second).not.toBe(first);
  await db.update(browserGuests).set({ createdAt: sql`now() - interval '3 minutes'` });
  const third = await enter(database);
  expect([first, second]).not.toContain(third);
  expect(await deleteOldBrowserGuests(db, Date.now() - 60_000)).toBe(0);
  expect(await deleteOldBrowserGuests(db, Date.now() + 60_000)).toBe(1);
});

test("whoever fails to make a guest leaves the browser to the next", async () => {
  await using scratch = await testDatabase();
  const { database } = scratch;
  const failing = database.withTransaction(async (tx) => {
    await claimBrowser(tx, BROWSER);
    throw new Error("no guest");
  });
  await expect(failing).rejects.toThrow("no guest");
  expect(await enter(database)).toBe(await enter(database));
});
