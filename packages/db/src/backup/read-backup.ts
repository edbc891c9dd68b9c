import { createReadStream } from "node:fs";
import { pipeline } from "node:stream";
import { createGunzip } from "node:zlib";
import { hasCode } from "../embedded/system-error.ts";
import {
  BACKUP_FORMAT,
  BackupError,
  type BackupErrorCode,
  type BackupHead,
  type BackupPart,
  type BackupSeal,
  type PieceHead,
} from "./format.ts";
import { PieceReader } from "./piece-reader.ts";
import { TableTally } from "./table-tally.ts";

/**
 * Reads a backup from its beginning to its end. Whoever gets the seal has had a whole one: all that it promises has come,
 * unchanged. Throws `BackupError`: FILE_UNUSABLE, NOT_A_BACKUP, NEWER (its format), BROKEN.
 */
export async function* readBackup(file: string): AsyncGenerator<BackupPart> {
  const source = createReadStream(file);
  const text = createGunzip();
  // What goes wrong with either of them is thrown where the text is read.
  pipeline(source, text, () => undefined);
  try {
    yield* partsOf(new PieceReader(text));
  } catch (cause) {
    throw asBackupError(cause, file);
  } finally {
    source.destroy();
    text.destroy();
  }
}

async function* partsOf(reader: PieceReader): AsyncGenerator<BackupPart> {
  const head = headOf(await reader.line());
  yield { type: "head", head };
  const tables = new Map(head.tables.map((table) => [table.name, table]));
  const tally = new TableTally();
  for (const { name } of head.tables) tally.begin(name);
  for (;;) {
    const next = parse<PieceHead | { readonly seal: BackupSeal }>(await reader.line());
    if ("seal" in next) {
      requireSame(next.seal, tally);
      await reader.end();
      yield { type: "seal", seal: next.seal };
      return;
    }
    const table = tables.get(next.table);
    if (table === undefined) throw broken(`it has rows of a table ${next.table} that it does not name`);
    const text = await reader.take(next.bytes);
    tally.add(table.name, text);
    yield { type: "rows", table, text };
  }
}

function headOf(line: string): BackupHead {
  let head: Partial<BackupHead> | null = null;
  try {
    // Only `writeBackup` makes what passes the next line.
    head = JSON.parse(line) as Partial<BackupHead> | null;
  } catch (cause) {
    throw new BackupError("NOT_A_BACKUP", "", cause);
  }
  if (typeof head?.trelyazhBackup !== "number") throw new BackupError("NOT_A_BACKUP", "");
  if (head.trelyazhBackup > BACKUP_FORMAT) throw new BackupError("NEWER", "A newer club made this backup.");
  return head as BackupHead;
}

/** Its lines are JSON of ours as long as it is not damaged; then their sums are wrong too. */
function parse<T>(line: string): T {
  try {
    return JSON.parse(line) as T;
  } catch (cause) {
    throw broken("a line of it cannot be read", cause);
  }
}

function requireSame(seal: BackupSeal, tally: TableTally): void {
  const found = tally.seal();
  for (const [table, promised] of Object.entries(seal.tables)) {
    const { rows, sha256 } = found[table] ?? { rows: 0, sha256: "" };
    if (rows !== promised.rows) throw broken(`it has ${rows} rows of ${table} instead of ${promised.rows}`);
    if (sha256 !== promised.sha256) throw broken(`the rows of ${table} are not those that were written`);
  }
}

function broken(what: string, cause?: unknown): BackupError {
  return new BackupError("BROKEN", what, cause);
}

/** Names the file in what is said. */
function asBackupError(cause: unknown, file: string): unknown {
  if (cause instanceof BackupError) {
    if (cause.code === "NEWER") return cause;
    const what = cause.code === "NOT_A_BACKUP" ? "is no backup of a club" : `is no whole backup: ${cause.message}`;
    return new BackupError(cause.code, `${file} ${what}.`, cause);
  }
  const known = FAULTS.find(({ code, message }) => hasCode(cause, code) && messageOf(cause).startsWith(message));
  return known === undefined ? cause : new BackupError(known.means, `${file} ${known.words}.`, cause);
}

/** What the system and zlib say, the first that fits. */
const FAULTS = [
  { code: "ENOENT", message: "", means: "FILE_UNUSABLE", words: "is not there" },
  { code: "EISDIR", message: "", means: "FILE_UNUSABLE", words: "is a folder" },
  { code: "EACCES", message: "", means: "FILE_UNUSABLE", words: "may not be read by this account" },
  { code: "Z_DATA_ERROR", message: "incorrect header check", means: "NOT_A_BACKUP", words: "is no backup of a club" },
  { code: "Z_DATA_ERROR", message: "", means: "BROKEN", words: "is no whole backup: it is damaged" },
  { code: "Z_BUF_ERROR", message: "", means: "BROKEN", words: "is no whole backup: it is cut off" },
] as const satisfies readonly {
  readonly code: string;
  /** How its message begins. */
  readonly message: string;
  readonly means: BackupErrorCode;
  readonly words: string;
}[];

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : "";
}
