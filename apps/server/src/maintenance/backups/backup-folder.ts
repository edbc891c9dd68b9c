import { mkdir, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";

/** A backup that is whole: only those have such a name. */
export interface KeptBackup {
  readonly file: string;
  /** When it was begun, in epoch milliseconds. */
  readonly madeAt: number;
  readonly bytes: number;
}

const NAME = /^trelyazh-(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)Z\.backup$/;

/** A file that a backup was written to and that has no name of its own yet. */
const DRAFT = /^trelyazh-.*\.part$/;

/** What nobody has finished in that time, nobody will. */
const DRAFT_AGE_MS = 24 * 60 * 60 * 1000;

/** The folder of backups that the club makes by itself; whatever else lies there is left alone. */
export class BackupFolder {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Returns the file of a backup that is begun at that moment, and makes the folder if it is missing. */
  async fileFor(now: number): Promise<string> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    const moment = new Date(now).toISOString().slice(0, 19).replaceAll(":", "-");
    return join(this.#folder, `trelyazh-${moment}Z.backup`);
  }

  /** Returns all backups, the latest first; none where there is no folder. */
  async list(): Promise<readonly KeptBackup[]> {
    const names = await readdir(this.#folder).catch(() => []);
    const found = await Promise.all(names.map((name) => this.#read(name)));
    return found.filter((backup) => backup !== null).toSorted((a, b) => b.madeAt - a.madeAt);
  }

  /** Deletes all but the latest so many, and what a backup that was interrupted has left; returns how many. */
  async prune(keep: number, now: number): Promise<number> {
    const surplus = (await this.list()).slice(keep).map(({ file }) => file);
    const names = await readdir(this.#folder);
    const drafts = names.filter((name) => DRAFT.test(name)).map((name) => join(this.#folder, name));
    const ages = await Promise.all(drafts.map(async (draft) => now - (await stat(draft)).mtimeMs));
    const old = [...surplus, ...drafts.filter((_, index) => (ages[index] ?? 0) > DRAFT_AGE_MS)];
    await Promise.all(old.map((file) => rm(file, { force: true })));
    return old.length;
  }

  async #read(name: string): Promise<KeptBackup | null> {
    const [, day, ...time] = NAME.exec(name) ?? [];
    if (day === undefined) return null;
    const file = join(this.#folder, name);
    const size = await stat(file).then(
      (found) => found.size,
      () => null,
    );
    return size === null ? null : { file, madeAt: Date.parse(`${day}T${time.join(":")}Z`), bytes: size };
  }
}
