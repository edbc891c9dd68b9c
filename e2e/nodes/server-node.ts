import { spawn, type ChildProcess, type ChildProcessByStdio } from "node:child_process";
import { randomInt } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:net";
import { join } from "node:path";
import type { Readable } from "node:stream";

const ROOT = join(import.meta.dirname, "../..");

/** What serves the pages and the club: one process, or several behind nginx. */
export interface Machinery {
  start(): Promise<void>;
  end(signal: NodeJS.Signals): Promise<void>;
}

/** One process of a club, which can be killed and started again. */
export class ServerNode implements Machinery {
  readonly #env: NodeJS.ProcessEnv;
  #process: ChildProcess | undefined;

  constructor(env: NodeJS.ProcessEnv) {
    this.#env = env;
  }

  /** Resolves when the server says that it is open. */
  async start(): Promise<void> {
    const child = spawn(process.execPath, ["apps/server/src/main.ts"], {
      cwd: ROOT,
      env: {
        ...this.#env,
        NODE_ENV: "production",
        ENV_FILE: "",
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

  async end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#process;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await once(child, "exit");
  }
}

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

/**
 * Returns a free port below those that the system hands out by itself: while the club is down, nobody else gets it.
 */
export async function freePort(): Promise<number> {
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
