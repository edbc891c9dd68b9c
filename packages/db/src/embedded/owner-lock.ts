import { randomUUID } from "node:crypto";
import { link, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { DatabaseStartError } from "../database-start-error.ts";
import { startOf } from "./process-table.ts";
import { hasCode } from "./system-error.ts";

interface Owner {
  readonly pid: number;
  /** Tells the process from a later one with the same pid. */
  readonly start: string | null;
  readonly id: string;
}

/**
 * Makes this process the owner of the data folder until `release`. An owner that has died without a word is replaced.
 * Throws `DatabaseStartError` FOLDER_IN_USE while one lives, in this process too.
 */
export async function acquireOwnership(folder: string): Promise<{ readonly release: () => Promise<void> }> {
  const file = path.join(folder, "owner.lock");
  const own: Owner = { pid: process.pid, start: await startOf(process.pid), id: randomUUID() };
  const draft = `${file}.${own.id}`;
  await writeFile(draft, JSON.stringify(own), { mode: 0o644 });
  try {
    while (!(await publish(draft, file))) await retireDead(file, folder);
  } finally {
    await rm(draft, { force: true });
  }
  return {
    release: async () => {
      const current = await readOwner(file);
      if (current?.id === own.id) await rm(file, { force: true });
    },
  };
}

/** A link appears whole and fails if the name is taken. */
async function publish(draft: string, file: string): Promise<boolean> {
  try {
    await link(draft, file);
    return true;
  } catch (error) {
    if (hasCode(error, "EEXIST")) return false;
    throw error;
  }
}

/** Moves the lock of a dead owner aside; of two who try at once, one gets the file. */
async function retireDead(file: string, folder: string): Promise<void> {
  const owner = await readOwner(file);
  if (owner !== null && (await isAlive(owner))) throw inUse(folder, owner.pid);
  const aside = `${file}.${randomUUID()}`;
  await rename(file, aside).catch(ignoreMissing);
  const moved = await readOwner(aside);
  // Somebody else was quicker, and it is their fresh lock that was moved: it goes back.
  if (moved !== null && moved.id !== owner?.id) await link(aside, file).catch(() => undefined);
  await rm(aside, { force: true });
}

async function readOwner(file: string): Promise<Owner | null> {
  try {
    // Only this module writes the file; a damaged one counts as nobody's.
    return JSON.parse(await readFile(file, "utf8")) as Owner;
  } catch {
    return null;
  }
}

async function isAlive(owner: Owner): Promise<boolean> {
  const start = await startOf(owner.pid);
  return start !== null && start === owner.start;
}

function ignoreMissing(error: unknown): void {
  if (!hasCode(error, "ENOENT")) throw error;
}

function inUse(folder: string, pid: number): DatabaseStartError {
  return new DatabaseStartError("FOLDER_IN_USE", {
    message: `The data folder ${folder} is in use by another club (process ${pid}).`,
    remedy: "Stop that one first, or give this one a data folder or a DATABASE_URL of its own.",
  });
}
