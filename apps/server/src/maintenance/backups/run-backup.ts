import { fork } from "node:child_process";
import { once } from "node:events";
import { setPriority } from "node:os";
import { fileURLToPath } from "node:url";

const COMMAND = fileURLToPath(new URL("../../operators/backup.ts", import.meta.url));

/** People come first where processors are short. */
const NICE = 10;

/** What the command says before it ends. */
export interface BackupEnding {
  readonly code: number | null;
  readonly words: string;
}

/** Has `npm run backup` write a backup in a process of its own, with this one's environment; stops it when the signal comes. */
export async function runBackup(file: string, signal: AbortSignal): Promise<BackupEnding> {
  const child = fork(COMMAND, [file, "--why", "nightly"], { execArgv: [], silent: true, signal });
  if (child.pid !== undefined) setPriority(child.pid, NICE);
  let words = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (data: Buffer) => (words += data.toString()));
  // One that is stopped says so as an error too.
  child.on("error", () => {});
  await once(child, "close");
  return { code: child.exitCode, words: words.trim() };
}
