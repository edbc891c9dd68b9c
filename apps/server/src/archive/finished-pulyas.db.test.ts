import { insertFinishedPulya, listFinishedPulyas, type Executor } from "@trelyazh/db";
import { fakeClock, seededRandom } from "@trelyazh/testkit";
import { blankSheet, printSettings, settingsOf, type Seat } from "@trelyazh/preferans";
import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { rebuildConsumer } from "../feed/rebuild.ts";
import { readPastNews } from "../tables/journal/table-news.ts";
import type { Guest } from "../testing/people/guest.ts";
import { Player, playUntil } from "../testing/people/player.ts";
import { startTestClub } from "../testing/club/start-test-club.ts";
import { finishedPulyas } from "./finished-pulyas.ts";

/** Plays a short pulya against two bots to its settlement. */
async function playPulya(guest: Guest, seed: number): Promise<string> {
  const wish = { preset: "sochi", poolTarget: 2, turnSeconds: 60, bots: 2, botLevel: "novice" } as const;
  const { tableId } = await guest.api.table.create.mutate(wish);
  using player = await new Player(guest, tableId).watch();
  await playUntil(player, seededRandom(seed), ({ status }) => status === "finished");
  return tableId;
}

/** Everything that is kept of finished pulyas, row by row. */
async function keptRows(db: Executor): Promise<unknown> {
  const pulyas = await db.execute(sql`select * from finished_pulyas order by table_id`);
  const players = await db.execute(sql`select * from pulya_players order by table_id, seat`);
  return { pulyas: pulyas.rows, players: players.rows };
}

describe("finished pulyas", () => {
  test("are kept soon after their end, and are the same when they are made again from the journal", async () => {
    await using club = await startTestClub();
    const { database } = club.database;
    const [ann, bob] = [await club.guest(), await club.guest()];
    const tableIds = [await playPulya(ann, 1), await playPulya(bob, 2), await playPulya(ann, 3)];
    const kept = () => listFinishedPulyas(database.db, { userId: ann.id, limit: 10 });
    await expect.poll(async () => (await kept()).map(({ tableId }) => tableId)).toEqual([tableIds[2], tableIds[0]]);
    const [latest] = await kept();
    expect(latest?.settlement.exact.reduce((sum, balance) => sum + balance, 0)).toBe(0);
    expect(latest?.players).toMatchObject([{ userId: ann.id, botLevel: null }, { botLevel: "novice" }, { seat: 2 }]);
    await expect.poll(() => listFinishedPulyas(database.db, { userId: bob.id, limit: 10 })).toHaveLength(1);

    // Those who have played them read them, page by page.
    const read = (cursor?: { readonly finishedAt: number; readonly tableId: string }) =>
      ann.api.archive.pulyas.query({ count: 1, ...(cursor && { cursor }) });
    const first = await read();
    expect(first).toMatchObject({
      isWhole: false,
      pulyas: [{ tableId: tableIds[2], settings: printSettings(latest!.settings) }],
    });
    expect(first.pulyas[0]?.players).toMatchObject([
      { kind: "human", userId: ann.id },
      { kind: "bot" },
      { kind: "bot" },
    ]);
    const [line] = first.pulyas;
    const rest = await read({ finishedAt: line?.finishedAt ?? 0, tableId: line?.tableId ?? "" });
    expect(rest).toMatchObject({ isWhole: true, pulyas: [{ tableId: tableIds[0] }] });
    expect((await (await club.guest()).api.archive.pulyas.query({ count: 20 })).pulyas).toEqual([]);

    const live = await keptRows(database.db);
    const broken: string[] = [];
    const progress = await rebuildConsumer(finishedPulyas, {
      database,
      clock: fakeClock(),
      pastOf: readPastNews,
      onBroken: (tableId) => broken.push(tableId),
    });
    expect(await keptRows(database.db)).toEqual(live);
    expect({ ...progress, broken }).toEqual({ tables: 3, of: 3, rows: 3, broken: [] });
  });

  test("show who played by the names of now, and nobody whom the reader has hidden", async () => {
    await using club = await startTestClub();
    const { database } = club.database;
    const [ann, bob, eve] = [await club.guest(), await club.guest(), await club.guest()];
    const { tableId } = await ann.api.table.create.mutate({ preset: "sochi", poolTarget: 2, turnSeconds: 60, bots: 0 });
    const players = [ann, bob, eve].map(({ id }, seat) => ({ seat: seat as Seat, userId: id, bot: null }));
    const settings = settingsOf("sochi");
    const settlement = { exact: [6, -3, -3], denominator: 1, shown: [6, -3, -3] };
    const pulya = { tableId, settings, sheet: blankSheet(3), settlement, finishedAt: Date.now(), players };
    await database.withTransaction((tx) => insertFinishedPulya(tx, pulya));
    await eve.api.session.rename.mutate({ name: "Evelina" });
    await bob.api.people.change.mutate({ userId: ann.id, change: "hide" });
    const { pulyas } = await ann.api.archive.pulyas.query({ count: 20 });
    expect(pulyas[0]?.players.slice(1)).toEqual([
      { kind: "human", name: null, userId: null, balance: -3 },
      { kind: "human", name: "Evelina", userId: eve.id, balance: -3 },
    ]);
  });
});
