import { spawn } from "node:child_process";
import { ROOT, toolEnvironment } from "./paths.mjs";
import { Problem } from "./problem.mjs";

/**
 * @typedef {object} Outcome
 * @property {number} code exit code; 1 if a signal ended the process
 * @property {string} output what it printed, both streams in order
 */

/**
 * @typedef {object} RunOptions
 * @property {boolean} [quiet] keep the output for the result instead of passing it through
 * @property {Record<string, string | undefined>} [env] variables to add
 */

/**
 * Runs a command from the root folder to its end.
 *
 * @param {string} command
 * @param {readonly string[]} parameters
 * @param {RunOptions} [options]
 * @returns {Promise<Outcome>}
 */
export function run(command, parameters, { quiet = false, env = {} } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, parameters, {
      cwd: ROOT,
      env: { ...toolEnvironment(), ...env },
      stdio: ["ignore", quiet ? "pipe" : "inherit", quiet ? "pipe" : "inherit"],
    });
    /** @type {string[]} */
    const chunks = [];
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding("utf8").on("data", (/** @type {string} */ chunk) => chunks.push(chunk));
    }
    child.on("error", (cause) => reject(notStarted(command, cause)));
    child.on("close", (code) => resolve({ code: code ?? 1, output: chunks.join("") }));
  });
}

/**
 * @param {string} command
 * @param {Error & { code?: string }} cause
 */
function notStarted(command, cause) {
  if (cause.code !== "ENOENT") return cause;
  return new Problem(`The program \`${command}\` was not found.`, `Install it, or put its folder on the PATH.`, {
    cause,
  });
}

/** Returns the last lines of an output, for an error message. @param {string} output @param {number} [count] */
export function lastLines(output, count = 20) {
  return output.trimEnd().split("\n").slice(-count).join("\n");
}
