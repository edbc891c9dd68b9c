import { access } from "node:fs/promises";
import type { Clock } from "../../clock.ts";
import type { Logger } from "../../logger.ts";
import type { Instruments } from "../../metrics/instruments.ts";
import type { MaintenanceJob } from "../maintenance.ts";
import { BackupFolder, type KeptBackup } from "./backup-folder.ts";
import { runBackup, type BackupEnding } from "./run-backup.ts";

/** Where the club keeps the backups that it makes by itself, and how many of them. */
export interface BackupSettings {
  readonly folder: string;
  /** The latest so many; at least one. */
  readonly keep: number;
}

export interface BackupsOptions {
  /** Null for a club that makes none by itself. */
  readonly backups?: BackupSettings | null;
  readonly clock: Clock;
  readonly instruments: Instruments;
  readonly log: Logger;
  /** Writes one; `npm run backup` in a process of its own unless told. */
  readonly write?: (file: string, signal: AbortSignal) => Promise<BackupEnding>;
}

/** A large club's takes a while. */
const WITHIN_SECONDS = 4 * 60 * 60;

/** Returns the job that makes a backup every night, if there is to be any, and shows the latest among the metrics. */
export function createBackups(options: BackupsOptions): readonly MaintenanceJob[] {
  const { backups: settings, clock, instruments, log, write = runBackup } = options;
  if (!settings) return [];
  const folder = new BackupFolder(settings.folder);
  let latest: KeptBackup | undefined;
  const look = async () => void ([latest] = await folder.list());
  void look();
  backupMetrics(instruments, () => latest, clock);
  const run = async (signal: AbortSignal) => {
    const file = await folder.fileFor(clock.wall());
    const { code, words } = await write(file, signal);
    // A backup that was told to be imperfect is there all the same: the table was broken before.
    if (!(await isThere(file))) throw new Error(`the backup has failed with ${code}: ${words}`);
    if (code !== 0) log.error({ file, words }, "backup holds a table that is broken");
    const deleted = await folder.prune(settings.keep, clock.wall());
    await look();
    log.info({ file, bytes: latest?.bytes, deleted }, "backup written");
    return 1 + deleted;
  };
  return [{ name: "back-up", cron: "47 2 * * *", run, withinSeconds: WITHIN_SECONDS }];
}

function isThere(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

function backupMetrics(instruments: Instruments, latest: () => KeptBackup | undefined, clock: Clock): void {
  instruments.gauge(
    {
      name: "trelyazh_backup_age_seconds",
      help: "How old the latest whole backup in BACKUP_FOLDER is; infinite where there is none.",
    },
    () => Math.max(0, clock.wall() - (latest()?.madeAt ?? Number.NEGATIVE_INFINITY)) / 1000,
  );
  instruments.gauge(
    {
      name: "trelyazh_backup_bytes",
      help: "How large the latest whole backup in BACKUP_FOLDER is; 0 where there is none.",
    },
    () => latest()?.bytes ?? 0,
  );
}
