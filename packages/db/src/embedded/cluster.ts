import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { DatabaseStartError } from "../database-start-error.ts";
import { giveTo, type Account } from "./account.ts";
import type { Binaries } from "./binaries.ts";
import type { Home } from "./home.ts";

/** What belongs to one embedded PostgreSQL. */
export interface Cluster {
  /** PostgreSQL's own data directory. */
  readonly folder: string;
  /** What the server writes. */
  readonly logFile: string;
  readonly password: string;
}

export const SUPERUSER = "trelyazh";
/** The programs see nothing of our environment: variables such as PGPORT would change what they do. */
export const CLEAN_ENVIRONMENT = { LC_ALL: "C", TZ: "UTC", PATH: "/usr/bin:/bin" };
const LOG_LINES = 12;

interface Making {
  readonly home: Home;
  readonly binaries: Binaries;
  readonly onProgress: (step: string) => void;
  /** Throws when no cluster may be made in that folder. */
  readonly requireMayMake: (folder: string) => Promise<void>;
}

/** Returns the cluster of that home; makes it, with a random password, if there is none. */
export async function openCluster(making: Making): Promise<Cluster> {
  const folder = path.join(making.home.folder, "cluster");
  await removeUnfinished(making.home);
  const version = await readFile(path.join(folder, "PG_VERSION"), "utf8").catch(() => null);
  if (version === null) {
    await making.requireMayMake(folder);
    await createCluster(folder, making);
  } else requireVersion(version.trim(), { folder, wanted: making.binaries.majorVersion });
  return { folder, logFile: path.join(making.home.folder, "postgres.log"), password: await readPassword(making.home) };
}

/** Returns the password of the cluster in that home; rejects if there is none. */
export async function readPassword({ folder }: Pick<Home, "folder">): Promise<string> {
  return (await readFile(path.join(folder, "cluster", PASSWORD_FILE), "utf8")).trim();
}

/** Lies inside the cluster, so that the two can only be lost together. */
const PASSWORD_FILE = "superuser.password";

const WORKSHOP = "cluster.new.";

async function removeUnfinished({ folder }: Home): Promise<void> {
  const entries = await readdir(folder);
  const left = entries.filter((entry) => entry.startsWith(WORKSHOP));
  await Promise.all(left.map((entry) => rm(path.join(folder, entry), { recursive: true, force: true })));
}

function requireVersion(found: string, { folder, wanted }: { readonly folder: string; readonly wanted: string }): void {
  if (found === wanted) return;
  throw new DatabaseStartError("OTHER_VERSION", {
    message: `The data in ${folder} is of PostgreSQL ${found}, but version ${wanted} is installed.`,
    remedy: "Dump it with the older version and load it into a new folder, or delete it if it is worth nothing.",
  });
}

/** Works in a folder of its own and moves the result into place, so that a crash leaves nothing half-made. */
async function createCluster(folder: string, { home, binaries, onProgress }: Making): Promise<void> {
  onProgress(`creating the database in ${folder}`);
  const workshop = path.join(home.folder, WORKSHOP + randomBytes(4).toString("hex"));
  const unfinished = path.join(workshop, "cluster");
  const passwordFile = path.join(workshop, PASSWORD_FILE);
  await mkdir(workshop, { mode: 0o700 });
  await writeFile(passwordFile, `${randomBytes(24).toString("base64url")}\n`, { mode: 0o600 });
  await giveTo(home.account, workshop);
  await runInitdb({ initdb: binaries.initdb, account: home.account, folder: unfinished, passwordFile });
  await rename(passwordFile, path.join(unfinished, PASSWORD_FILE));
  await rename(unfinished, folder).catch((cause: unknown) => {
    throw inTheWay(folder, cause);
  });
  await rm(workshop, { recursive: true });
}

function inTheWay(folder: string, cause: unknown): DatabaseStartError {
  return new DatabaseStartError("CLUSTER_BROKEN", {
    message: `${folder} holds something, but no whole database.`,
    remedy: "Move that folder aside: what is in it may be of use to somebody who knows PostgreSQL.",
    cause,
  });
}

async function runInitdb(options: {
  readonly initdb: string;
  readonly account: Account | null;
  readonly folder: string;
  readonly passwordFile: string;
}): Promise<void> {
  const flags = [
    `--pgdata=${options.folder}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${options.passwordFile}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
  ];
  const child = spawn(options.initdb, flags, {
    ...options.account,
    cwd: path.dirname(options.folder),
    env: CLEAN_ENVIRONMENT,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const failure = (cause?: unknown) =>
    new DatabaseStartError("INIT_FAILED", {
      message: "The database could not be created.",
      log: lastLines(output),
      remedy: "Check that there is free disk space and that the folder is writable, or set DATABASE_URL.",
      cause,
    });
  await once(child, "close").catch((cause: unknown) => {
    throw failure(cause);
  });
  if (child.exitCode !== 0) throw failure();
}

/** Returns the end of the server's log, without empty lines. */
export async function readLogTail(file: string): Promise<string[]> {
  const text = await readFile(file, "utf8").catch(() => "");
  return lastLines(text);
}

function lastLines(text: string): string[] {
  return text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .slice(-LOG_LINES);
}
