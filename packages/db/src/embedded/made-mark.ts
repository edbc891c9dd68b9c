import { access, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { DatabaseStartError } from "../database-start-error.ts";
import { isRefugeGone } from "./home.ts";
import { hasCode } from "./system-error.ts";

/**
 * What to do where there is no database: make one unless the folder says that it had one (`make`), make one even so, for a
 * backup that is restored into it (`replace`), or never make one (`refuse`).
 */
export type WhenMissing = "make" | "replace" | "refuse";

/** The file in the data folder that says that a database was made for it, wherever that lies. */
const MARK = "database-made";

const WORDS = `The club's database was made for this folder. Without it the club does not start: an empty one in its place
would look as if everybody's games had never been. docs/operations.md says how to restore a backup.
`;

/** Notes in the data folder that it has a database. */
export async function markMade(dataFolder: string): Promise<void> {
  await writeFile(path.join(dataFolder, MARK), WORDS, { flag: "wx" }).catch((error: unknown) => {
    if (!hasCode(error, "EEXIST")) throw error;
  });
}

/** Throws `DatabaseStartError` CLUSTER_GONE or UNREACHABLE where no database may be made. */
export async function requireMayMake(
  dataFolder: string,
  { clusterFolder, whenMissing }: { readonly clusterFolder: string; readonly whenMissing: WhenMissing },
): Promise<void> {
  if (whenMissing === "replace") return writeFile(path.join(dataFolder, UNFINISHED), "");
  if (whenMissing === "refuse") throw noneThere(dataFolder);
  if (await isThere(path.join(dataFolder, MARK))) throw gone(dataFolder, clusterFolder);
}

/**
 * Throws `DatabaseStartError` CLUSTER_GONE when the data folder names a place that is not there, as a copy of one does, or
 * when a restore into it was not finished.
 */
export async function requireWhole(dataFolder: string, whenMissing: WhenMissing): Promise<void> {
  if (whenMissing === "replace") return;
  if (await isRefugeGone(dataFolder)) throw gone(dataFolder, "the folder that its file `location` names");
  if (await isThere(path.join(dataFolder, UNFINISHED))) throw unfinished(dataFolder);
}

/** The file in the data folder that says that its database is new and waits to be filled. */
const UNFINISHED = "restore-unfinished";

/** Notes that the database of the data folder has been filled: until then no club starts with one that was made to `replace`. */
export async function finishRestore(dataFolder: string): Promise<void> {
  await rm(path.join(dataFolder, UNFINISHED), { force: true });
}

async function isThere(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

function unfinished(dataFolder: string): DatabaseStartError {
  return new DatabaseStartError("CLUSTER_GONE", {
    message: `A backup was being restored into ${dataFolder}, and that was not finished.`,
    remedy: "Restore it again: npm run restore -- FILE",
  });
}

function gone(dataFolder: string, place: string): DatabaseStartError {
  return new DatabaseStartError("CLUSTER_GONE", {
    message: `The club of ${dataFolder} had a database in ${place}, and it is not there any more.`,
    remedy: `Bring it back, or restore a backup: npm run restore -- FILE. If nothing in it is worth anything, delete ${dataFolder}, and the club begins anew.`,
  });
}

function noneThere(dataFolder: string): DatabaseStartError {
  return new DatabaseStartError("UNREACHABLE", {
    message: `There is no database to be found in ${dataFolder}.`,
    remedy: "Name the club's own DATA_FOLDER, or its DATABASE_URL.",
  });
}
