import { networkInterfaces } from "node:os";
import { DatabaseStartError } from "@trelyazh/db";
import { ConfigError, type Config } from "./config.ts";

/** Where the server listens, as far as a fault of that can be told. */
type Places = Pick<Config, "host" | "port" | "metricsHost" | "metricsPort">;

/** What Node says of a failed call to the operating system. */
interface SystemError extends Error {
  readonly code: string;
  readonly syscall?: string;
  readonly path?: string;
  readonly port?: number;
  readonly address?: string;
  readonly hostname?: string;
}

/**
 * Says in words why the club could not start, and what the person who starts it can do about that. Returns null for what
 * nobody foresaw: only its stack helps then. `places` are unknown as long as the configuration has not been read.
 */
export function explainStart(error: unknown, places: Places | null): string | null {
  if (error instanceof ConfigError) return error.message;
  const causes = [...causesOf(error)];
  const disk = causes.map(ofDisk).find((words) => words !== null);
  if (disk !== undefined && disk !== null) return disk;
  const told = causes.find((cause) => cause instanceof DatabaseStartError);
  if (told !== undefined) return told.message;
  if (places === null) return null;
  return causes.map((cause) => ofListening(cause, places)).find((words) => words !== null) ?? null;
}

function* causesOf(error: unknown): Generator<Error> {
  for (let cause = error; cause instanceof Error; cause = cause.cause) yield cause;
}

const FULL = "Free some, or name a folder elsewhere in DATA_FOLDER.";
const FORBIDDEN = "Give it the right to write there, or name another folder in DATA_FOLDER.";

const OF_DISKS: Readonly<Record<string, readonly [fault: string, remedy: string]>> = {
  ENOSPC: ["the disk is full", FULL],
  EDQUOT: ["the disk space of this account is used up", FULL],
  EROFS: ["the disk is mounted for reading only", "Mount it for writing, or name a folder elsewhere in DATA_FOLDER."],
  EACCES: ["this account may not", FORBIDDEN],
  EPERM: ["this account may not", FORBIDDEN],
  ENOTDIR: ["a part of that path is a file", "Name another folder in DATA_FOLDER."],
  EEXIST: ["a file is in the way", "Move it away, or name another folder in DATA_FOLDER."],
};

/** PostgreSQL's own word for a full disk. */
const DISK_FULL = "53100";

function ofDisk(error: Error): string | null {
  const { code, path, syscall } = error as Partial<SystemError>;
  if (code === DISK_FULL)
    return `The disk of PostgreSQL is full: ${error.message}. Free some space there, and start the club again.`;
  const [fault, remedy] = (syscall !== "listen" && OF_DISKS[code ?? ""]) || [];
  // Of a write to an open file Node does not say where that is.
  if (fault === undefined || (path === undefined && syscall !== "write")) return null;
  return `${path ?? "The data folder"} cannot be written: ${fault}. ${remedy}`;
}

function ofListening(error: Error, places: Places): string | null {
  const { code, syscall, hostname, address, port } = error as Partial<SystemError>;
  if (syscall === "getaddrinfo") return noSuchHost(hostname, places);
  if (syscall !== "listen") return null;
  if (code === "EADDRNOTAVAIL" || code === "EAFNOSUPPORT") return noSuchHost(address, places);
  const variable = port === places.port ? "PORT" : "METRICS_PORT";
  if (code === "EADDRINUSE") return `${variable}=${port} is taken. Stop what uses it, or choose another port.`;
  if (code === "EACCES") return `${variable}=${port} may not be used by this account. Choose a port above 1023.`;
  return null;
}

function noSuchHost(host: string | undefined, places: Places): string {
  const variable = host === places.host ? "HOST" : "METRICS_HOST";
  const own = Object.values(networkInterfaces()).flatMap((addresses = []) => addresses);
  const reachable = own.filter(({ internal, family }) => !internal && family === "IPv4").map((each) => each.address);
  const choices = ["localhost for this machine alone", "0.0.0.0 for everybody", ...reachable];
  return `${variable}=${host} is no address of this machine. Set it to one of: ${choices.join(", ")}.`;
}
