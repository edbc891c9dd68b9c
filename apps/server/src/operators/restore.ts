/** `npm run restore`: fills an empty club from a backup. */
import {
  finishRestore,
  listTableIds,
  loadEvents,
  migrateDatabase,
  openDatabase,
  restoreBackup,
  startEmbeddedPostgres,
  type Executor,
  type JournalEntry,
} from "@trelyazh/db";
import { keepSecret } from "../accounts/kept-secret.ts";
import { embeddedFolder } from "../database/club-postgres.ts";
import { readConfig, type Config } from "../config/config.ts";
import { readEnvironment } from "../config/env-file.ts";
import { foldJournals } from "../tables/journal/fold-journals.ts";
import { checkBackup } from "./backup-check.ts";
import { describeContent, describeFold, describeHead, describeProgress, seconds } from "./backup-report.ts";
import { BACKUP_USAGE, readBackupRequest, type BackupRequest } from "./backup-request.ts";
import { runCommand } from "./operator-command.ts";
import { TerminalLine } from "./terminal-line.ts";

/** Nobody waits for these statements. */
const STATEMENT_TIMEOUT_MS = 60 * 60 * 1000;

const TABLES_A_PAGE = 50;
const EVENTS_A_PAGE = 1000;

async function carryOut(request: BackupRequest): Promise<string> {
  if (request.kind === "help" || request.kind === "readings") return BACKUP_USAGE;
  const began = performance.now();
  const config = readConfig(readEnvironment());
  const { file } = request;
  // Nothing is touched for a file that is not whole.
  const { seal, head } = await checkBackup(file);
  await using opened = new AsyncDisposableStack();
  const url = await addressOf(config, opened);
  const line = new TerminalLine(process.stdout);
  await restoreBackup({ url, file, onProgress: (progress) => line.show(describeProgress(progress)) });
  line.clear();
  await migrateDatabase(url);
  if (head.authSecret !== null) await keepSecret(config.dataFolder, head.authSecret);
  const folded = await foldRestored(url);
  await finishRestore(embeddedFolder(config.dataFolder));
  if (folded.broken.size > 0) process.exitCode = 1;
  return [
    `${file} is restored: ${describeContent(seal)}, ${seconds(performance.now() - began)}.`,
    describeHead(head),
    describeFold(folded),
    secretOf(config, head.authSecret),
  ].join("\n");
}

/** Of the operator's database, or of the club's own, which is made if it is not there. */
async function addressOf({ databaseUrl, dataFolder }: Config, opened: AsyncDisposableStack): Promise<string> {
  if (databaseUrl !== undefined) return databaseUrl;
  const postgres = await startEmbeddedPostgres({ dataFolder: embeddedFolder(dataFolder), whenMissing: "replace" });
  return opened.use(postgres).url;
}

async function foldRestored(url: string) {
  await using database = openDatabase({ url, onError: () => {}, statementTimeoutMs: STATEMENT_TIMEOUT_MS });
  return await foldJournals(journalsOf(database.db));
}

async function* journalsOf(db: Executor): AsyncGenerator<JournalEntry> {
  let afterId: string | null = null;
  for (;;) {
    const ids: string[] = await listTableIds(db, { afterId, limit: TABLES_A_PAGE });
    for (const tableId of ids) yield* journalOf(db, tableId);
    if (ids.length < TABLES_A_PAGE) return;
    afterId = ids.at(-1) ?? null;
  }
}

async function* journalOf(db: Executor, tableId: string): AsyncGenerator<JournalEntry> {
  let afterSeq = 0;
  for (;;) {
    const page: JournalEntry[] = await loadEvents(db, { tableId, afterSeq, limit: EVENTS_A_PAGE });
    yield* page;
    if (page.length < EVENTS_A_PAGE) return;
    afterSeq = page.at(-1)?.seq ?? afterSeq;
  }
}

/** Without the secret that signed them, cookies are worth nothing. */
function secretOf({ authSecret, dataFolder }: Config, restored: string | null): string {
  if (restored === null)
    return "The backup has no secret in it: start the club with the AUTH_SECRET that it had, or everybody is signed out.";
  if (authSecret === undefined || authSecret === restored) return "People stay signed in.";
  return `AUTH_SECRET is another one now, so everybody is signed out. Without AUTH_SECRET the club takes the one of the backup, which is in ${dataFolder} now.`;
}

await runCommand(() => carryOut(readBackupRequest(process.argv.slice(2), "restore")));
