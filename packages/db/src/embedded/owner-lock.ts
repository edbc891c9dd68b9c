import { randomUUID } from "node:crypto";
import { link, readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { DatabaseStartError } from "../database-start-error.ts";
import { startOf } from "./process-table.ts";
import { hasCode } from "./system-error.ts";

interface Owner {
  readonly id: string;
  readonly pid: number;
  /** Tells the process from another one that had or will have the same pid. */
  readonly start: string | null;
}

/**
 * Makes this process the owner of the folder until `release`. Throws `DatabaseStartError` FOLDER_IN_USE while another
 * owner lives, be it in this process.
 *
 * Owners are numbered: the file `owner.<number>.lock` with the highest number counts. To follow a dead or gone owner one
 * makes the file with the next number, which the file system lets only one do. Numbers never go back, so there is no
 * moment in which a late reader could take a new owner's file for the old one's.
 */
export async function acquireOwnership(folder: string): Promise<{ readonly release: () => Promise<void> }> {
  const own: Owner = { id: randomUUID(), pid: process.pid, start: await startOf(process.pid) };
  const draft = path.join(folder, `owner.${own.id}`);
  await writeFile(draft, JSON.stringify(own));
  try {
    let file = await follow(folder, draft);
    while (file === null) file = await follow(folder, draft);
    return { release: releaseOf(file, own) };
  } finally {
    await rm(draft, { force: true });
  }
}

/** Returns the file that makes us owner, or null when somebody else was quicker. */
async function follow(folder: string, draft: string): Promise<string | null> {
  const last = await highestNumber(folder);
  const owner = await readOwner(lockFile(folder, last));
  if (owner !== null && (await isAlive(owner))) throw inUse(folder, owner.pid);
  const file = lockFile(folder, last + 1);
  if (!(await isFirstToLink(draft, file))) return null;
  if ((await highestNumber(folder)) === last + 1) {
    await rm(lockFile(folder, last), { force: true });
    return file;
  }
  // What we had read was out of date, and that number had been used and removed.
  await rm(file, { force: true });
  return null;
}

function lockFile(folder: string, number: number): string {
  return path.join(folder, `owner.${number}.lock`);
}

async function highestNumber(folder: string): Promise<number> {
  const numbers = (await readdir(folder)).map((entry) => Number(/^owner\.(\d+)\.lock$/.exec(entry)?.[1] ?? 0));
  return Math.max(0, ...numbers);
}

/** The file appears with all of its content, or not at all. */
async function isFirstToLink(draft: string, file: string): Promise<boolean> {
  try {
    await link(draft, file);
    return true;
  } catch (error) {
    if (hasCode(error, "EEXIST")) return false;
    throw error;
  }
}

async function readOwner(file: string): Promise<Owner | null> {
  try {
    // Only this module writes these files; one that cannot be read belongs to nobody.
    return JSON.parse(await readFile(file, "utf8")) as Owner;
  } catch {
    return null;
  }
}

async function isAlive(owner: Owner): Promise<boolean> {
  const start = await startOf(owner.pid);
  return start !== null && start === owner.start;
}

/** The file stays, for its number, but names nobody. */
function releaseOf(file: string, own: Owner): () => Promise<void> {
  return async () => {
    const owner = await readOwner(file);
    if (owner?.id === own.id) await writeFile(file, "null");
  };
}

function inUse(folder: string, pid: number): DatabaseStartError {
  return new DatabaseStartError("FOLDER_IN_USE", {
    message: `The data folder ${folder} is in use by another club (process ${pid}).`,
    remedy: "Stop that one first, or give this one a data folder or a DATABASE_URL of its own.",
  });
}
