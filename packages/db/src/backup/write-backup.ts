import { randomBytes } from "node:crypto";
import { createWriteStream } from "node:fs";
import { access, open, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import type { Client } from "pg";
import { to as copyTo } from "pg-copy-streams";
import { connect } from "../connect.ts";
import { hasCode } from "../embedded/system-error.ts";
import {
  listAppliedMigrations,
  listKeptTables,
  listSequences,
  quoted,
  quotedList,
  type CataloguedTable,
} from "./catalog.ts";
import { noteReading, type SeedReader } from "./readings.ts";
import { BACKUP_FORMAT, BackupError, type BackupHead, type BackupSeal } from "./format.ts";
import { TableTally } from "./table-tally.ts";

export interface BackupProgress {
  readonly table: string;
  /** Of that table, so far. */
  readonly rows: number;
  /** Of all tables, so far, before they are compressed. */
  readonly bytes: number;
}

export interface BackupWish {
  readonly url: string;
  /** Must not be there yet. */
  readonly file: string;
  /** What signs the club's cookies, if the club keeps it itself. */
  readonly authSecret: string | null;
  /** Whoever will have the file: seeds of deals that are not over are in it. */
  readonly by: SeedReader;
  readonly onProgress?: (progress: BackupProgress) => void;
  /** Looks at what was written before it gets its name; if that throws there is no backup. */
  readonly check: (draft: string) => Promise<void>;
}

/** Text that is written, read and hashed at a time. */
const PIECE_BYTES = 1 << 20;

const LINE_FEED = 0x0a;

/**
 * Writes all that a running club keeps in its database into a file, as it was at one moment. The file has its name only when
 * it is whole, checked and on the disk. Throws `BackupError` FILE_UNUSABLE or NOT_ALLOWED.
 */
export async function writeBackup(
  wish: BackupWish,
): Promise<{ readonly seal: BackupSeal; readonly fileBytes: number }> {
  await requireFree(wish.file);
  const draft = `${wish.file}.${randomBytes(4).toString("hex")}.part`;
  try {
    const seal = await writeDraft(draft, wish);
    await wish.check(draft);
    const { size: fileBytes } = await stat(draft);
    await rename(draft, wish.file);
    await syncFolder(path.dirname(wish.file));
    return { seal, fileBytes };
  } catch (cause) {
    await rm(draft, { force: true });
    throw asBackupError(cause, wish.file);
  }
}

async function requireFree(file: string): Promise<void> {
  const isThere = await access(file).then(
    () => true,
    () => false,
  );
  if (isThere) throw new BackupError("FILE_UNUSABLE", `${file} is there already. Name another file.`);
}

async function writeDraft(draft: string, wish: BackupWish): Promise<BackupSeal> {
  const client = await connect(wish.url, "trelyazh backup");
  try {
    let seal: BackupSeal | undefined;
    await noteReading(client, wish.by);
    const text = Readable.from(textOf(client, { ...wish, onSeal: (made) => (seal = made) }));
    await pipeline(text, createGzip(), createWriteStream(draft, { flags: "wx", mode: 0o600, flush: true }));
    if (seal === undefined) throw new Error("the backup ended without its seal");
    await client.end();
    return seal;
  } catch (error) {
    // In the middle of a COPY there is no other way out.
    client.connection.stream.destroy();
    throw error;
  }
}

/** Everything in the order of the format. Whatever happens meanwhile, one transaction sees one moment. */
async function* textOf(
  client: Client,
  { authSecret, onProgress, onSeal }: BackupWish & { readonly onSeal: (seal: BackupSeal) => void },
): AsyncGenerator<Buffer> {
  await client.query("begin isolation level repeatable read read only");
  // The text must not depend on how this PostgreSQL was set up.
  await client.query("set local datestyle = 'ISO, YMD'; set local timezone = 'UTC'; set local extra_float_digits = 1");
  await client.query("set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0");
  const tables = await listKeptTables(client);
  yield line(await headOf(client, tables, authSecret));
  const tally = new TableTally();
  let bytes = 0;
  for (const table of tables) {
    tally.begin(table.name);
    for await (const piece of piecesOf(client, table)) {
      tally.add(table.name, piece);
      bytes += piece.length;
      yield line({ table: table.name, bytes: piece.length });
      yield piece;
      onProgress?.({ table: table.name, rows: tally.rowsOf(table.name), bytes });
    }
  }
  const seal = { tables: tally.seal(), sequences: await listSequences(client) };
  await client.query("commit");
  yield line({ seal });
  onSeal(seal);
}

async function headOf(
  client: Client,
  tables: readonly CataloguedTable[],
  authSecret: string | null,
): Promise<BackupHead> {
  const { rows } = await client.query<{ at: string; postgres: string }>(
    "select floor(extract(epoch from now()) * 1000)::text as at, current_setting('server_version') as postgres",
  );
  return {
    trelyazhBackup: BACKUP_FORMAT,
    madeAt: Number(rows[0]?.at),
    postgres: rows[0]?.postgres ?? "",
    migrations: await listAppliedMigrations(client),
    tables: tables.map(({ name, columns }) => ({ name, columns })),
    authSecret,
  };
}

/** Yields a table's text in pieces of whole rows, sorted by its key, so that the same rows are the same text. */
async function* piecesOf(client: Client, { name, columns, key }: CataloguedTable): AsyncGenerator<Buffer> {
  const order = key.length === 0 ? "" : ` order by ${quotedList(key)}`;
  const rows = `select ${quotedList(columns)} from public.${quoted(name)}${order}`;
  let waiting: Buffer[] = [];
  let size = 0;
  for await (const chunk of client.query(copyTo(`copy (${rows}) to stdout`)) as AsyncIterable<Buffer>) {
    waiting.push(chunk);
    size += chunk.length;
    if (size < PIECE_BYTES) continue;
    const text = Buffer.concat(waiting);
    const end = text.lastIndexOf(LINE_FEED) + 1;
    if (end > 0) yield text.subarray(0, end);
    waiting = [text.subarray(end)];
    size = text.length - end;
  }
  if (size > 0) yield Buffer.concat(waiting);
}

function line(value: object): Buffer {
  return Buffer.from(`${JSON.stringify(value)}\n`);
}

/** Without that a power cut could take the name away from what is on the disk already. */
async function syncFolder(folder: string): Promise<void> {
  // Windows opens no folders.
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const UNUSABLE = ["ENOENT", "EACCES", "EPERM", "EROFS", "ENOSPC", "EDQUOT", "ENOTDIR", "EISDIR"];

function asBackupError(cause: unknown, file: string): unknown {
  if (cause instanceof BackupError) return cause;
  const code = UNUSABLE.find((known) => hasCode(cause, known));
  if (code === "ENOSPC" || code === "EDQUOT")
    return new BackupError("FILE_UNUSABLE", `There is no room left where ${file} was to be written.`, cause);
  if (code === "ENOENT")
    return new BackupError("FILE_UNUSABLE", `The folder ${path.dirname(path.resolve(file))} is not there.`, cause);
  if (code !== undefined) return new BackupError("FILE_UNUSABLE", `${file} cannot be written (${code}).`, cause);
  if (hasCode(cause, "42501"))
    return new BackupError("NOT_ALLOWED", "The account in DATABASE_URL may not read all tables of the club.", cause);
  return cause;
}
