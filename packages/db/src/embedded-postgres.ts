import type { ChildProcess } from "node:child_process";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { DatabaseStartError } from "./database-start-error.ts";
import { findAccount } from "./embedded/account.ts";
import { findBinaries } from "./embedded/binaries.ts";
import { openCluster, readLogTail, readPassword, SUPERUSER } from "./embedded/cluster.ts";
import { prepareHome, refugeOf, type Home } from "./embedded/home.ts";
import { Keeper, type ServerWatch } from "./embedded/watch/keeper.ts";
import { markMade, requireMayMake, requireWhole, type WhenMissing } from "./embedded/made-mark.ts";
import { acquireOwnership } from "./embedded/owner-lock.ts";
import { choosePort, lastPort, rememberPort, requirePort } from "./embedded/port.ts";
import { startServer, stopLeftover, stopServer, type ServerContext } from "./embedded/server-process.ts";

export interface EmbeddedPostgresOptions {
  /** A folder for this alone; made if missing. */
  readonly dataFolder: string;
  /** Of 127.0.0.1. Unless told, the one of last time if it is free, else any. */
  readonly port?: number;
  /** Told of slow steps, as English phrases. */
  readonly onProgress?: (step: string) => void;
  /** PostgreSQL's own settings by name. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Has the server started again whenever it ends by itself, on the same port; without it, it stays away then. */
  readonly watch?: ServerWatch;
  /** What to do where there is no database; `make` unless told. */
  readonly whenMissing?: WhenMissing;
}

export interface EmbeddedPostgres extends AsyncDisposable {
  /** Of the database `postgres`, with user and password in it. */
  readonly url: string;
  readonly port: number;
  /** Of the server's process, or of the latest one while there is none. */
  readonly pid: number;
  /** Ends all sessions, writes everything down and stops the server. Idempotent. */
  readonly stop: () => Promise<void>;
}

/** How often to try again when the port was taken between choosing and using it, or a killed server still dies. */
const ATTEMPTS = 20;
const RETRY_MS = 250;

/**
 * Starts the PostgreSQL that comes with npm, on 127.0.0.1 with a random password. The first start creates the database;
 * later ones find its data again, also after this process, PostgreSQL or the machine was killed. Run by root,
 * PostgreSQL runs under an unprivileged account.
 *
 * Throws `DatabaseStartError`; its code is FOLDER_IN_USE while another living process has the data folder, and CLUSTER_GONE
 * where the data folder had a database that is not there any more.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const dataFolder = path.resolve(options.dataFolder);
  await requireWhole(dataFolder, options.whenMissing ?? "make");
  const home = await prepareHome(dataFolder, await findAccount(dataFolder));
  const ownership = await acquireOwnership(home.folder);
  try {
    const context = await prepareServer(home, { ...options, dataFolder });
    const { child, port } = await startOnPort(context, home, options);
    const keeper = keeperOf(context, { ...options, child, port });
    return handleOf(context, { keeper, port, release: ownership.release });
  } catch (error) {
    await ownership.release();
    throw error;
  }
}

/**
 * Returns the URL of the PostgreSQL that another process runs in that data folder, for a tool beside it; whether it runs
 * now shows when it is asked. Throws `DatabaseStartError` UNREACHABLE if none was ever started there, or its files may
 * not be read.
 */
export async function findEmbeddedPostgres(dataFolder: string): Promise<string> {
  const folder = (await refugeOf(dataFolder)) ?? dataFolder;
  try {
    return urlOf({ password: await readPassword({ folder }), port: await lastPort(portFileOf({ folder })) });
  } catch (cause) {
    throw new DatabaseStartError("UNREACHABLE", {
      message: `There is no database to be found in ${path.resolve(dataFolder)}.`,
      remedy: "Start the club first, and name the same data folder or database, as the same user.",
      cause,
    });
  }
}

function portFileOf({ folder }: Pick<Home, "folder">): string {
  return path.join(folder, "port");
}

function urlOf({ password, port }: { readonly password: string; readonly port: number }): string {
  return `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/postgres`;
}

async function prepareServer(home: Home, options: EmbeddedPostgresOptions): Promise<ServerContext> {
  const { dataFolder, whenMissing = "make", onProgress = () => undefined } = options;
  const binaries = await findBinaries(home);
  const cluster = await openCluster({
    home,
    binaries,
    onProgress,
    requireMayMake: (clusterFolder) => requireMayMake(dataFolder, { clusterFolder, whenMissing }),
  });
  await markMade(dataFolder);
  const context = { binaries, account: home.account, cluster };
  await stopLeftover(context, onProgress);
  return context;
}

async function startOnPort(
  context: ServerContext,
  home: Home,
  options: EmbeddedPostgresOptions,
): Promise<{ child: ChildProcess; port: number }> {
  const portFile = portFileOf(home);
  for (let attempt = 1; ; attempt += 1) {
    const port = await (options.port === undefined ? choosePort(portFile) : requirePort(options.port));
    try {
      const child = await startServer(context, { port, settings: options.settings ?? {} });
      await rememberPort(portFile, port);
      return { child, port };
    } catch (error) {
      if (attempt === ATTEMPTS || !passesByItself(error)) throw error;
      await delay(RETRY_MS);
    }
  }
}

/** A server that was killed leaves sessions behind that need a moment to notice it. */
function passesByItself(error: unknown): boolean {
  if (!(error instanceof DatabaseStartError)) return false;
  return error.code === "PORT_TAKEN" || error.log.some((line) => line.includes("pre-existing shared memory block"));
}

/** Whoever has the server's process in hand. */
type Holder = Pick<Keeper, "child" | "letGo">;

function keeperOf(
  context: ServerContext,
  {
    child,
    port,
    settings = {},
    watch,
  }: EmbeddedPostgresOptions & { readonly child: ChildProcess; readonly port: number },
): Holder {
  if (watch === undefined) return { child, letGo: () => Promise.resolve(child) };
  return new Keeper(child, {
    watch,
    readLog: () => readLogTail(context.cluster.logFile),
    async restart() {
      await stopLeftover(context, () => undefined);
      return startServer(context, { port, settings });
    },
  });
}

function handleOf(
  context: ServerContext,
  running: { readonly keeper: Holder; readonly port: number; readonly release: () => Promise<void> },
): EmbeddedPostgres {
  const { keeper, port, release } = running;
  let stopped: Promise<void> | undefined;
  const stop = () => (stopped ??= keeper.letGo().then((child) => stopServer(context, child).then(release)));
  return {
    url: urlOf({ password: context.cluster.password, port }),
    port,
    get pid() {
      // A child that became ready has a pid.
      return keeper.child.pid as number;
    },
    stop,
    [Symbol.asyncDispose]: stop,
  };
}
