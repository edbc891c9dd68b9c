import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { DATA_FOLDER } from "./paths.mjs";
import { Problem } from "./problem.mjs";
import { say } from "./terminal.mjs";

/** @param {unknown} error @returns {string | undefined} */
export function errorCode(error) {
  return error instanceof Error && "code" in error ? String(error.code) : undefined;
}

/** Creates the data folder, or says why it cannot. */
export function makeDataFolder() {
  try {
    mkdirSync(DATA_FOLDER, { recursive: true });
  } catch (cause) {
    throw new Problem(
      `The data folder ${DATA_FOLDER} cannot be written (${errorCode(cause)}).`,
      "Give yourself write permission there, or name another folder in the variable DATA_FOLDER.",
      { cause },
    );
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === "EPERM";
  }
}

/** @param {string} file @returns {number | undefined} the pid that holds the lock; undefined when it is now ours */
function takeOver(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: "wx" });
    return undefined;
  } catch (error) {
    if (errorCode(error) !== "EEXIST") throw error;
  }
  const holder = Number(readFileSync(file, "utf8"));
  if (isAlive(holder)) return holder;
  rmSync(file, { force: true });
  return takeOver(file);
}

/**
 * Runs `work` while no other start, test or dev of this clone installs or builds; waits for its turn. A lock whose
 * process is gone is taken over.
 *
 * @template Result
 * @param {() => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export async function exclusively(work) {
  makeDataFolder();
  const file = join(DATA_FOLDER, "set-up.lock");
  let holder = takeOver(file);
  if (holder !== undefined) say(`  Waiting for another set-up of this folder (process ${holder}) …`);
  for (; holder !== undefined; holder = takeOver(file)) await sleep(200);
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}
