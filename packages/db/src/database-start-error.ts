export type DatabaseStartCode =
  /** No PostgreSQL is packed for this operating system and processor, or npm has left it out. */
  | "NO_BINARIES"
  /** Another living process uses the data folder. */
  | "FOLDER_IN_USE"
  /** The data folder cannot be made or written. */
  | "FOLDER_UNUSABLE"
  /** Started by root, and there is no unprivileged account to run PostgreSQL under. */
  | "NO_UNPRIVILEGED_ACCOUNT"
  /** The data folder belongs to another major version of PostgreSQL. */
  | "OTHER_VERSION"
  | "PORT_TAKEN"
  | "INIT_FAILED"
  | "START_FAILED"
  | "START_TIMED_OUT"
  /** There is no room left for what PostgreSQL has to write. */
  | "DISK_FULL"
  /** The files of the cluster are damaged or not all there. */
  | "CLUSTER_BROKEN"
  /** The data folder had a database, and it is not there any more. */
  | "CLUSTER_GONE"
  /** Nobody answers where DATABASE_URL points, or whoever does refuses us. */
  | "UNREACHABLE"
  /** The account of DATABASE_URL may not create tables and schemas. */
  | "RIGHT_MISSING"
  /** The database holds migrations that this version does not know. */
  | "SCHEMA_NEWER";

export interface DatabaseStartFault {
  readonly message: string;
  /** What the reader can do, as English sentences. */
  readonly remedy: string;
  /** The last lines that PostgreSQL wrote. */
  readonly log?: readonly string[];
  readonly cause?: unknown;
}

/** Why the database is not there; `message` says all of it: fault, last log lines, remedy. */
export class DatabaseStartError extends Error {
  override readonly name = "DatabaseStartError";
  readonly code: DatabaseStartCode;
  readonly remedy: string;
  readonly log: readonly string[];

  constructor(code: DatabaseStartCode, fault: DatabaseStartFault) {
    const log = fault.log ?? [];
    super([fault.message, ...log.map((line) => `    ${line}`), fault.remedy].join("\n"), { cause: fault.cause });
    this.code = code;
    this.remedy = fault.remedy;
    this.log = log;
  }
}
