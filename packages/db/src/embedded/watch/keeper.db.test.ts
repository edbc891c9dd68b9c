import { execFile } from "node:child_process";
import { rename } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { Client } from "pg";
import { expect, test } from "vitest";
import type { DatabaseStartError } from "../../database-start-error.ts";
import { startEmbeddedPostgres } from "../../embedded-postgres.ts";
import { kept, query, usedFolders } from "../../testing/embedded-folder.ts";
import { isRunning, startOf } from "../process-table.ts";
import type { ServerWatch } from "./keeper.ts";

const run = promisify(execFile);
const usedFolder = usedFolders();

/** Hears of a server that is watched. */
function witness() {
  const heard: string[] = [];
  const lost = Promise.withResolvers<DatabaseStartError>();
  const watch: ServerWatch = {
    onDown: (how) => void heard.push(how),
    onBack: () => void heard.push("back"),
    onLost: (error) => lost.resolve(error),
  };
  return { watch, heard, lost: lost.promise };
}

/** Returns the children of a process, by what they call themselves. */
async function childrenOf(pid: number): Promise<ReadonlyMap<string, number>> {
  const { stdout } = await run("ps", ["-o", "pid=,args=", "--ppid", String(pid)]);
  const lines = stdout.trim().split("\n");
  return new Map(lines.map((line) => [line.trim().replace(/^\d+ /, ""), Number.parseInt(line.trim(), 10)]));
}

test("a PostgreSQL that is killed is started again on its port, with all that was committed", async () => {
  const { watch, heard } = witness();
  await using postgres = await startEmbeddedPostgres({ dataFolder: await usedFolder(), watch });
  for (const [kills, value] of [2, 3].entries()) {
    await query(postgres.url, `insert into kept values (${value})`);
    process.kill(postgres.pid, "SIGKILL");
    await expect.poll(() => heard).toHaveLength(2 * (kills + 1));
  }
  expect(heard).toEqual(["SIGKILL", "back", "SIGKILL", "back"]);
  expect(await kept(postgres)).toEqual([{ value: 1 }, { value: 2 }, { value: 3 }]);
});

test("what hangs of a PostgreSQL that is killed does not keep the next one from starting", async () => {
  const { watch, heard } = witness();
  await using postgres = await startEmbeddedPostgres({ dataFolder: await usedFolder(), watch });
  const checkpointer = (await childrenOf(postgres.pid)).get("postgres: checkpointer") ?? 0;
  expect(checkpointer).toBeGreaterThan(1);
  // It cannot notice any more that its server is gone.
  process.kill(checkpointer, "SIGSTOP");
  process.kill(postgres.pid, "SIGKILL");
  await expect.poll(() => heard).toEqual(["SIGKILL", "back"]);
  expect(await startOf(checkpointer)).toBeNull();
  expect(await kept(postgres)).toEqual([{ value: 1 }]);
});

test("of a session that is killed PostgreSQL recovers by itself, and is not started again", async () => {
  const { watch, heard } = witness();
  await using postgres = await startEmbeddedPostgres({ dataFolder: await usedFolder(), watch });
  const { pid } = postgres;
  const client = new Client({ connectionString: postgres.url });
  const ended = new Promise((resolve) => void client.once("error", resolve));
  await client.connect();
  const { rows } = await client.query<{ pid: number }>("select pg_backend_pid() as pid");
  process.kill(rows[0]?.pid ?? 0, "SIGKILL");
  await ended;
  await expect.poll(() => kept(postgres).catch(() => null)).toEqual([{ value: 1 }]);
  expect(heard).toEqual([]);
  expect(postgres.pid).toBe(pid);
});

test("a PostgreSQL whose files are gone is given up, with words", async () => {
  const dataFolder = await usedFolder();
  const { watch, heard, lost } = witness();
  await using postgres = await startEmbeddedPostgres({ dataFolder, watch });
  await rename(path.join(dataFolder, "cluster", "global"), path.join(dataFolder, "elsewhere"));
  process.kill(postgres.pid, "SIGKILL");
  expect(await lost).toMatchObject({ code: "CLUSTER_BROKEN", remedy: expect.stringContaining("npm run restore") });
  expect(heard).toEqual(["SIGKILL"]);
});

test("a watched PostgreSQL that is stopped stays away, also when it is killed at that moment", async () => {
  const { watch } = witness();
  const postgres = await startEmbeddedPostgres({ dataFolder: await usedFolder(), watch });
  process.kill(postgres.pid, "SIGKILL");
  await postgres.stop();
  expect(isRunning(postgres.pid)).toBe(false);
});
