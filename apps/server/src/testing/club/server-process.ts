import { spawn, type ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const MAIN = fileURLToPath(new URL("../../main.ts", import.meta.url));

/** Longer than a busy machine needs: a stop that is cut short ends with another code. */
const STOP_WITHIN_MS = "600000";

/** The server as it is run for people: a process of its own. */
export interface ServerProcess extends AsyncDisposable {
  readonly url: string;
  readonly pid: number;
  /** Sends the signal and resolves with how the process ended. */
  readonly end: SpawnedServer["end"];
  readonly ended: SpawnedServer["ended"];
}

/** The same, of which it is not known whether it is open. */
export interface SpawnedServer extends AsyncDisposable {
  readonly child: ChildProcess;
  readonly ended: Promise<Ending>;
  /** Sends the signal and resolves with how the process ended. */
  end(signal: NodeJS.Signals): Promise<Ending>;
}

export interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly output: string;
}

/** Starts a server and does not wait until it is open. */
export function spawnServer(environment: Record<string, string>): SpawnedServer {
  const child = spawn(process.execPath, [MAIN], {
    // Nothing of the environment that the tests run in.
    env: { ENV_FILE: "", LOG_LEVEL: "error", PORT: "0", HOST: "127.0.0.1", STOP_WITHIN_MS, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (data: Buffer) => (output += data.toString()));
  const ended = new Promise<Ending>((resolve) => {
    child.once("close", (code, signal) => resolve({ code, signal, output }));
  });
  const end = (signal: NodeJS.Signals) => {
    child.kill(signal);
    return ended;
  };
  return {
    child,
    ended,
    end,
    async [Symbol.asyncDispose]() {
      await end("SIGKILL");
    },
  };
}

/** Runs a server that is expected to end by itself. */
export function runServer(environment: Record<string, string>): Promise<Ending> {
  return spawnServer(environment).ended;
}

/** Starts a server and resolves when it says that it is open. */
export async function startServer(environment: Record<string, string>): Promise<ServerProcess> {
  const server = spawnServer(environment);
  const { child, ended } = server;
  return {
    ...server,
    url: await Promise.race([addressOf(child), ended.then(({ output }) => Promise.reject(new Error(output)))]),
    // It has one, as it has said something.
    pid: child.pid ?? 0,
  };
}

async function addressOf({ stdout }: ChildProcess): Promise<string> {
  if (stdout === null) throw new Error("the server's output is not to be had");
  for await (const line of createInterface({ input: stdout })) {
    const [, address] = /open at ([^\s"]+)/.exec(line) ?? [];
    if (address !== undefined) return address;
  }
  throw new Error("the server has not said where it is");
}

/** The lines of a process' output, each of which has to be JSON. */
export function linesOf(output: string): readonly Readonly<Record<string, unknown>>[] {
  const lines = output.split("\n").filter((line) => line !== "");
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}
