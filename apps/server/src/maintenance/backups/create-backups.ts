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
  const { backups: settings, clock, instruments } = options;
  if (!settings) {
    showLatest(instruments, { age: () => Number.NaN, bytes: () => Number.NaN });
    return [];
  }
  const nightly = new NightlyBackup({ ...options, settings });
  void nightly.look();
  showLatest(instruments, {
    age: () => Math.max(0, clock.wall() - (nightly.latest?.madeAt ?? Number.NEGATIVE_INFINITY)) / 1000,
    bytes: () => nightly.latest?.bytes ?? 0,
  });
  const run = (signal: AbortSignal) => nightly.make(signal);
  return [{ name: "back-up", cron: "47 2 * * *", run, withinSeconds: WITHIN_SECONDS }];
}

/** Makes backups in a folder, and knows the latest one there. */
class NightlyBackup {
  latest: KeptBackup | undefined;
  readonly #folder: BackupFolder;
  readonly #options: BackupsOptions & { readonly settings: BackupSettings };

  constructor(options: BackupsOptions & { readonly settings: BackupSettings }) {
    this.#options = options;
    this.#folder = new BackupFolder(options.settings.folder);
  }

  /** Finds the latest one. */
  async look(): Promise<void> {
    [this.latest] = await this.#folder.list();
  }

  /** Returns how many files were made and deleted. Earlier ones go only when there is a new one. */
  async make(signal: AbortSignal): Promise<number> {
    const { settings, clock, log, write = runBackup } = this.#options;
    const file = await this.#folder.fileFor(clock.wall());
    const { code, words } = await write(file, signal);
    if (!(await isThere(file))) throw new Error(`the backup has failed with ${code}: ${words}`);
    // It is there all the same: the table was broken before.
    if (code !== 0) log.error({ file, words }, "backup holds a table that is broken");
    const deleted = await this.#folder.prune(settings.keep, clock.wall());
    await this.look();
    log.info({ file, bytes: this.latest?.bytes, deleted }, "backup written");
    return 1 + deleted;
  }
}

function isThere(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

function showLatest(
  instruments: Instruments,
  { age, bytes }: { readonly age: () => number; readonly bytes: () => number },
): void {
  const help = "the latest whole backup in BACKUP_FOLDER is";
  const unless = "where there is none; not a number where the club makes none";
  instruments.gauge({ name: "trelyazh_backup_age_seconds", help: `How old ${help}; infinite ${unless}.` }, age);
  instruments.gauge({ name: "trelyazh_backup_bytes", help: `How large ${help}; 0 ${unless}.` }, bytes);
}
