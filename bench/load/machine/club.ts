import type { Database } from "@trelyazh/db";
import { openClubDatabase, type TemporaryPostgres } from "./database.ts";
import { inviteGuests } from "../players/guests.ts";
import { startServer, type RunningServer } from "./processes.ts";

export const SECRET = "known to the benchmark alone, and long enough";

export interface ClubOptions {
  readonly postgres: TemporaryPostgres;
  readonly flags: readonly string[];
  /** Processes that serve the same database; more than one need a bus in their environment. One unless told. */
  readonly nodes?: number;
  readonly environment?: Readonly<Record<string, string>>;
}

/** The real server on a database of its own, with guests who have sessions. */
export class ClubUnderTest implements AsyncDisposable {
  readonly database: Database;
  readonly postgres: TemporaryPostgres;
  readonly #name: string;
  readonly #start: (port: number) => Promise<RunningServer>;
  #server: RunningServer;
  readonly #others: readonly RunningServer[];

  private constructor(parts: {
    readonly name: string;
    readonly url: string;
    readonly postgres: TemporaryPostgres;
    readonly server: RunningServer;
    readonly others: readonly RunningServer[];
    readonly start: (port: number) => Promise<RunningServer>;
  }) {
    this.database = openClubDatabase(parts.url);
    this.postgres = parts.postgres;
    this.#name = parts.name;
    this.#server = parts.server;
    this.#others = parts.others;
    this.#start = parts.start;
  }

  static async open({ postgres, flags, environment, nodes = 1 }: ClubOptions): Promise<ClubUnderTest> {
    const name = `load_${Date.now()}`;
    const url = await postgres.createDatabase(name);
    const start = (port: number) =>
      startServer({ port, databaseUrl: url, secret: SECRET, flags, ...(environment && { environment }) });
    // The first one makes the schema.
    const server = await start(0);
    const others = await Promise.all(Array.from({ length: nodes - 1 }, () => start(0)));
    return new ClubUnderTest({ name, url, postgres, server, others, start });
  }

  get server(): RunningServer {
    return this.#server;
  }

  /** Of all nodes. */
  get servers(): readonly RunningServer[] {
    return [this.#server, ...this.#others];
  }

  /** New guests' cookies. */
  invite(count: number): Promise<string[]> {
    return inviteGuests(this.database, { count, secret: SECRET });
  }

  /** Ends the process at once, and starts another at the same address; returns when that was started. */
  async killAndRestart(): Promise<number> {
    await this.#server.end("SIGKILL");
    const startedAt = performance.now();
    this.#server = await this.#start(Number(new URL(this.#server.url).port));
    return startedAt;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.servers.map((server) => server.end("SIGTERM")));
    await this.database.close();
    await this.postgres.dropDatabase(this.#name);
  }
}
