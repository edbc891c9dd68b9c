import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { claimTables, findOwner, reportNodes, type Executor, type NodeReport } from "@trelyazh/db";
import { seededRandom, testDatabase } from "@trelyazh/testkit";
import { expect, test } from "vitest";
import { LocalHub } from "../../bus/local-hub.ts";
import { modestMove } from "../../testing/people/player.ts";
import { scrape } from "../../testing/club/scrape.ts";
import { seatThree } from "../../testing/club/seat-three.ts";
import { startTestClub } from "../../testing/club/start-test-club.ts";

const COMMAND = fileURLToPath(new URL("nodes.ts", import.meta.url));

/** Runs the command as an operator does, beside a club on that database; returns what it says. */
function runNodes(databaseUrl: string, ...words: string[]): Promise<string> {
  return new Promise((resolve) => {
    const env = { DATABASE_URL: databaseUrl };
    execFile(process.execPath, [COMMAND, ...words], { env }, (_, out, faults) => resolve(out + faults));
  });
}

/** The node that has the table, and the other one. */
async function bothNodes(db: Executor): Promise<readonly [NodeReport, NodeReport]> {
  const [one, two, ...more] = (await reportNodes(db)).toSorted((a, b) => b.tables - a.tables);
  if (one === undefined || two === undefined || more.length > 0) throw new Error("there are not two nodes");
  return [one, two];
}

test("npm run nodes tells of leases and tables; a table that is taken from its node is not written there again, and is played on", async () => {
  await using database = await testDatabase();
  const { db } = database.database;
  const hub = new LocalHub();
  await using first = await startTestClub({ database, hub, metrics: true });
  await using second = await startTestClub({ database, hub });
  using three = await seatThree({ guest: () => first.guest() });
  const { tableId } = three;
  const home = await findOwner(db, tableId);
  const [one, two] = await bothNodes(db);
  expect([home?.nodeId, one.tables, two.tables]).toEqual([one.id, 1, 0]);
  // As if the first had been stopped for longer than its lease: it does not know, and the second has claimed it.
  await claimTables(db, { nodeId: two.id, isAlone: true, tableIds: [tableId] });
  const player = await three.onTurn();
  const { seq } = await player.actForSure(modestMove(player.moves(), seededRandom(3)));
  await player.until((table) => table.seq >= seq);
  expect((await findOwner(db, tableId))?.epoch).toBeGreaterThan(1);
  expect((await scrape(first.metricsUrl)).get("trelyazh_appends_fenced_total")).toBeGreaterThan(0);
  const { name } = two;
  expect(await runNodes(database.url, "--empty", name)).toContain(`${name} hands its tables on`);
  await expect.poll(async () => (await scrape(first.metricsUrl)).get('trelyazh_nodes{state="leaving"}')).toBe(1);
  expect(await runNodes(database.url)).toMatch(
    /^\S+ \(\S+\), release \d+, lease for [0-3]\.\d s, leaving, \d tables?, since /m,
  );
  await runNodes(database.url, "--fill", name);
  await expect.poll(async () => (await scrape(first.metricsUrl)).get('trelyazh_nodes{state="leaving"}')).toBe(0);
  await second.stop();
  expect(await reportNodes(db)).toMatchObject([{ id: one.id }]);
});
