import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findEmbeddedPostgres, type Database } from "@trelyazh/db";
import { inviteGuests } from "../players/guests.ts";
import { SECRET } from "./club.ts";
import { openClubDatabase } from "./database.ts";
import { undoLater } from "./leftovers.ts";
import { parentOf } from "./machine.ts";
import { startServer, type RunningServer } from "./processes.ts";

/** What the system ends when memory runs out: PostgreSQL's first process, one of its children, or all of them. */
export const VICTIMS = ["server", "session", "all"] as const;

/** The real server with the PostgreSQL that it brings along, as `npm start` runs it. */
export class EmbeddedClub implements AsyncDisposable {
  readonly server: RunningServer;
  readonly database: Database;
  readonly #folder: string;
  readonly #done: () => void;

  private constructor(folder: string, server: RunningServer, url: string) {
    this.#folder = folder;
    this.server = server;
    this.database = openClubDatabase(url);
    this.#done = undoLater(() => this.#remove());
  }

  static async open(flags: readonly string[]): Promise<EmbeddedClub> {
    const folder = await mkdtemp(join(tmpdir(), "trelyazh-load-"));
    const environment = { DATA_FOLDER: folder };
    const server = await startServer({ port: 0, secret: SECRET, flags, environment });
    return new EmbeddedClub(folder, server, await findEmbeddedPostgres(join(folder, "postgres")));
  }

  /** New guests' cookies. */
  invite(count: number): Promise<string[]> {
    return inviteGuests(this.database, { count, secret: SECRET });
  }

  /** Kills what is named of PostgreSQL; returns when that was. */
  async killPostgres(victim: (typeof VICTIMS)[number]): Promise<number> {
    const server = Number.parseInt(await readFile(join(this.#folder, "postgres/cluster/postmaster.pid"), "utf8"), 10);
    const children = victim === "server" ? [] : await childrenOf(server);
    const pids = victim === "session" ? children.slice(-1) : [server, ...children];
    for (const pid of pids) killIfThere(pid);
    return performance.now();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#done();
    await this.#remove();
  }

  async #remove(): Promise<void> {
    await this.database.close();
    await this.server.end("SIGTERM");
    await rm(this.#folder, { recursive: true, force: true });
  }
}

/** The youngest last. */
async function childrenOf(parent: number): Promise<number[]> {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name)).map(Number);
  const parents = await Promise.all(pids.map((pid) => parentOf(pid)));
  return pids.filter((_, index) => parents[index] === parent).toSorted((a, b) => a - b);
}

/** A child may end by itself meanwhile. */
function killIfThere(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
  }
}
