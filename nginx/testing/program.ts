import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { once } from "node:events";

export interface ProgramOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** The first line that says that the program is up. */
  readonly upLine: RegExp;
}

export interface Program extends AsyncDisposable {
  /** What `upLine` has found. */
  readonly up: RegExpExecArray;
}

/** Runs a program until it is disposed of; resolves as soon as it says that it is up, on either stream. */
export async function startProgram(
  command: string,
  parameters: readonly string[],
  { env, upLine }: ProgramOptions,
): Promise<Program> {
  const child = spawn(command, parameters, { stdio: ["ignore", "pipe", "pipe"], env });
  const closed = once(child, "close");
  const said: string[] = [];
  const up = new Promise<RegExpExecArray>((resolve, reject) => {
    for (const input of [child.stdout, child.stderr]) {
      createInterface({ input }).on("line", (line) => {
        said.push(line);
        const found = upLine.exec(line);
        if (found !== null) resolve(found);
      });
    }
    closed.then(() => reject(new Error(`${command} ended:\n${said.join("\n")}`)), reject);
  });
  return {
    up: await up,
    async [Symbol.asyncDispose]() {
      child.kill("SIGTERM");
      await closed;
    },
  };
}
