import { chown, lchown, readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import { DatabaseStartError } from "../database-start-error.ts";

/** The unprivileged account that PostgreSQL runs under when root starts it. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** PostgreSQL refuses to run as root, and wants an account that has a name. */
const CANDIDATES = ["postgres", "nobody"];

/** Returns the account for a new cluster; null when that is simply our own. */
export async function findAccount(): Promise<Account | null> {
  if (process.getuid?.() !== 0) return null;
  const accounts = parseAccounts(await readFile("/etc/passwd", "utf8").catch(() => ""));
  for (const name of CANDIDATES) {
    const account = accounts.get(name);
    if (account) return account;
  }
  throw new DatabaseStartError("NO_UNPRIVILEGED_ACCOUNT", {
    message: `PostgreSQL does not run as root, and there is no account named ${CANDIDATES.join(" or ")}.`,
    remedy: "Start the club as an ordinary user, or set DATABASE_URL to a PostgreSQL of your own.",
  });
}

function parseAccounts(passwd: string): Map<string, Account> {
  const lines = passwd.split("\n").map((line) => line.split(":"));
  return new Map(lines.map(([name = "", , uid, gid]) => [name, { uid: Number(uid), gid: Number(gid) }]));
}

/** Returns true when the account may pass through every folder down to that one. */
export async function canReach(account: Account, folder: string): Promise<boolean> {
  const parents = [];
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    parents.push(at);
    if (at === path.dirname(at)) break;
  }
  const modes = await Promise.all(parents.map((parent) => stat(parent)));
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
