import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { Problem } from "../bootstrap/problem.mjs";
import { lastLines, run } from "../bootstrap/run.mjs";
import { stage } from "../bootstrap/terminal.mjs";

/**
 * Returns the program that a variable names, if it does.
 *
 * @param {string} variable
 */
export function namedProgram(variable) {
  const named = process.env[variable];
  if (named !== undefined && !existsSync(named)) {
    throw new Problem(`${variable} names ${named}, which is not there.`, "Correct the variable, or unset it.");
  }
  return named;
}

/**
 * Returns the first of these programs that is on the path.
 *
 * @param {readonly string[]} names
 * @param {readonly string[]} [moreFolders] to look in after those of the path
 */
export function findProgram(names, moreFolders = []) {
  const folders = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  const candidates = names.flatMap((name) => [...folders, ...moreFolders].map((folder) => join(folder, name)));
  return candidates.find((path) => existsSync(path));
}

function canInstallPackages() {
  return process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
}

/** apt-get works for one at a time. */
let installing = Promise.resolve();

/**
 * Installs packages of Debian, where that is allowed; else does nothing.
 *
 * @param {string} title
 * @param {readonly string[]} packages
 */
export async function installPackages(title, packages) {
  if (!canInstallPackages()) return;
  const installed = installing.then(() => install(title, packages));
  installing = installed.catch(() => undefined);
  await installed;
}

/** @param {string} title @param {readonly string[]} packages */
async function install(title, packages) {
  await stage(title, async () => {
    const env = { DEBIAN_FRONTEND: "noninteractive" };
    await run("apt-get", ["update", "-q"], { quiet: true, env });
    const parameters = ["install", "-q", "-y", "--no-install-recommends", ...packages];
    const { code, output } = await run("apt-get", parameters, { quiet: true, env });
    if (code !== 0) {
      throw new Problem(`apt-get cannot install ${packages.join(", ")}:\n${lastLines(output)}`, "Install it by hand.");
    }
  });
}
