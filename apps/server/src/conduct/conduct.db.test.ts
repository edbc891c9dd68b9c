import { randomUUID } from "node:crypto";
import { settingsOf } from "@trelyazh/preferans";
import { fakeClock, seededRandom, testDatabase } from "@trelyazh/testkit";
import { sql } from "drizzle-orm";
import { TRPCClientError } from "@trpc/client";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { LocalHub } from "../bus/local-hub.ts";
import { rebuildConsumer } from "../feed/rebuild.ts";
import { readPastNews } from "../tables/journal/table-news.ts";
import { seatThree } from "../testing/club/seat-three.ts";
import { startTestClub, type TestClub } from "../testing/club/start-test-club.ts";
import { refusalOf, type Guest } from "../testing/people/guest.ts";
import { Player, playUntil } from "../testing/people/player.ts";
import { conductKeeper } from "./conduct-keeper.ts";
import { forgive } from "./forgiving.ts";

const MINUTE = 60_000;
const WISH = { preset: "sochi", poolTarget: 2, turnSeconds: 60 } as const;

let club: TestClub;

beforeAll(async () => {
  club = await startTestClub();
});

afterAll(async () => {
  await club[Symbol.asyncDispose]();
});

const open = ({ api }: Guest, bots: 0 | 1 | 2) => api.table.create.mutate({ ...WISH, bots });
const sit = ({ api }: Guest, tableId: string, seat: 0 | 1 | 2) =>
  api.table.join.mutate({ commandId: randomUUID(), tableId, seat });
const leave = ({ api }: Guest, tableId: string) => api.table.leave.mutate({ commandId: randomUUID(), tableId });

/** Three people in the middle of their first deal. */
async function threeInPlay(at: Pick<TestClub, "guest"> = club) {
  const three = await seatThree(at);
  await three.onTurn();
  return three;
}

/** What a call was refused with, with all that is said beside the code. */
async function toldBy(call: Promise<unknown>): Promise<unknown> {
  const error = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  const told: unknown = error instanceof TRPCClientError ? error.data : null;
  return told;
}

async function rateOf(guest: Guest): Promise<unknown> {
  const { rates } = await guest.api.conduct.rates.query({ userIds: [guest.id] });
  return rates[guest.id];
}

/** All that is kept, row by row. */
async function keptRows(): Promise<unknown> {
  const { db } = club.database.database;
  const pulyas = await db.execute(sql`select * from conduct_pulyas order by table_id, user_id`);
  const people = await db.execute(sql`select * from conduct order by user_id`);
  return { pulyas: pulyas.rows, people: people.rows };
}

describe("whoever leaves a pulya", () => {
  test("is told beforehand what it brings, rests at once, and may go on with it or play with bots", async () => {
    using three = await threeInPlay();
    const [ann] = three.guests;
    const cid = await club.guest();
    const { tableId: waiting } = await open(cid, 1);
    expect(await ann.api.conduct.leaving.query()).toEqual({ restMs: 30 * MINUTE, rate: { finished: 0, of: 0 } });
    await leave(ann, three.tableId);
    const refused = await toldBy(open(ann, 0));
    expect(refused).toMatchObject({ clubCode: "RESTING" });
    const { retryAfterMs } = refused as { readonly retryAfterMs: number };
    expect(retryAfterMs).toBeGreaterThan(29 * MINUTE);
    expect(retryAfterMs).toBeLessThanOrEqual(30 * MINUTE);
    expect(await refusalOf(sit(ann, waiting, 2))).toBe("RESTING");
    expect(await refusalOf(open(ann, 2))).toBeUndefined();
    await expect.poll(async () => (await ann.api.conduct.leaving.query()).restMs).toBe(60 * MINUTE);
    expect(await refusalOf(sit(ann, three.tableId, 0))).toBeUndefined();
    // With a pulya of one's own one rests no more; a guest has to finish it.
    await expect
      .poll(() => toldBy(open(ann, 0)), { timeout: 5000 })
      .toMatchObject({ clubCode: "UNFINISHED_PULYA", tableId: three.tableId });
  });

  test("has finished it who comes back and plays to its end, and the figures can be made again", async () => {
    const [ann, bob] = [await club.guest(), await club.guest()];
    const settings = settingsOf("sochi", { closeBy: { kind: "deals", count: 1 } });
    const { tableId } = await ann.api.table.create.mutate({ settings, turnSeconds: 60, bots: 1 });
    await sit(bob, tableId, 2);
    using one = await new Player(ann, tableId).watch();
    using other = await new Player(bob, tableId).watch();
    await one.until(({ turn }) => turn !== null);
    await leave(ann, tableId);
    await sit(ann, tableId, 0);
    const play = (player: Player) => playUntil(player, seededRandom(3), ({ status }) => status === "finished");
    await Promise.all([play(one), play(other)]);
    const { database } = club.database;
    const kept = () =>
      database.db.execute(sql`select user_id, finished, "left" from conduct where user_id in (${ann.id}, ${bob.id})`);
    await expect.poll(async () => (await kept()).rows).toHaveLength(2);
    await expect
      .poll(async () => (await kept()).rows, { timeout: 5000 })
      .toEqual(expect.arrayContaining([ann, bob].map(({ id }) => ({ user_id: id, finished: 1, left: 0 }))));
    expect(await rateOf(ann)).toEqual({ finished: 1, of: 1 });

    const live = await keptRows();
    await rebuildConsumer(conductKeeper, {
      database,
      clock: fakeClock(),
      pastOf: readPastNews,
      onBroken: (broken) => expect.unreachable(broken),
    });
    expect(await keptRows()).toEqual(live);
  });

  test("may sit down again when an operator has forgiven it", async () => {
    using three = await threeInPlay();
    const [, bob] = three.guests;
    await leave(bob, three.tableId);
    expect(await refusalOf(open(bob, 0))).toBe("RESTING");
    const left = sql`select from conduct where user_id = ${bob.id} and "left" = 1`;
    await expect.poll(async () => (await club.database.database.db.execute(left)).rowCount).toBe(1);
    await forgive(club.database.database, { userId: bob.id, why: "a test" });
    expect((await bob.api.conduct.leaving.query()).restMs).toBe(30 * MINUTE);
    await expect.poll(() => refusalOf(open(bob, 0)), { timeout: 5000 }).toBeUndefined();
  });
});

test("whoever leaves at one node rests at the other, though these hear nothing of each other", async () => {
  await using database = await testDatabase();
  const hub = new LocalHub({ pass: () => {} });
  await using one = await startTestClub({ database, hub });
  await using two = await startTestClub({ database, hub });
  using three = await threeInPlay(one);
  const [ann] = three.guests;
  const elsewhere = await two.connect(ann.cookie);
  await leave(ann, three.tableId);
  expect(await refusalOf(open(elsewhere, 0))).toBe("RESTING");
  expect(await refusalOf(open(elsewhere, 2))).toBeUndefined();
});

test("an outage of the club is nobody's leaving", async () => {
  await using database = await testDatabase();
  const before = await startTestClub({ database });
  const three = await threeInPlay(before);
  const [{ cookie, id }] = three.guests;
  three[Symbol.dispose]();
  await before[Symbol.asyncDispose]();
  await using after = await startTestClub({ database });
  const ann = await after.connect(cookie);
  await leave(ann, three.tableId);
  expect(await refusalOf(open(ann, 0))).toBeUndefined();
  const kept = () => database.database.db.execute(sql`select outcome from conduct_pulyas where user_id = ${id}`);
  await expect.poll(async () => (await kept()).rows).toEqual([{ outcome: "none" }]);
});
