import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabase, startEmbeddedPostgres, type Database, type EmbeddedPostgres } from "@trelyazh/db";
import { undoLater } from "./leftovers.ts";
import { unpin } from "./machine.ts";

/** A PostgreSQL of the benchmark's own, with its usual settings: what it says to be committed is on the disk. */
export class TemporaryPostgres implements AsyncDisposable {
  readonly #folder: string;
  readonly #done: () => void;
  #server: EmbeddedPostgres;

  private constructor(folder: string, server: EmbeddedPostgres) {
    this.#folder = folder;
    this.#server = server;
    this.#done = undoLater(() => this.#remove());
  }

  static async start(): Promise<TemporaryPostgres> {
    const folder = await mkdtemp(join(tmpdir(), "trelyazh-load-"));
    try {
      return new TemporaryPostgres(folder, await startUnpinned({ dataFolder: folder }));
    } catch (error) {
      await rm(folder, { recursive: true, force: true });
      throw error;
    }
  }

  get pid(): number {
    return this.#server.pid;
  }

  /** Makes an empty database and returns its address. */
  async createDatabase(name: string): Promise<string> {
    await using admin = openDatabase({ url: this.#server.url, onError: () => undefined });
    await admin.db.execute(`create database ${name}`);
    const url = new URL(this.#server.url);
    url.pathname = `/${name}`;
    return url.href;
  }

  async dropDatabase(name: string): Promise<void> {
    await using admin = openDatabase({ url: this.#server.url, onError: () => undefined });
    await admin.db.execute(`drop database ${name} with (force)`);
  }

  /** Ends the server: in good order, or with all its children at once as a power cut does. */
  async stop(how: "orderly" | "killed"): Promise<void> {
    if (how === "killed") process.kill(this.#server.pid, "SIGKILL");
    await this.#server.stop();
  }

  /** Starts it again on the same data and the same port. */
  async start(): Promise<void> {
    this.#server = await startUnpinned({ dataFolder: this.#folder, port: this.#server.port });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#done();
    await this.#remove();
  }

  async #remove(): Promise<void> {
    await this.#server.stop();
    await rm(this.#folder, { recursive: true, force: true });
  }
}

/** It would stay on the core of whoever starts it. */
async function startUnpinned(options: Parameters<typeof startEmbeddedPostgres>[0]): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres(options);
  unpin(server.pid);
  return server;
}

/** Reads a club's database from outside. */
export function openClubDatabase(url: string): Database {
  return openDatabase({ url, poolSize: 2, statementTimeoutMs: 120_000, onError: () => undefined });
}
