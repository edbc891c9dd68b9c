import { execFile, spawn, type ChildProcess, type ChildProcessByStdio } from "node:child_process";
import { once } from "node:events";
import { randomInt } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { networkInterfaces, tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { promisify } from "node:util";
import { freshDatabase } from "./postgres-of-run.ts";

const ROOT = join(import.meta.dirname, "..");

export const BUILT_CLIENT = join(ROOT, "apps/web/dist");

interface ClubOptions {
  /** A fresh one unless told. */
  readonly databaseUrl?: string;
  /** Serves the whole home network over plain HTTP, as with `HOST=0.0.0.0`, and not this machine alone. */
  readonly servesNetwork?: boolean;
  /** The client as it was built unless told. */
  readonly webRoot?: string;
}

interface Ground {
  readonly dataFolder: string;
  readonly databaseUrl: string;
  readonly port: number;
  readonly servesNetwork: boolean;
  readonly webRoot: string;
}

/** The real server on a port and a database of its own, as a process that can be killed and started again. */
export class Club implements AsyncDisposable {
  readonly databaseUrl: string;
  readonly #ground: Ground;
  readonly #belongings = new AsyncDisposableStack();
  #process: ChildProcess | undefined;

  private constructor(ground: Ground) {
    this.databaseUrl = ground.databaseUrl;
    this.#ground = ground;
  }

  /** Starts a club on a free port. */
  static async open(options: ClubOptions = {}): Promise<Club> {
    await using stack = new AsyncDisposableStack();
    const dataFolder = await mkdtemp(join(tmpdir(), "trelyazh-e2e-"));
    stack.defer(() => rm(dataFolder, { recursive: true, force: true }));
    const databaseUrl = options.databaseUrl ?? stack.use(await freshDatabase()).url;
    const { servesNetwork = false, webRoot = BUILT_CLIENT } = options;
    const club = new Club({ dataFolder, databaseUrl, port: await freePort(), servesNetwork, webRoot });
    await club.start();
    club.#belongings.use(stack.move());
    return club;
  }

  get url(): string {
    const { port, servesNetwork } = this.#ground;
    return `http://${servesNetwork ? networkAddress() : "localhost"}:${port}`;
  }

  /** Starts the server on the port and the data it had before. */
  async start(): Promise<void> {
    const child = spawn(process.execPath, ["apps/server/src/main.ts"], {
      cwd: ROOT,
      env: {
        ...this.#environment(),
        NODE_ENV: "production",
        ENV_FILE: "",
        // The network of the tests' machine need not be a private one.
        ...(this.#ground.servesNetwork && { HOST: "0.0.0.0", PUBLIC_ORIGIN: this.url }),
        PORT: String(this.#ground.port),
        WEB_ROOT: this.#ground.webRoot,
        // Nobody looks: the tests that want to see something wait until it is there.
        BOT_DELAY_MS: "0",
        DEAL_PAUSE_MS: "0",
        LOG_LEVEL: "warn",
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.#process = child;
    await untilOpen(child);
  }

  /** Ends the server as a power cut would: no handler runs, nothing is flushed. */
  async kill(): Promise<void> {
    await this.#end("SIGKILL");
  }

  /** Bans somebody as an operator does. */
  async ban(userId: string): Promise<void> {
    await promisify(execFile)(process.execPath, ["apps/server/src/operators/ban.ts", userId], {
      cwd: ROOT,
      env: this.#environment(),
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#end("SIGTERM");
    await this.#belongings.disposeAsync();
  }

  #environment() {
    const { dataFolder, databaseUrl } = this.#ground;
    return { ...process.env, DATA_FOLDER: dataFolder, DATABASE_URL: databaseUrl };
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#process;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await once(child, "exit");
  }
}

/** What browsers of the tests find this machine by, too (`playwright.config.ts`): a name that browsers do not trust. */
const INVENTED_NAME = "club.local";

/** Returns where the others of a network find this machine. On one that is in none, the invented name does as well. */
function networkAddress(): string {
  const addresses = Object.values(networkInterfaces()).flatMap((own = []) => own);
  return addresses.find(({ internal, family }) => !internal && family === "IPv4")?.address ?? INVENTED_NAME;
}

/**
 * Returns a free port below those that the system hands out by itself: while the club is down, nobody else gets it.
 */
async function freePort(): Promise<number> {
  const port = randomInt(20_000, 30_000);
  const server = createServer();
  try {
    await once(server.listen(port, "localhost"), "listening");
    return port;
  } catch {
    return await freePort();
  } finally {
    server.close();
  }
}

/** Waits until the server says that it is open. */
function untilOpen(server: ChildProcessByStdio<null, Readable, Readable>): Promise<void> {
  let output = "";
  return new Promise((resolve, reject) => {
    for (const stream of [server.stdout, server.stderr]) {
      stream.setEncoding("utf8").on("data", (chunk: string) => {
        output += chunk;
        if (/is open at [^\s"]+"/.test(output)) resolve();
      });
    }
    server.once("exit", () => reject(new Error(`The club did not start:\n${output}`)));
  });
}
