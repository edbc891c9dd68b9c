import { Problem } from "./problem.mjs";
import { run } from "./run.mjs";

const OLDEST_NODE = [20, 19, 0];
const OLDEST_NPM = [10, 0, 0];

/** @param {string} version @param {readonly number[]} oldest */
export function isAtLeast(version, oldest) {
  const parts = version.replace(/^v/, "").split(/[.-]/, 3).map(Number);
  for (const [place, wanted] of oldest.entries()) {
    const part = parts[place] ?? 0;
    if (part !== wanted) return part > wanted;
  }
  return true;
}

/** Checks the Node that runs this script: it only has to reach the install, the rest runs on the pinned one. */
export function checkNode() {
  if (isAtLeast(process.version, OLDEST_NODE)) return;
  throw new Problem(
    `Node ${process.version} is too old; ${OLDEST_NODE.join(".")} or newer is needed to start.`,
    "Install a current Node from https://nodejs.org and try again.",
  );
}

/** Checks that npm is there and recent enough to read our lock file. */
export async function checkNpm() {
  const remedy = "npm comes with Node: install a current Node from https://nodejs.org and try again.";
  const { code, output } = await run("npm", ["--version", "--loglevel=error"], { quiet: true }).catch(
    (/** @type {unknown} */ cause) => {
      throw new Problem("npm was not found.", remedy, { cause });
    },
  );
  const version = output.trim().split("\n").at(-1) ?? "";
  if (code !== 0) throw new Problem(`npm does not work: ${output}`, remedy);
  if (!isAtLeast(version, OLDEST_NPM)) throw new Problem(`npm ${version} is too old; 10 or newer is needed.`, remedy);
}
