import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { hasCode } from "./system-error.ts";

const run = promisify(execFile);

/**
 * Returns a text that tells the living process of that pid from any other that had or will have the same pid; null when
 * there is no such process.
 */
export async function startOf(pid: number): Promise<string | null> {
  if (!isRunning(pid)) return null;
  if (process.platform === "linux") return startOnLinux(pid);
  // Windows has no cheap way to ask; there the pid alone must do.
  if (process.platform === "win32") return String(pid);
  const { stdout } = await run("ps", ["-o", "lstart=", "-p", String(pid)], { env: { LC_ALL: "C" } });
  return stdout.trim();
}

/** Returns true when there is a process of that pid, whoever owns it. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return hasCode(error, "EPERM");
  }
}

/** Clock ticks from boot to the start of the process, and which boot. A zombie counts as gone. */
async function startOnLinux(pid: number): Promise<string | null> {
  const [boot, line] = await Promise.all([
    readFile("/proc/sys/kernel/random/boot_id", "utf8"),
    readFile(`/proc/${pid}/stat`, "utf8").catch(() => ""),
  ]);
  // The program's name, in brackets, may hold anything; the fields after it start with the third.
  const fields = line.slice(line.lastIndexOf(")") + 2).split(" ");
  const [state, ticks] = [fields[0], fields[19]];
  return state === undefined || ticks === undefined || state === "Z" ? null : `${boot.trim()} ${ticks}`;
}

/** Returns the words that the process was started with, program first; null when that cannot be known. */
export async function commandOf(pid: number): Promise<string[] | null> {
  if (process.platform === "win32") return null;
  if (process.platform === "linux") {
    const text = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => null);
    return text?.split("\0") ?? null;
  }
  return run("ps", ["-o", "command=", "-p", String(pid)]).then(
    ({ stdout }) => stdout.trim().split(" "),
    () => null,
  );
}
