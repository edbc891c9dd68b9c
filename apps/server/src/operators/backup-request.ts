import { parseArgs } from "node:util";
import { UsageError } from "./operator-command.ts";

/** What an operator wants done with backups. */
export type BackupRequest =
  | { readonly kind: "help" }
  /** Who has had seeds of deals that were not over. */
  | { readonly kind: "readings" }
  | { readonly kind: "write"; readonly file: string; readonly reason: string }
  | { readonly kind: "check" | "restore"; readonly file: string };

export const BACKUP_USAGE = `npm run backup -- FILE [--why REASON]
    writes all that the club keeps in its database into a new file, as it is at this moment, and checks it; the club may be running.
    Seeds of deals that are not over are in it, so the database notes who has made it, when, and why
npm run backup -- --check FILE
    checks a file that was written: whether it is whole, and whether every journal in it can be played through
npm run backup -- --readings
    lists who has made backups, when, and why
npm run restore -- FILE
    fills an empty club from such a file; the club must not be running
npm run backup -- --help`;

/** Why a backup is made, where its operator has not said so. */
const UNTOLD = "no reason given";

/** Reads a request from the words after the command; throws `UsageError`. */
export function readBackupRequest(words: readonly string[], command: "backup" | "restore"): BackupRequest {
  const { values, positionals } = parse(words);
  if (values.help === true) return { kind: "help" };
  if (values.readings === true) return { kind: "readings" };
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw usageError("One file is to be named.");
  const { check, why: reason = UNTOLD } = values;
  if (command === "backup") return check === true ? { kind: "check", file } : { kind: "write", file, reason };
  if (values.check === true) throw usageError("A restore checks the file by itself.");
  return { kind: "restore", file };
}

function parse(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        check: { type: "boolean" },
        why: { type: "string" },
        readings: { type: "boolean" },
        help: { type: "boolean", short: "h" },
      },
    });
  } catch (error) {
    throw usageError(error instanceof Error ? error.message : String(error));
  }
}

/** What was wrong, and what it should look like. */
function usageError(fault: string): UsageError {
  return new UsageError(`${fault}\n${BACKUP_USAGE}`);
}
