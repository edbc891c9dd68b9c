import { chown, lchown, readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import { DatabaseStartError } from "../database-start-error.ts";

/** The unprivileged account that PostgreSQL runs under when root starts it. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

const CANDIDATES = ["postgres", "nobody"];

/**
 * Returns the account to run PostgreSQL under, which refuses to run as root and wants one that has a name: of root's
 * folders a general one, otherwise whoever owns the folder that it lies in. Null when it is simply our own.
 */
export async function findAccount(folder: string): Promise<Account | null> {
  if (process.getuid?.() !== 0) return null;
  const named = parseAccounts(await readFile("/etc/passwd", "utf8").catch(() => ""));
  const owner = await findOwner(folder, new Set([...named.values()].map(({ uid }) => uid)));
  const account = owner ?? CANDIDATES.map((name) => named.get(name)).find((found) => found !== undefined);
  if (account) return account;
  throw new DatabaseStartError("NO_UNPRIVILEGED_ACCOUNT", {
    message: `PostgreSQL does not run as root, and there is no account named ${CANDIDATES.join(" or ")}.`,
    remedy: "Start the club as an ordinary user, or set DATABASE_URL to a PostgreSQL of your own.",
  });
}

function parseAccounts(passwd: string): Map<string, Account> {
  const lines = passwd.split("\n").map((line) => line.split(":"));
  return new Map(lines.map(([name = "", , uid, gid]) => [name, { uid: Number(uid), gid: Number(gid) }]));
}

/** Returns the owner of the nearest folder around that is not root's, if it is one of the named. */
async function findOwner(folder: string, named: ReadonlySet<number>): Promise<Account | undefined> {
  for (const place of lineage(folder)) {
    const found = await stat(place).catch(() => null);
    if (found !== null && found.uid !== 0) return named.has(found.uid) ? { uid: found.uid, gid: found.gid } : undefined;
  }
  return undefined;
}

/** Returns the folder, the one around it, and so on up to the root. */
function lineage(folder: string): string[] {
  const parent = path.dirname(folder);
  return parent === folder ? [folder] : [folder, ...lineage(parent)];
}

/** Returns true when the account may pass through every folder down to that one. */
export async function canReach(account: Account, folder: string): Promise<boolean> {
  const modes = await Promise.all(lineage(path.resolve(folder)).map((place) => stat(place)));
  return modes.every(({ mode, uid, gid }) => {
    if (uid === account.uid) return (mode & 0o100) !== 0;
    if (gid === account.gid) return (mode & 0o010) !== 0;
    return (mode & 0o001) !== 0;
  });
}

/** Gives a folder with all that is in it to the account. */
export async function giveTo(account: Account | null, folder: string): Promise<void> {
  if (account === null) return;
  await chown(folder, account.uid, account.gid);
  const entries = await readdir(folder, { recursive: true });
  await Promise.all(entries.map((entry) => lchown(path.join(folder, entry), account.uid, account.gid)));
}
