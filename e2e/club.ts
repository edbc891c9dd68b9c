import { execFile, spawn, type ChildProcess, type ChildProcessByStdio } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { promisify } from "node:util";

const ROOT = join(import.meta.dirname, "..");

interface ClubOptions {
  /** A PostgreSQL of its own unless told. */
  readonly databaseUrl?: string;
}

/** The real server with a fresh database, as a process that can be killed and started again. */
export class Club implements AsyncDisposable {
  readonly #dataFolder: string;
  readonly #databaseUrl: string;
  #process: ChildProcess | undefined;
  /** Any free one at first. */
  #port = "0";

  private constructor(dataFolder: string, { databaseUrl = "" }: ClubOptions) {
    this.#dataFolder = dataFolder;
    this.#databaseUrl = databaseUrl;
  }

  /** Starts a club with a fresh database on a free port. */
  static async open(options: ClubOptions = {}): Promise<Club> {
    const club = new Club(await mkdtemp(join(tmpdir(), "trelyazh-e2e-")), options);
    await club.start();
    return club;
  }

  get url(): string {
    return `http://localhost:${this.#port}`;
  }

  /** Starts the server on the port and the data it had before. */
  async start(): Promise<void> {
    const child = spawn(process.execPath, ["apps/server/src/main.ts"], {
      cwd: ROOT,
      env: {
        ...process.env,
        NODE_ENV: "production",
        DATABASE_URL: this.#databaseUrl,
        DATA_FOLDER: this.#dataFolder,
        PORT: this.#port,
        WEB_ROOT: join(ROOT, "apps/web/dist"),
        BOT_DELAY_MS: "0",
        DEAL_PAUSE_MS: "300",
        LOG_LEVEL: "warn",
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.#process = child;
    this.#port = await portOf(child);
  }

  /** Ends the server as a power cut would: no handler runs, nothing is flushed. */
  async kill(): Promise<void> {
    await this.#end("SIGKILL");
  }

  /** Bans somebody as an operator does. */
  async ban(userId: string): Promise<void> {
    await promisify(execFile)(process.execPath, ["apps/server/src/ban.ts", userId], {
      cwd: ROOT,
      env: { ...process.env, DATABASE_URL: this.#databaseUrl, DATA_FOLDER: this.#dataFolder },
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#end("SIGTERM");
    await rm(this.#dataFolder, { recursive: true, force: true });
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#process;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await once(child, "exit");
  }
}

/** Waits until the server says where it is open. */
function portOf(server: ChildProcessByStdio<null, Readable, Readable>): Promise<string> {
  let output = "";
  return new Promise((resolve, reject) => {
    for (const stream of [server.stdout, server.stderr]) {
      stream.setEncoding("utf8").on("data", (chunk: string) => {
        output += chunk;
        const [, port] = /is open at \S+:(\d+)\n/.exec(output) ?? [];
        if (port !== undefined) resolve(port);
      });
    }
    server.once("exit", () => reject(new Error(`The club did not start:\n${output}`)));
  });
}
