import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

export interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly output: string;
}

/** A club that was started by a command of an operator. */
export interface StartedServer extends AsyncDisposable {
  readonly url: string;
  /** What it has printed so far. */
  output(): string;
  /** The lines of its log with this message. */
  logged(message: string): readonly Readonly<Record<string, unknown>>[];
  /** Sends a signal to the process that was started, and resolves when nobody holds its output any more. */
  end(signal: NodeJS.Signals): Promise<Ending>;
}

export interface Start {
  readonly command: string;
  readonly parameters?: readonly string[];
  readonly cwd?: string;
  readonly env: Readonly<Record<string, string>>;
}

const OURS = ["PATH", "HOME"] as const;

/** What a program needs from us to find others; nothing else of the environment that the tests run in. */
export function bareEnvironment(): Record<string, string> {
  return Object.fromEntries(OURS.map((name) => [name, process.env[name] ?? ""]));
}

/** Starts the server by a command, and resolves as soon as it says that it is open. */
export async function startServer({ command, parameters = [], cwd, env }: Start): Promise<StartedServer> {
  const child = spawn(command, parameters, {
    cwd,
    env: { ...bareEnvironment(), PORT: "0", HOST: "127.0.0.1", LOG_LEVEL: "error", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const lines: string[] = [];
  const closed = once(child, "close") as Promise<[Ending["code"], Ending["signal"]]>;
  const open = new Promise<string>((resolve, reject) => {
    for (const input of [child.stdout, child.stderr]) {
      createInterface({ input }).on("line", (line) => {
        lines.push(line);
        const [, url] = /open at (http:[^\s"]+)/.exec(line) ?? [];
        if (url !== undefined) resolve(url);
      });
    }
    closed.then(() => reject(new Error(`${command} ended:\n${lines.join("\n")}`)), reject);
  });
  const output = () => lines.join("\n");
  const logged = (message: string) =>
    lines
      .filter((line) => line.startsWith("{"))
      .map((line) => JSON.parse(line) as Record<string, unknown>)
      .filter(({ msg }) => msg === message);
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    const [code, how] = await closed;
    return { code, signal: how, output: output() };
  };
  return {
    url: await open,
    output,
    logged,
    end,
    async [Symbol.asyncDispose]() {
      await end("SIGKILL");
    },
  };
}
