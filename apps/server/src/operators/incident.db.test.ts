import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { seededRandom } from "@trelyazh/testkit";
import { expect, test } from "vitest";
import { playUntil, Player } from "../testing/people/player.ts";
import { startTestClub } from "../testing/club/start-test-club.ts";

const INCIDENT = fileURLToPath(new URL("incident.ts", import.meta.url));
const SIMULATE = fileURLToPath(new URL("../simulation/simulate.ts", import.meta.url));

/** Runs a command of the house as people do. */
function run(command: string, words: readonly string[], env: Record<string, string> = {}) {
  return new Promise<{ readonly code: number | null; readonly out: string; readonly faults: string }>((resolve) => {
    const child = execFile(process.execPath, [command, ...words], { env }, (_, out, faults) =>
      resolve({ code: child.exitCode, out, faults }),
    );
  });
}

test("npm run incident exports a table beside a running club, and npm run simulate plays it again", async () => {
  await using club = await startTestClub();
  await using folder = {
    path: await mkdtemp(join(tmpdir(), "incident-")),
    [Symbol.asyncDispose]: () => rm(folder.path, { recursive: true }),
  };
  const ann = await club.guest();
  const wish = { preset: "sochi", poolTarget: 10, turnSeconds: 60, bots: 2 } as const;
  const { tableId } = await ann.api.table.create.mutate(wish);
  using player = await new Player(ann, tableId).watch();
  await playUntil(player, seededRandom(1), ({ pulya }) => (pulya?.dealNumber ?? 0) > 1);
  const env = { DATABASE_URL: club.database.url };
  const exported = await run(INCIDENT, [tableId], env);
  expect(exported).toMatchObject({ code: 0, faults: "" });
  expect(exported.out).not.toContain(ann.id);
  const file = join(folder.path, "incident.json");
  await writeFile(file, exported.out);
  const replayed = await run(SIMULATE, ["--replay", file]);
  expect(replayed.out).toMatch(
    /^\d+ events were played again; its people played on to event \d+ of the club: nothing broke\.\n$/,
  );
  expect(replayed.code).toBe(0);
  const nowhere = await run(INCIDENT, ["00000000-0000-4000-8000-000000000000"], env);
  expect(nowhere).toMatchObject({ code: 1, out: "", faults: expect.stringContaining("There is no table") });
});
