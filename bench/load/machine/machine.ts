/** Cores, processor time and memory of processes, as Linux tells them. */
import { spawnSync } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { networkInterfaces } from "node:os";

/** Who runs where. PostgreSQL takes what either leaves. */
export const CORES = { server: 0, load: 1 } as const;

/** Of the clock in /proc, as on every Linux that runs on today's processors. */
const MS_PER_TICK = 10;

export const isPinning = spawnSync("taskset", ["-c", String(CORES.server), "true"]).status === 0;

/** The command that runs another on that core. */
export function pinned(core: number, command: readonly string[]): readonly [string, ...string[]] {
  const [program = "", ...args] = command;
  return isPinning ? ["taskset", "-c", String(core), program, ...args] : [program, ...args];
}

/** Moves this process, with all threads it has and will have, to that core; its children will start there too. */
export function pinSelf(core: number): void {
  if (isPinning) spawnSync("taskset", ["-a", "-p", "-c", String(core), String(process.pid)]);
}

/** Lets a process, with the children that it will have, run on any of these cores. */
export function unpin(pid: number): void {
  if (isPinning) spawnSync("taskset", ["-a", "-p", "-c", Object.values(CORES).join(","), String(pid)]);
}

/** An address of this machine that is not loopback; throws where it has none. */
export function ownAddress(): string {
  const addresses = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
  const own = addresses.find(({ family, internal }) => family === "IPv4" && !internal);
  if (own === undefined) throw new Error("This machine has no address of its own: it is in no network.");
  return own.address;
}

interface Stat {
  readonly parent: number;
  readonly own: number;
  /** Of children that have ended. */
  readonly buried: number;
}

async function readStat(pid: number): Promise<Stat | null> {
  const text = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => null);
  if (text === null) return null;
  // The name in brackets may hold anything; the fields after it are numbers, and the state is the third.
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  const field = (number: number): number => Number(fields[number - 3]);
  return {
    parent: field(4),
    own: (field(14) + field(15)) * MS_PER_TICK,
    buried: (field(16) + field(17)) * MS_PER_TICK,
  };
}

/** The process that has started a process; undefined if that is gone. */
export async function parentOf(pid: number): Promise<number | undefined> {
  return (await readStat(pid))?.parent;
}

/** User and system time of a process so far, in milliseconds. */
export async function cpuMs(pid: number): Promise<number> {
  const stat = await readStat(pid);
  if (stat === null) throw new Error(`process ${pid} is gone`);
  return stat.own;
}

/** User and system time of a process and all its children so far, in milliseconds. */
export async function familyCpuMs(pid: number): Promise<number> {
  const numbers = (await readdir("/proc")).filter((name) => /^\d+$/.test(name)).map(Number);
  const stats = await Promise.all(numbers.map((number) => readStat(number)));
  const children = stats.filter((stat) => stat?.parent === pid);
  const root = await readStat(pid);
  return (root?.own ?? 0) + (root?.buried ?? 0) + children.reduce((sum, stat) => sum + (stat?.own ?? 0), 0);
}

export interface Memory {
  readonly rssMb: number;
  /** The most it has been since the start. */
  readonly peakMb: number;
}

export async function memoryOf(pid: number): Promise<Memory> {
  const text = await readFile(`/proc/${pid}/status`, "utf8");
  const kilobytes = (name: string): number => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(text)?.[1]);
  return { rssMb: (kilobytes("VmRSS") * 1024) / 1e6, peakMb: (kilobytes("VmHWM") * 1024) / 1e6 };
}
