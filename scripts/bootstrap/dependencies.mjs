import { createHash } from "node:crypto";
import { accessSync, constants, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { NODE_MODULES, ROOT, tool } from "./paths.mjs";
import { Problem } from "./problem.mjs";
import { firstLines, run } from "./run.mjs";
import { stage } from "./terminal.mjs";

/** @typedef {Record<string, { version?: string, optional?: boolean, devOptional?: boolean, link?: boolean }>} LockedPackages */

/** @param {string} file @returns {LockedPackages} */
function lockedPackages(file) {
  const lock = /** @type {{ packages: LockedPackages }} */ (JSON.parse(readFileSync(file, "utf8")));
  return lock.packages;
}

const LOCK_FILE = join(ROOT, "package-lock.json");
const NOTED_BY_NPM = join(NODE_MODULES, ".package-lock.json");
const STAMP = join(NODE_MODULES, ".installed-from");

/** Of everything that says what is to be installed: the lock file, and the manifests of all workspaces. */
function hashOfWanted() {
  const workspaces = Object.keys(lockedPackages(LOCK_FILE)).filter((place) => !place.includes("node_modules/"));
  const manifests = workspaces.map((place) => join(ROOT, place, "package.json")).filter((file) => existsSync(file));
  const hash = createHash("sha256");
  for (const file of [LOCK_FILE, ...manifests]) hash.update(readFileSync(file));
  return hash.digest("hex");
}

/** Whether what npm noted in `node_modules` is what the lock file wants; another platform's packages are not there. */
function isAsLocked() {
  const installed = lockedPackages(NOTED_BY_NPM);
  return Object.entries(lockedPackages(LOCK_FILE)).every(([place, wanted]) => {
    if (!place.includes("node_modules/") || wanted.link) return true;
    const found = installed[place];
    return found ? found.version === wanted.version : wanted.optional === true || wanted.devOptional === true;
  });
}

/** Whether our last `npm ci` was for just this, or somebody's own `npm install` came to the same. */
function isInstalled() {
  if (!existsSync(NOTED_BY_NPM) || !existsSync(tool("node"))) return false;
  return (existsSync(STAMP) && readFileSync(STAMP, "utf8") === hashOfWanted()) || isAsLocked();
}

function checkWritable() {
  try {
    accessSync(ROOT, constants.W_OK);
  } catch (cause) {
    throw new Problem(
      `The folder ${ROOT} cannot be written, and the dependencies have to be installed there.`,
      "Give yourself write permission on it, or work in a clone of your own.",
      { cause },
    );
  }
}

/** What npm says when it fails, and what helps. @param {string} output */
function remedyFor(output) {
  if (/EUSAGE/.test(output)) return "Bring the lock file in step: `npm install`, then `npm run lock:fill`.";
  if (/EAI_AGAIN|ENOTFOUND|ETIMEDOUT|ECONNREFUSED|ECONNRESET/.test(output)) {
    return "The npm registry could not be reached: check the network or npm's proxy settings and try again.";
  }
  if (/EACCES|EPERM/.test(output)) {
    return "npm may not write somewhere: check the owner of this folder and of npm's cache (`npm config get cache`).";
  }
  if (/ENOSPC/.test(output)) return "The disk is full: the dependencies take about 1 GB.";
  return "Run `npm ci` by hand to see more.";
}

/**
 * Installs the dependencies unless they stand as the lock file wants them. npm's warnings are left out: most say that
 * a tool wants a newer Node than the one that npm happens to run on, and our tools never run on that one.
 */
export async function installDependencies() {
  if (isInstalled()) return;
  checkWritable();
  await stage("Installing dependencies (the first time takes a minute)", async () => {
    const { code, output } = await run("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], { quiet: true });
    if (code !== 0) throw new Problem(`npm ci failed:\n${firstLines(output)}`, remedyFor(output));
    if (!existsSync(tool("node"))) {
      throw new Problem(
        "npm did not install the pinned Node.",
        "Install scripts must be allowed for the package `node`: check `npm config get ignore-scripts`.",
      );
    }
    writeFileSync(STAMP, hashOfWanted());
  });
}
