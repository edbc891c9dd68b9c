import { randomUUID } from "node:crypto";
import { mkdtemp, readFile, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findEmbeddedPostgres, loadEvents, openDatabase } from "@trelyazh/db";
import { seededRandom } from "@trelyazh/testkit";
import { expect, onTestFinished, test } from "vitest";
import { embeddedFolder } from "./club-postgres.ts";
import { connect, signIn } from "../testing/people/guest.ts";
import { modestMove } from "../testing/people/player.ts";
import { seatThree } from "../testing/club/seat-three.ts";
import { startServer } from "../testing/club/server-process.ts";

async function dataFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "trelyazh-embedded-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Kills the club's PostgreSQL as the system does when memory runs out. */
async function killPostgres(folder: string): Promise<void> {
  const text = await readFile(join(embeddedFolder(folder), "cluster", "postmaster.pid"), "utf8");
  process.kill(Number.parseInt(text, 10), "SIGKILL");
}

test("play goes on by itself when the club's own PostgreSQL is killed, and every acknowledged move is there once", async () => {
  const folder = await dataFolder();
  await using server = await startServer({ DATA_FOLDER: folder });
  const guest = async () => connect(server.url, await signIn(server.url));
  using three = await seatThree({ guest });
  const random = seededRandom(5);
  const receipts: { readonly commandId: string; readonly seq: number }[] = [];
  /** Moves as a player does: what was refused while the database was away is asked for again. */
  const move = async () => {
    const player = await three.onTurn();
    const [commandId, turnNumber, wish] = [
      randomUUID(),
      player.table.turn?.number ?? 0,
      modestMove(player.moves(), random),
    ];
    const act = () => player.act(wish, { commandId, turnNumber }).catch(() => null);
    const receipt = await expect.poll(act, { interval: 250 }).not.toBeNull().then(act);
    receipts.push({ commandId, seq: receipt?.seq ?? 0 });
  };
  for (let kills = 0; kills < 2; kills += 1) {
    await move();
    await killPostgres(folder);
    await move();
    await expect.poll(async () => (await fetch(`${server.url}/readyz`)).status).toBe(200);
  }
  await using database = openDatabase({ url: await findEmbeddedPostgres(embeddedFolder(folder)), onError: () => {} });
  const events = await loadEvents(database.db, { tableId: three.tableId, afterSeq: 0, limit: 1000 });
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
  for (const { commandId, seq } of receipts) {
    const caused = events.filter(({ command }) => command?.id === commandId);
    expect(caused.map(({ command }) => command?.part)).toEqual(caused.keys().toArray());
    expect(caused.at(-1)?.seq).toBe(seq);
  }
  expect(await server.end("SIGTERM")).toMatchObject({ code: 0 });
});

test("when the club's own PostgreSQL cannot be started again, the process ends with 1 and says why", async () => {
  const folder = await dataFolder();
  await using server = await startServer({ DATA_FOLDER: folder, LOG_LEVEL: "fatal" });
  const cluster = join(embeddedFolder(folder), "cluster");
  await rename(join(cluster, "global"), join(cluster, "elsewhere"));
  await killPostgres(folder);
  const { code, output } = await server.ended;
  expect(code).toBe(1);
  expect(output).toContain("its files are damaged or not all there");
  expect(output).toContain("npm run restore -- FILE");
});
