import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { undoLater } from "./leftovers.ts";
import { CORES, pinned } from "./machine.ts";
import type { Subject } from "./plan.ts";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const RELAY = fileURLToPath(new URL("../../load-relay.ts", import.meta.url));

/** What the others are compared with: plain `ws`, and tRPC's own adapter; neither has rules, sessions or a journal. */
export type RelayKind = Extract<Subject, "raw" | "stock">;

/** A server under load, in a process and on a core of its own. */
export interface RunningServer extends AsyncDisposable {
  readonly pid: number;
  /** Of its sockets. */
  readonly url: string;
  /** Lines of its log by their text; only errors are logged. */
  readonly complaints: ReadonlyMap<string, number>;
  /** Sends it a signal that it outlives. */
  signal(signal: "SIGSTOP" | "SIGCONT"): void;
  /** Ends it and resolves when it is gone. */
  end(signal: NodeJS.Signals): Promise<void>;
}

export interface ServerOptions {
  /** 0 takes a free one. */
  readonly port: number;
  /** Without it the server brings its own. */
  readonly databaseUrl?: string;
  readonly secret: string;
  /** Flags for its Node. */
  readonly flags: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** The folder of its source; this one unless told. */
  readonly source?: string | undefined;
}

function run(command: readonly string[], environment: Readonly<Record<string, string>>): ChildProcess {
  const [program, ...args] = pinned(CORES.server, [process.execPath, ...command]);
  // Nothing of the environment that the benchmark runs in, but the way to `taskset`.
  return spawn(program, args, {
    env: { PATH: process.env["PATH"] ?? "", ...environment },
    stdio: ["ignore", "pipe", "inherit"],
  });
}

async function runningFrom(child: ChildProcess, path: string): Promise<RunningServer> {
  const exited = once(child, "exit");
  const done = undoLater(() => void child.kill("SIGKILL"));
  child.once("exit", done);
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    child.kill(signal);
    await exited;
  };
  const complaints = new Map<string, number>();
  const address = await Promise.race([addressOf(child, complaints), exited.then(() => null)]);
  if (address === null) throw new Error("the server has ended at its start");
  const url = `${address.replace(/^http/, "ws")}${path}`;
  // It has one, as it has said something.
  const pid = child.pid ?? 0;
  return {
    pid,
    url,
    complaints,
    signal: (signal) => void child.kill(signal),
    end,
    [Symbol.asyncDispose]: () => end("SIGKILL"),
  };
}

/** Resolves with the address that the server says it is open at, and counts what it logs. */
function addressOf({ stdout }: ChildProcess, complaints: Map<string, number>): Promise<string> {
  return new Promise((resolve) => {
    if (stdout === null) return;
    createInterface({ input: stdout }).on("line", (line) => {
      const address = /open at ([^\s"]+)/.exec(line)?.[1];
      if (address !== undefined) resolve(address);
      // What it greets with comes at every level.
      const complaint = line.includes('"level":30,') ? undefined : /"msg":"([^"]*)"/.exec(line)?.[1];
      if (complaint !== undefined) complaints.set(complaint, (complaints.get(complaint) ?? 0) + 1);
    });
  });
}

/** Starts the real server. */
export function startServer({ port, databaseUrl, secret, flags, ...options }: ServerOptions): Promise<RunningServer> {
  const { environment, source = ROOT } = options;
  const child = run([...flags, join(source, "apps/server/src/main.ts")], {
    HOST: "127.0.0.1",
    PORT: String(port),
    ...(databaseUrl !== undefined && { DATABASE_URL: databaseUrl }),
    AUTH_SECRET: secret,
    DEAL_PAUSE_MS: "0",
    WORKER_THREADS: "1",
    LOG_LEVEL: "error",
    ...environment,
  });
  return runningFrom(child, "/api/ws");
}

export function startRelay(kind: RelayKind, flags: readonly string[]): Promise<RunningServer> {
  return runningFrom(run([...flags, RELAY, kind], {}), "");
}
