import { readdir, readFile, readlink } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";
import { isRunning, startOf } from "./process-table.ts";

const POLL_MS = 20;
const GONE_WITHIN_MS = 10_000;

/**
 * Ends what a PostgreSQL that was killed has left behind in that cluster: most of its processes notice by themselves, but
 * one that hangs or is in the middle of something would keep the next server from starting. What they had not committed is
 * what recovery undoes. Only the owner of the data folder may call this, and only when the server itself is gone.
 *
 * Linux says which processes work in a folder; elsewhere they are waited for.
 */
export async function endOrphans(clusterFolder: string): Promise<void> {
  if (process.platform !== "linux") return;
  const pids = (await readdir("/proc")).map(Number).filter((pid) => Number.isInteger(pid) && pid > 1);
  await Promise.all(pids.map((pid) => endIfOf(clusterFolder, pid)));
}

async function endIfOf(clusterFolder: string, pid: number): Promise<void> {
  const start = await startOf(pid);
  if (start === null || !(await worksIn(clusterFolder, pid))) return;
  try {
    process.kill(pid, "SIGKILL");
  } catch (cause) {
    if (isRunning(pid)) throw cause;
  }
  const giveUpAt = performance.now() + GONE_WITHIN_MS;
  while ((await startOf(pid)) === start && performance.now() < giveUpAt) await delay(POLL_MS);
}

/** PostgreSQL and its children have their cluster for a working directory; a shell that somebody left there has it too. */
async function worksIn(clusterFolder: string, pid: number): Promise<boolean> {
  const [folder, name] = await Promise.all([
    readlink(`/proc/${pid}/cwd`).catch(() => null),
    readFile(`/proc/${pid}/comm`, "utf8").catch(() => ""),
  ]);
  return folder === clusterFolder && name.trim() === "postgres";
}
