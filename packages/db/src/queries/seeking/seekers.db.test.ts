import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "../../database.ts";
import { seekers } from "../../schema/seeking/seekers.ts";
import { aUser, testDatabase } from "../../testing/fixtures.ts";
import {
  deleteOldSeeks,
  displaceSeeker,
  endSeek,
  letSeekLapse,
  listSeekers,
  medianWait,
  placeSeekers,
  renewSeekers,
  seatSeeker,
  startSeek,
  type NewSeeker,
  type Placing,
} from "./seekers.ts";

const LEASE_SECONDS = 15;

let scratch: Awaited<ReturnType<typeof testDatabase>>;
let database: Database;

beforeAll(async () => {
  scratch = await testDatabase();
  ({ database } = scratch);
});

afterAll(() => scratch[Symbol.asyncDispose]());

function seeker(userId: string, given: Partial<NewSeeker> = {}): NewSeeker {
  const terms = { conventions: ["sochi"], players: 3, paces: ["usual"], withBots: false } as const;
  return { id: randomUUID(), userId, ...terms, ...given };
}

async function somebodySeeks(given: Partial<NewSeeker> = {}): Promise<NewSeeker> {
  const started = seeker(await aUser(database.db), given);
  await startSeek(database.db, started, LEASE_SECONDS);
  return started;
}

const waiting = async () => (await listSeekers(database.db, { lastsSeconds: 5, limit: 100 })).map(({ id }) => id);

function at(tableId: string, ...seeking: readonly NewSeeker[]): Placing {
  return { tableId, wish: null, seats: seeking.map(({ id }, seat) => ({ id, seat: seat as 0 | 1 | 2 })) };
}

const place = (placing: Placing) => database.withTransaction((tx) => placeSeekers(tx, placing));

/** As if that one had begun so many seconds earlier. */
function earlier({ id }: NewSeeker, seconds: number) {
  return database.db
    .update(seekers)
    .set({ soughtAt: sql`${seekers.soughtAt} - make_interval(secs => ${seconds})` })
    .where(eq(seekers.id, id));
}

test("of many nodes that place the same seekers one does, and nobody is at two tables", async () => {
  const all = await Promise.all(Array.from({ length: 6 }, () => somebodySeeks()));
  const placings = Array.from({ length: 24 }, (_, index) => {
    const three = [0, 1, 2].map((step) => all[(index + step * (1 + (index % 2))) % all.length] as NewSeeker);
    return at(randomUUID(), ...(index % 3 === 0 ? three.toReversed() : three));
  });
  const placed = await Promise.all(placings.map(place));
  const rows = await renewSeekers(
    database.db,
    all.map(({ id }) => id),
    LEASE_SECONDS,
  );
  const tables = Map.groupBy(
    rows.filter((row) => row.place !== null),
    (row) => row.place?.tableId,
  );
  expect(tables.size).toBe(placed.filter(Boolean).length);
  expect(tables.size).toBeGreaterThan(0);
  for (const [tableId, seated] of tables) {
    const placing = placings.find((each) => each.tableId === tableId);
    expect(new Set(seated.map(({ id }) => id))).toEqual(new Set(placing?.seats.map(({ id }) => id)));
  }
  const still = await waiting();
  expect(still.toSorted()).toEqual(
    rows
      .filter((row) => row.place === null)
      .map(({ id }) => id)
      .toSorted(),
  );
  await Promise.all(all.map((each) => endSeek(database.db, each)));
});

test("somebody seeks once: by the same id they go on where they were, by another one they begin anew", async () => {
  const first = await somebodySeeks();
  await earlier(first, 60);
  await startSeek(database.db, { ...first, paces: ["calm"] }, LEASE_SECONDS);
  const [found] = await listSeekers(database.db, { lastsSeconds: 5, limit: 1 });
  expect(found).toMatchObject({ id: first.id, paces: ["calm"] });
  expect(found?.waitedMs).toBeGreaterThan(59_000);
  const again = { ...first, id: randomUUID() };
  await startSeek(database.db, again, LEASE_SECONDS);
  const [anew] = await listSeekers(database.db, { lastsSeconds: 5, limit: 1 });
  expect(anew?.id).toBe(again.id);
  expect(anew?.waitedMs).toBeLessThan(50_000);
  expect(await renewSeekers(database.db, [first.id], LEASE_SECONDS)).toEqual([]);
  await endSeek(database.db, again);
});

test("whoever is about to be gone is placed by nobody, and waits again when they are back; somebody else cannot end it", async () => {
  const [one, other] = [await somebodySeeks(), await somebodySeeks()];
  await letSeekLapse(database.db, one.id, 4);
  expect(await waiting()).toEqual([other.id]);
  await renewSeekers(database.db, [one.id], LEASE_SECONDS);
  expect(await waiting()).toEqual([one.id, other.id]);
  await letSeekLapse(database.db, one.id, 0);
  expect(await place(at(randomUUID(), one, other))).toBe(false);
  await endSeek(database.db, { id: other.id, userId: one.userId });
  expect(await waiting()).toEqual([other.id]);
  await Promise.all([one, other].map((each) => endSeek(database.db, each)));
});

test("whoever cannot be seated seeks on as long as before, unless they have another place by then", async () => {
  const one = await somebodySeeks();
  const tableId = randomUUID();
  expect(await place(at(tableId, one))).toBe(true);
  await displaceSeeker(database.db, one.id, randomUUID());
  expect(await waiting()).toEqual([]);
  await displaceSeeker(database.db, one.id, tableId);
  expect(await waiting()).toEqual([one.id]);
  await endSeek(database.db, one);
});

test("what people have waited for each other is told as a median of at least three, and what bots have ended is not", async () => {
  const terms = { conventions: ["rostov", "peter"], players: 4 } as const;
  for (const [waited, isAmongPeople] of [
    [10, true],
    [30, true],
    [600, false],
    [50, true],
  ] as const) {
    expect(await medianWait(database.db, terms)).toBe(null);
    const one = await somebodySeeks({ conventions: ["peter"], players: 4 });
    await earlier(one, waited);
    await seatSeeker(database.db, one.id, isAmongPeople);
    expect(await waiting()).toEqual([]);
  }
  expect(await medianWait(database.db, terms)).toBe(30);
  expect(await medianWait(database.db, { ...terms, players: 3 })).toBe(null);
  expect(await medianWait(database.db, { ...terms, conventions: ["sochi"] })).toBe(null);
});

test("waits of a week ago and seekers whose node has long been gone are forgotten", async () => {
  const [gone, here] = [await somebodySeeks(), await somebodySeeks()];
  await letSeekLapse(database.db, gone.id, -3601);
  await database.db.execute(sql`update seek_waits set at = now() - interval '8 days'`);
  expect(await deleteOldSeeks(database.db)).toBe(4);
  expect(await database.db.$count(seekers)).toBe(1);
  await endSeek(database.db, here);
});
