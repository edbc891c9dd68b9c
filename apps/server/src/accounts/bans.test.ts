import type { BannedUser } from "@trelyazh/db";
import { fakeClock } from "@trelyazh/testkit";
import { expect, test } from "vitest";
import { createLogger } from "../logger.ts";
import { Bans } from "./bans.ts";
import { sessionKeyOf } from "./sessions.ts";

const EVERY_MS = 5000;
const ANN: BannedUser = { id: "ann", name: "Ann", until: null, reason: null };
const BOB: BannedUser = { id: "bob", name: "Bob", until: null, reason: null };

/** Bans over a database that says what the test wants, and may be away. */
async function started(first: readonly BannedUser[]) {
  const clock = fakeClock();
  let banned: readonly BannedUser[] | null = first;
  const thrownOut: unknown[] = [];
  let found = 0;
  const bans = new Bans({
    clock,
    everyMs: EVERY_MS,
    list: () => (banned === null ? Promise.reject(new Error("away")) : Promise.resolve(banned)),
    tokensOf: (userIds) => Promise.resolve(userIds.map((id) => `token of ${id}`)),
    onBanned: (users, keys) => thrownOut.push([users, keys]),
    onChanged: () => void (found += 1),
    log: createLogger("silent"),
  });
  await bans.start();
  return {
    bans,
    clock,
    thrownOut,
    found: () => found,
    /** Another process has found that others are banned. */
    hear: (now: readonly BannedUser[]) => {
      banned = now;
      return Promise.all([bans.look(), bans.look()]);
    },
    look: (now: readonly BannedUser[] | null) => {
      banned = now;
      return clock.advance(EVERY_MS);
    },
  };
}

test("each is thrown out once for each ban, also those who were banned before the start", async () => {
  const { bans, thrownOut, look } = await started([ANN]);
  expect([bans.has("ann"), bans.has("bob")]).toEqual([true, false]);
  await look([ANN, BOB]);
  await look([ANN, BOB]);
  await look([BOB]);
  expect(bans.has("ann")).toBe(false);
  await look([ANN, BOB]);
  const ann = [[ANN], [sessionKeyOf("token of ann")]];
  expect(thrownOut).toEqual([ann, [[BOB], [sessionKeyOf("token of bob")]], ann]);
});

test("a banned user stays banned while the database is away, and it is asked again and again", async () => {
  const { bans, thrownOut, look } = await started([ANN]);
  await look(null);
  await look(null);
  expect(bans.has("ann")).toBe(true);
  await look([BOB]);
  expect([bans.has("ann"), bans.has("bob")]).toEqual([false, true]);
  expect(thrownOut).toHaveLength(2);
});

test("nobody is looked for after the end", async () => {
  const { bans, clock, look } = await started([]);
  bans.close();
  await look([ANN]);
  expect(bans.has("ann")).toBe(false);
  expect(clock.nextAt()).toBeNull();
});

test("what this process finds it tells on, and what it is told it does at once, once", async () => {
  const { bans, thrownOut, found, hear, look } = await started([]);
  await look([ANN]);
  await look([ANN]);
  expect(found()).toBe(1);
  await hear([ANN, BOB]);
  expect([bans.has("bob"), thrownOut.length, found()]).toEqual([true, 2, 1]);
  await look([BOB]);
  expect(found()).toBe(2);
});
