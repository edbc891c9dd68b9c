import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { open, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { promisify } from "node:util";
import { DatabaseStartError } from "../database-start-error.ts";
import type { Account } from "./account.ts";
import type { Binaries } from "./binaries.ts";
import { CLEAN_ENVIRONMENT, readLogTail, type Cluster } from "./cluster.ts";
import { endOrphans } from "./orphans.ts";
import { commandOf, isRunning, startOf } from "./process-table.ts";
import { startFailure } from "./start-failure.ts";

const run = promisify(execFile);

/** What is needed to run the server of a cluster. */
export interface ServerContext {
  readonly binaries: Binaries;
  readonly account: Account | null;
  readonly cluster: Cluster;
}

/** Crash recovery may have much to replay. */
const START_TIMEOUT_MS = 120_000;
const STOP_TIMEOUT_S = 30;
const POLL_MS = 20;

const SETTINGS = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  log_checkpoints: "off",
  jit: "off",
};

/**
 * Starts the server and waits until it takes connections. It is in a process group of its own, so that Ctrl-C reaches
 * the club alone, which stops the server when it has stored everything; and it writes to a file, so that it outlives a
 * killed club without harm.
 */
export async function startServer(
  context: ServerContext,
  options: { readonly port: number; readonly settings: Readonly<Record<string, string>> },
): Promise<ChildProcess> {
  const { binaries, account, cluster } = context;
  const settings = Object.entries({ ...SETTINGS, ...options.settings });
  const flags = ["-D", cluster.folder, "-p", String(options.port)];
  await rename(cluster.logFile, `${cluster.logFile}.1`).catch(() => undefined);
  const log = await open(cluster.logFile, "wx", 0o600);
  try {
    const child = spawn(
      binaries.postgres,
      [...flags, ...settings.flatMap(([key, value]) => ["-c", `${key}=${value}`])],
      {
        ...account,
        cwd: cluster.folder,
        env: CLEAN_ENVIRONMENT,
        detached: true,
        windowsHide: true,
        stdio: ["ignore", log.fd, log.fd],
      },
    );
    await becomesReady(child, cluster);
    return child;
  } finally {
    await log.close();
  }
}

async function becomesReady(child: ChildProcess, cluster: Cluster): Promise<void> {
  let spawnError: Error | undefined;
  child.once("error", (error) => (spawnError = error));
  const giveUpAt = performance.now() + START_TIMEOUT_MS;
  while (!(await saysReady(child, cluster))) {
    if (spawnError !== undefined || hasExited(child)) throw await startFailure(cluster, spawnError);
    if (performance.now() > giveUpAt) {
      child.kill("SIGQUIT");
      throw new DatabaseStartError("START_TIMED_OUT", {
        message: `PostgreSQL was not ready after ${START_TIMEOUT_MS / 1000} s.`,
        log: await readLogTail(cluster.logFile),
        remedy: "Try again: if it was repairing its data after a crash, it will be further on.",
      });
    }
    await delay(POLL_MS);
  }
}

/** PostgreSQL keeps its pid in the first line of a file and its state in the eighth. */
async function saysReady(child: ChildProcess, cluster: Cluster): Promise<boolean> {
  const lines = await readPidFile(cluster);
  return lines !== null && Number(lines[0]) === child.pid && lines[7]?.trim() === "ready";
}

async function readPidFile(cluster: Cluster): Promise<string[] | null> {
  const text = await readFile(pidFileOf(cluster), "utf8").catch(() => null);
  return text?.split("\n") ?? null;
}

function pidFileOf(cluster: Cluster): string {
  return path.join(cluster.folder, "postmaster.pid");
}

function hasExited(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

/** Ends all sessions, writes everything down, and waits for the server to be gone. */
export async function stopServer(context: ServerContext, child: ChildProcess): Promise<void> {
  if (hasExited(child)) return;
  const exited = once(child, "exit");
  await requestStop(context).catch(() => child.kill("SIGQUIT"));
  await exited;
}

async function requestStop({ binaries, account, cluster }: ServerContext): Promise<void> {
  const flags = ["stop", "-D", cluster.folder, "-m", "fast", "-w", "-t", String(STOP_TIMEOUT_S)];
  await run(binaries.pgCtl, flags, { ...account, cwd: cluster.folder, env: CLEAN_ENVIRONMENT, windowsHide: true });
}

/**
 * Stops the server that a killed club has left running, or what is left of one that was killed itself. Only the owner of
 * the data folder may call this.
 *
 * A pid file of a server that is gone is PostgreSQL's own business, unless its number belongs to another program by now,
 * or to a process that nobody has buried: PostgreSQL would take either for a living server.
 */
export async function stopLeftover(context: ServerContext, onProgress: (step: string) => void): Promise<void> {
  await stopServerInPidFile(context, onProgress);
  await endOrphans(context.cluster.folder);
}

async function stopServerInPidFile(context: ServerContext, onProgress: (step: string) => void): Promise<void> {
  const { cluster } = context;
  const pid = Number((await readPidFile(cluster))?.[0]);
  if (!Number.isInteger(pid) || pid <= 1 || !isRunning(pid)) return;
  const start = await startOf(pid);
  const command = await commandOf(pid);
  if (start === null || (command !== null && !isServerOf(cluster, command))) return disownPid(cluster);
  onProgress("stopping the PostgreSQL that an interrupted run has left");
  await requestStop(context).catch(() => quit(pid));
  await isGone(pid, start);
}

/** Ends a server without asking; one that was dying may be gone by now. */
function quit(pid: number): void {
  try {
    process.kill(pid, "SIGQUIT");
  } catch (cause) {
    if (isRunning(pid)) throw cause;
  }
}

function isServerOf(cluster: Cluster, command: readonly string[]): boolean {
  return path.basename(command[0] ?? "").startsWith("postgres") && command.join(" ").includes(cluster.folder);
}

/** Puts a number that no process can have into the pid file, and leaves the rest: it names the shared memory to check. */
async function disownPid(cluster: Cluster): Promise<void> {
  const file = pidFileOf(cluster);
  const [, ...rest] = (await readFile(file, "utf8")).split("\n");
  await writeFile(file, [String(NO_PID), ...rest].join("\n"));
}

/** Above the highest that Linux, macOS or the BSDs give. */
const NO_PID = 2 ** 22 + 1;

async function isGone(pid: number, start: string): Promise<void> {
  const giveUpAt = performance.now() + STOP_TIMEOUT_S * 1000;
  while ((await startOf(pid)) === start && performance.now() < giveUpAt) await delay(POLL_MS);
}
