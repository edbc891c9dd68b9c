import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

const ENTRY = new URL("../embedded-postgres.ts", import.meta.url);
const PROGRAM = `
  const { startEmbeddedPostgres } = await import(${JSON.stringify(ENTRY.href)});
  const [dataFolder] = process.argv.slice(1);
  try {
    const { url, pid, port } = await startEmbeddedPostgres({ dataFolder });
    console.log(JSON.stringify({ url, pid, port }));
    setInterval(() => undefined, 1000);
  } catch (error) {
    console.log(JSON.stringify({ code: error.code, message: error.message }));
  }`;

export interface ClubProcess {
  /** What its embedded PostgreSQL said: its address, or why it did not start. */
  readonly answer: Partial<{ url: string; pid: number; port: number; code: string; message: string }>;
  /** Kills the process as the system would, without a chance to clean up, and waits for its end. */
  readonly kill: () => Promise<void>;
}

/** Starts a process of its own that runs an embedded PostgreSQL in that folder. */
export async function clubProcess(dataFolder: string): Promise<ClubProcess> {
  const child = spawn(process.execPath, ["--input-type=module", "--eval", PROGRAM, dataFolder], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const exited = once(child, "exit");
  const lines = createInterface(child.stdout);
  const [line] = (await Promise.race([once(lines, "line"), exited])) as [string];
  return {
    // Only the program above writes there.
    answer: JSON.parse(line) as ClubProcess["answer"],
    kill: async () => {
      child.kill("SIGKILL");
      await exited;
    },
  };
}
