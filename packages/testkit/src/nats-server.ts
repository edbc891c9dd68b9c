import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { createInterface } from "node:readline";

/** A nats-server of a test, on a free port of this machine. */
export interface NatsServer extends AsyncDisposable {
  readonly url: string;
  readonly port: number;
  /** Of the latest process. */
  readonly pid: number;
  /** Ends it as `kill -9` does; resolves when it is gone. */
  kill(): Promise<void>;
  /** Starts it again, on the same port; resolves when it takes connections. */
  restart(): Promise<void>;
  /** Stops it without its connections noticing, until it is resumed. */
  pause(): void;
  resume(): void;
}

/** A person's path has often no `sbin`. */
const MORE_FOLDERS = ["/usr/sbin", "/usr/local/sbin", "/opt/homebrew/bin"];

/** Returns where that program is on this machine. */
function findProgram(name: string): string | undefined {
  const folders = [...(process.env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== ""), ...MORE_FOLDERS];
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}

/** Returns the nats-server of this machine. */
function findNatsServer(): string {
  const named = process.env["NATS_SERVER_PATH"];
  const found = named !== undefined && existsSync(named) ? named : findProgram("nats-server");
  if (found !== undefined) return found;
  throw new Error(
    "There is no nats-server, which this test starts. Install it (Debian: `apt-get install nats-server`), or name one in NATS_SERVER_PATH.",
  );
}

/** Starts a nats-server and resolves when it takes connections. `config` is in the words of its configuration file. */
export async function startNatsServer({ config = "" }: { readonly config?: string } = {}): Promise<NatsServer> {
  const program = findNatsServer();
  const folder = await mkdtemp(join(tmpdir(), "trelyazh-nats-"));
  const file = join(folder, "nats.conf");
  await writeFile(file, config);
  const startAt = (at: number) =>
    startProcess(program, ["--config", file, "--addr", "127.0.0.1", "--port", String(at)]);
  // -1 takes a free port.
  let { child, port } = await startAt(-1);
  const kill = () => end(child);
  return {
    url: `nats://127.0.0.1:${port}`,
    port,
    get pid() {
      // It has one, as it has said something.
      return child.pid ?? 0;
    },
    kill,
    async restart() {
      ({ child, port } = await startAt(port));
    },
    pause: () => void child.kill("SIGSTOP"),
    resume: () => void child.kill("SIGCONT"),
    async [Symbol.asyncDispose]() {
      await kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** On Linux the kernel ends it when this process is gone, be it by `kill -9`: nobody else would. Elsewhere it may be left behind. */
function endingWithUs(command: readonly [string, ...string[]]): readonly [string, ...string[]] {
  const setpriv = process.platform === "linux" ? findProgram("setpriv") : undefined;
  return setpriv === undefined ? command : [setpriv, "--pdeathsig", "KILL", ...command];
}

async function startProcess(
  program: string,
  parameters: readonly string[],
): Promise<{ readonly child: ChildProcess; readonly port: number }> {
  const [command, ...words] = endingWithUs([program, ...parameters]);
  const child = spawn(command, words, { stdio: ["ignore", "ignore", "pipe"] });
  const lines: string[] = [];
  for await (const line of createInterface({ input: child.stderr })) {
    lines.push(line);
    if (!line.includes("Server is ready")) continue;
    // What it goes on to say is nobody's, and must not fill the pipe.
    child.stderr.resume();
    const [, port] = /client connections on 127\.0\.0\.1:(\d+)/.exec(lines.join("\n")) ?? [];
    return { child, port: Number(port) };
  }
  throw new Error(`the nats-server has not started:\n${lines.join("\n")}`);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGKILL");
  await ended;
}
