/** `npm run backup`: writes a backup of the club, which may be running, or checks one that was written. */
import { hostname, userInfo } from "node:os";
import {
  BackupError,
  DatabaseStartError,
  findEmbeddedPostgres,
  listSeedReadings,
  openDatabase,
  startEmbeddedPostgres,
  writeBackup,
} from "@trelyazh/db";
import { findKeptSecret } from "../accounts/kept-secret.ts";
import { embeddedFolder } from "../database/club-postgres.ts";
import { readConfig, type Config } from "../config/config.ts";
import { readEnvironment } from "../config/env-file.ts";
import { checkBackup, type CheckedBackup } from "./backup-check.ts";
import {
  describeContent,
  describeFold,
  describeHead,
  describeProgress,
  describeReading,
  describeSecret,
  megabytes,
  seconds,
} from "./backup-report.ts";
import { BACKUP_USAGE, readBackupRequest, type BackupRequest } from "./backup-request.ts";
import { runCommand } from "./operator-command.ts";
import { TerminalLine } from "./terminal-line.ts";

function carryOut(request: BackupRequest): Promise<string> {
  if (request.kind === "help") return Promise.resolve(BACKUP_USAGE);
  if (request.kind === "write") return write(request);
  if (request.kind === "readings") return readings();
  return check(request.file);
}

async function check(file: string): Promise<string> {
  const { head, seal, folded } = await checkBackup(file);
  if (folded.broken.size > 0) process.exitCode = 1;
  return [`${file} is whole: ${describeContent(seal)}.`, describeHead(head), describeFold(folded)].join("\n");
}

/** Everybody who has had seeds of deals that were not over, the latest first. */
async function readings(): Promise<string> {
  await using opened = new AsyncDisposableStack();
  const url = await addressOf(readConfig(readEnvironment()), opened);
  await using database = openDatabase({ url, onError: () => {} });
  const rows = await listSeedReadings(database.db);
  return rows.length === 0 ? "Nobody has made a backup." : rows.map(describeReading).join("\n");
}

/** The account that runs this, as it is known on its machine. */
const account = (): string => `${userInfo().username}@${hostname()}`;

async function write({ file, reason }: Extract<BackupRequest, { kind: "write" }>): Promise<string> {
  const began = performance.now();
  const config = readConfig(readEnvironment());
  await using opened = new AsyncDisposableStack();
  const line = new TerminalLine(process.stdout);
  let checked: CheckedBackup | null = null;
  const authSecret = config.authSecret === undefined ? await findKeptSecret(config.dataFolder) : null;
  const { seal, fileBytes } = await writeBackup({
    url: await addressOf(config, opened),
    file,
    authSecret,
    by: { reader: account(), reason },
    onProgress: (progress) => line.show(describeProgress(progress)),
    async check(draft) {
      line.show("Checking what was written");
      checked = await checkBackup(draft);
    },
  });
  line.clear();
  return [
    `${file} is written: ${describeContent(seal)}, ${megabytes(fileBytes)} in the file, ${seconds(performance.now() - began)}.`,
    ...outcomeOf(checked),
    describeSecret(authSecret !== null),
  ].join("\n");
}

/** A table that is broken in the club is as broken in its backup; that it was told is all that can be done here. */
function outcomeOf(checked: CheckedBackup | null): string[] {
  if (checked === null) throw new BackupError("BROKEN", "The backup was not checked.");
  if (checked.folded.broken.size > 0) process.exitCode = 1;
  return [describeFold(checked.folded)];
}

/** Of the club's database; one of its own that does not run is started for as long as the backup takes. */
async function addressOf({ databaseUrl, dataFolder }: Config, opened: AsyncDisposableStack): Promise<string> {
  if (databaseUrl !== undefined) return databaseUrl;
  const folder = embeddedFolder(dataFolder);
  try {
    return opened.use(await startEmbeddedPostgres({ dataFolder: folder, whenMissing: "refuse" })).url;
  } catch (error) {
    if (!(error instanceof DatabaseStartError && error.code === "FOLDER_IN_USE")) throw error;
    return await findEmbeddedPostgres(folder);
  }
}

await runCommand(() => carryOut(readBackupRequest(process.argv.slice(2), "backup")));
