import { DatabaseStartError, type DatabaseStartCode } from "../database-start-error.ts";
import { readLogTail, type Cluster } from "./cluster.ts";

interface KnownFault {
  readonly code: DatabaseStartCode;
  /** What PostgreSQL writes. */
  readonly words: RegExp;
  readonly message: string;
  readonly remedy: string;
}

const KNOWN: readonly KnownFault[] = [
  {
    code: "PORT_TAKEN",
    words: /could not bind/,
    message: "PostgreSQL could not have its port: another program listens there.",
    remedy: "Stop that program, or choose another port.",
  },
  {
    code: "DISK_FULL",
    words: /No space left on device|Disk quota exceeded/,
    message: "PostgreSQL did not start: the disk is full.",
    remedy: "Make room on the disk that holds the data folder, and start the club again. Nothing is lost by that.",
  },
  {
    code: "CLUSTER_BROKEN",
    words:
      /could not find the database system|could not locate a valid checkpoint|invalid (?:primary )?checkpoint|is not a valid data directory|could not open (?:file|directory) "(?:global|base|pg_\w+)|(?:contains|has) invalid (?:data|checksum)|incorrect checksum in control file/,
    message: "PostgreSQL did not start: its files are damaged or not all there.",
    remedy:
      "Keep the folder as it is, move it aside, and restore the latest backup: npm run restore -- FILE (see docs/operations.md).",
  },
];

/** Returns why a server did not start, as far as the end of its log says. */
export async function startFailure(cluster: Cluster, cause: unknown): Promise<DatabaseStartError> {
  const log = await readLogTail(cluster.logFile);
  const known = KNOWN.find(({ words }) => log.some((line) => words.test(line)));
  if (known !== undefined) return new DatabaseStartError(known.code, { ...known, log, cause });
  return new DatabaseStartError("START_FAILED", {
    message: "PostgreSQL did not start.",
    log,
    remedy: `Its whole log is in ${cluster.logFile}. DATABASE_URL replaces the embedded PostgreSQL by one of your own.`,
    cause,
  });
}
