import { randomBytes } from "node:crypto";
import { access, chmod, chown, constants, mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import path from "node:path";
import { DatabaseStartError } from "../database-start-error.ts";
import { canReach, type Account } from "./account.ts";
import { hasCode } from "./system-error.ts";

/** The folder that PostgreSQL works in, and the account that owns it; null is our own. */
export interface Home {
  readonly folder: string;
  readonly account: Account | null;
}

/** Where a root that keeps its checkout to itself stores what an unprivileged account must read. */
const REFUGE = "/var/lib/trelyazh";
/** The file in the data folder that names the place there. */
const NOTE = "location";

/**
 * Prepares `dataFolder` for the account, or, if it lies where the account may not go (a checkout under /root, say), a
 * folder under /var/lib, whose name is kept in the data folder's file `location`. A folder that belongs to somebody other
 * than root stays theirs.
 */
export async function prepareHome(dataFolder: string, account: Account | null): Promise<Home> {
  try {
    await mkdir(dataFolder, { recursive: true });
    if (account === null) {
      await access(dataFolder, constants.R_OK | constants.W_OK | constants.X_OK);
      return { folder: dataFolder, account };
    }
    return await settle(account, await placeFor(account, dataFolder));
  } catch (cause) {
    throw new DatabaseStartError("FOLDER_UNUSABLE", {
      message: `The data folder ${dataFolder} cannot be used.`,
      remedy: "Give yourself read and write permission there, or choose another folder.",
      cause,
    });
  }
}

/** Returns where a data folder's files are instead, if it says so. */
export async function refugeOf(dataFolder: string): Promise<string | null> {
  const note = await readFile(path.join(dataFolder, NOTE), "utf8").catch(() => null);
  return note?.trim() ?? null;
}

/** Says whether the files of a data folder lay elsewhere and are not there any more, nor their folder. */
export async function isRefugeGone(dataFolder: string): Promise<boolean> {
  const refuge = await refugeOf(dataFolder);
  if (refuge === null) return false;
  return stat(refuge).then(
    () => false,
    (error: unknown) => hasCode(error, "ENOENT"),
  );
}

async function placeFor(account: Account, dataFolder: string): Promise<string> {
  const known = await refugeOf(dataFolder);
  if (known !== null) return known;
  const parent = path.dirname(dataFolder);
  await letThrough(account, parent);
  if (await canReach(account, parent)) return dataFolder;
  const refuge = path.join(REFUGE, randomBytes(6).toString("hex"));
  await writeFile(path.join(dataFolder, NOTE), `${refuge}\n`);
  return refuge;
}

/**
 * Lets the account's group pass through, not read, the folder around the data folder, if it is root's alone. A home
 * folder stays as it is.
 */
async function letThrough(account: Account, parent: string): Promise<void> {
  const { uid, mode } = await stat(parent);
  if (uid !== 0 || (mode & 0o077) !== 0 || parent === homedir()) return;
  await chown(parent, uid, account.gid);
  await chmod(parent, 0o710);
}

async function settle(account: Account, folder: string): Promise<Home> {
  await mkdir(folder, { recursive: true });
  const { uid, gid } = await stat(folder);
  if (uid !== 0) return { folder, account: { uid, gid } };
  await chown(folder, account.uid, account.gid);
  return { folder, account };
}
