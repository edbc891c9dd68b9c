import { execFile } from "node:child_process";
import { mkdtemp, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { loadEvents, openDatabase } from "@trelyazh/db";
import { bareDatabase, seededRandom } from "@trelyazh/testkit";
import { describe, expect, onTestFinished, test } from "vitest";
import { embeddedFolder } from "../database/club-postgres.ts";
import { connect, signIn } from "../testing/people/guest.ts";
import { modestMove } from "../testing/people/player.ts";
import { seatThree } from "../testing/club/seat-three.ts";
import { runServer, startServer } from "../testing/club/server-process.ts";
import { startTestClub, TEST_SECRET } from "../testing/club/start-test-club.ts";

const WISH = { preset: "sochi", poolTarget: 10, turnSeconds: 60, bots: 0 } as const;

interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly faults: string;
}

/** Runs a command as an operator does. */
function run(command: "backup" | "restore", env: Record<string, string>, ...words: string[]): Promise<Outcome> {
  const program = fileURLToPath(new URL(`${command}.ts`, import.meta.url));
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [program, ...words], { env }, (_, out, faults) =>
      resolve({ code: child.exitCode ?? -1, out, faults }),
    );
  });
}

async function scratchFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "trelyazh-backup-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

async function eventsIn(url: string, range: Parameters<typeof loadEvents>[1]) {
  await using database = openDatabase({ url, onError: () => {} });
  return await loadEvents(database.db, range);
}

describe("npm run backup and npm run restore", () => {
  test("under play, with a PostgreSQL of one's own: every journal is equal up to the moment of the backup", async () => {
    await using club = await startTestClub();
    using three = await seatThree(club);
    const random = seededRandom(6);
    let acknowledged = 0;
    let isOver = false;
    const play = (async () => {
      while (!isOver) {
        const player = await three.onTurn();
        const { seq } = await player.act(modestMove(player.moves(), random));
        await player.until((table) => table.seq >= seq);
        acknowledged = seq;
      }
    })();
    await expect.poll(() => acknowledged).toBeGreaterThan(10);
    const before = acknowledged;
    const file = join(await scratchFolder(), "club.backup");
    const env = { DATABASE_URL: club.database.url, AUTH_SECRET: TEST_SECRET };
    const backup = await run("backup", env, file);
    expect(backup, backup.faults).toMatchObject({ code: 0, out: expect.stringContaining("1 of 1 journals") });
    expect(backup.out).toContain("AUTH_SECRET is not in it");
    isOver = true;
    await play;
    await using bare = await bareDatabase();
    const restore = await run("restore", { ...env, DATABASE_URL: bare.url }, file);
    expect(restore, restore.faults).toMatchObject({ code: 0, out: expect.stringContaining("1 of 1 journals") });
    const journal = { tableId: three.tableId, afterSeq: 0, limit: 10_000 };
    const kept = await eventsIn(bare.url, journal);
    expect(kept.length).toBeGreaterThanOrEqual(before);
    expect(kept).toEqual((await eventsIn(club.database.url, journal)).slice(0, kept.length));
    const again = await run("restore", { ...env, DATABASE_URL: bare.url }, file);
    expect(again).toMatchObject({
      code: 1,
      faults: expect.stringContaining("There are people or tables in that club"),
    });
  });

  test("with the club's own PostgreSQL: what has gone is missed, comes back, and everybody is still signed in", async () => {
    const [folder, file] = [await scratchFolder(), join(await scratchFolder(), "club.backup")];
    const env = { DATA_FOLDER: folder };
    const club = await startServer(env);
    const cookie = await signIn(club.url);
    const ann = await connect(club.url, cookie);
    const { tableId } = await ann.api.table.create.mutate(WISH);
    const backup = await run("backup", env, file);
    expect(backup, backup.faults).toMatchObject({ code: 0, out: expect.stringContaining("1 of 1 journals") });
    await ann.close();
    await club.end("SIGTERM");
    await rename(join(embeddedFolder(folder), "cluster"), join(folder, "elsewhere"));
    const bereft = await runServer(env);
    expect(bereft).toMatchObject({ code: 1, output: expect.stringContaining("npm run restore -- FILE") });
    const restore = await run("restore", env, file);
    expect(restore, restore.faults).toMatchObject({ code: 0, out: expect.stringContaining("People stay signed in.") });
    await using next = await startServer(env);
    await using back = await connect(next.url, cookie);
    expect(back.id).toBe(ann.id);
    const { tables } = await back.api.lobby.list.query();
    expect(tables.map(({ id }) => id)).toEqual([tableId]);
  });

  test("a file that is no backup is refused before anything is touched", async () => {
    const folder = join(await scratchFolder(), "data");
    const { code, faults } = await run("restore", { DATA_FOLDER: folder }, fileURLToPath(import.meta.url));
    expect(code).toBe(1);
    expect(faults).toMatch(/^\S+ is no backup of a club\.\n$/);
    await expect(rename(folder, `${folder}.not`)).rejects.toThrow("ENOENT");
  });
});
