import { execFile, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";

const ROOT = join(import.meta.dirname, "..");
const START_LIMIT_MS = 60_000;

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "localhost");
  await once(probe, "listening");
  const { port } = probe.address() as AddressInfo; // a TCP server's address is no string
  probe.close();
  await once(probe, "close");
  return port;
}

interface ClubOptions {
  /** A PostgreSQL of its own unless told. */
  readonly databaseUrl?: string;
}

/** The real server with a fresh database, as a process that can be killed and started again. */
export class Club implements AsyncDisposable {
  readonly url: string;
  readonly #port: number;
  readonly #dataFolder: string;
  readonly #databaseUrl: string;
  #process: ChildProcess | undefined;
  #output = "";

  private constructor({ databaseUrl = "" }: ClubOptions, port: number, dataFolder: string) {
    this.url = `http://localhost:${port}`;
    this.#port = port;
    this.#dataFolder = dataFolder;
    this.#databaseUrl = databaseUrl;
  }

  /** Starts a club with a fresh database on a free port. */
  static async open(options: ClubOptions = {}): Promise<Club> {
    const club = new Club(options, await freePort(), await mkdtemp(join(tmpdir(), "trelyazh-e2e-")));
    await club.start();
    return club;
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
        PORT: String(this.#port),
        WEB_ROOT: join(ROOT, "apps/web/dist"),
        BOT_DELAY_MS: "0",
        DEAL_PAUSE_MS: "300",
        LOG_LEVEL: "warn",
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.#process = child;
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (chunk: string) => (this.#output += chunk));
    }
    await this.#untilHealthy(child);
  }

  async #untilHealthy(child: ChildProcess): Promise<void> {
    const deadline = Date.now() + START_LIMIT_MS;
    while (child.exitCode === null && Date.now() < deadline) {
      const answered = await fetch(`${this.url}/healthz`).catch(() => undefined);
      if (answered?.ok === true) return;
      await sleep(50);
    }
    child.kill("SIGKILL");
    throw new Error(`The club did not start:\n${this.#output}`);
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
