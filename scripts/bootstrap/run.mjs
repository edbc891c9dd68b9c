import { AsyncResource } from "node:async_hooks";
import { spawn } from "node:child_process";
import { constants } from "node:os";
import { createInterface } from "node:readline";
import { ROOT, toolEnvironment } from "./paths.mjs";
import { Interruption, Problem } from "./problem.mjs";
import { colourful, say, speaksBesideOthers } from "./terminal.mjs";

/**
 * @typedef {object} Outcome
 * @property {number} code exit code; 1 if a signal ended the process
 * @property {string} output what it printed, both streams in order; empty unless quiet
 */

/**
 * @typedef {object} RunOptions
 * @property {boolean} [quiet] keep the output for the result instead of passing it through
 * @property {Record<string, string | undefined>} [env] variables to add
 */

/** @typedef {import("node:child_process").ChildProcess} ChildProcess */

/** A program whose lines pass through us sees no terminal. */
const COLOURS = colourful ? { FORCE_COLOR: "1" } : {};

/**
 * Runs a command from the root folder to its end. A stop signal meanwhile is passed on, and the end of the command then
 * ends the script too.
 *
 * @param {string} command
 * @param {readonly string[]} parameters
 * @param {RunOptions} [options]
 * @returns {Promise<Outcome>}
 */
export async function run(command, parameters, { quiet = false, env = {} } = {}) {
  const told = !quiet && speaksBesideOthers();
  const stdio = quiet || told ? "pipe" : "inherit";
  const child = spawn(command, parameters, {
    cwd: ROOT,
    env: { ...toolEnvironment(), ...(told && COLOURS), ...env },
    stdio: ["ignore", stdio, stdio],
  });
  const signals = passSignalsTo(child);
  if (told) tellLines(child);
  try {
    const outcome = await untilClosed(child, { command, keepsOutput: quiet });
    if (signals.received !== undefined) throw new Interruption(128 + constants.signals[signals.received]);
    return outcome;
  } finally {
    signals.stop();
  }
}

/** @param {ChildProcess} child */
function passSignalsTo(child) {
  /** @type {{ received: "SIGINT" | "SIGTERM" | undefined, stop: () => void }} */
  const state = { received: undefined, stop: () => undefined };
  const onInterrupt = () => (state.received = "SIGINT"); // the terminal sends it to the child as well
  const onTermination = () => {
    state.received = "SIGTERM";
    child.kill("SIGTERM");
  };
  process.on("SIGINT", onInterrupt).on("SIGTERM", onTermination);
  state.stop = () => process.off("SIGINT", onInterrupt).off("SIGTERM", onTermination);
  return state;
}

/** Says what a program prints, line by line, among what others say. @param {ChildProcess} child */
function tellLines(child) {
  const tell = AsyncResource.bind(say);
  for (const input of [child.stdout, child.stderr]) if (input !== null) createInterface({ input }).on("line", tell);
}

/** @param {ChildProcess} child @param {{ command: string, keepsOutput: boolean }} how @returns {Promise<Outcome>} */
function untilClosed(child, { command, keepsOutput }) {
  /** @type {string[]} */
  const chunks = [];
  for (const stream of keepsOutput ? [child.stdout, child.stderr] : []) {
    stream?.setEncoding("utf8").on("data", (/** @type {string} */ chunk) => chunks.push(chunk));
  }
  return new Promise((resolve, reject) => {
    child.on("error", (cause) => reject(notStarted(command, cause)));
    child.on("close", (code) => resolve({ code: code ?? 1, output: chunks.join("") }));
  });
}

/** @param {string} command @param {NodeJS.ErrnoException} cause */
function notStarted(command, cause) {
  if (cause.code !== "ENOENT") return cause;
  return new Problem(`The program \`${command}\` was not found.`, "Install it, or put its folder on the PATH.", {
    cause,
  });
}

/** Returns the last lines of an output, for an error message. @param {string} output @param {number} [count] */
export function lastLines(output, count = 20) {
  return output.trimEnd().split("\n").slice(-count).join("\n");
}

/** Returns the first lines of an output: npm says first what is wrong, and then how it is called. @param {string} output */
export function firstLines(output) {
  return output.trim().split("\n").slice(0, 15).join("\n");
}
