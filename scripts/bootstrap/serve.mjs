import { spawn } from "node:child_process";
import { constants } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { ROOT, tool, toolEnvironment } from "./paths.mjs";
import { say } from "./terminal.mjs";

/** @typedef {import("node:child_process").ChildProcess} ChildProcess */

const STOP_SIGNALS = /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]);

/**
 * Starts a long-running program on the pinned Node, in a process group of its own: a Ctrl-C then reaches it once,
 * through us, and not a second time from the terminal.
 *
 * @param {readonly string[]} parameters
 * @param {Record<string, string | undefined>} env variables to add
 * @returns {ChildProcess}
 */
export function startProgram(parameters, env) {
  return spawn(tool("node"), parameters, {
    cwd: ROOT,
    env: { ...toolEnvironment(), ...env },
    stdio: ["ignore", "inherit", "inherit"],
    detached: true,
  });
}

/**
 * Sends a signal to a program's whole process group.
 *
 * @param {ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
function signalGroup(child, signal) {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  process.kill(-child.pid, signal);
}

/**
 * Calls `stop` when our parent goes away under `npm run`: npm passes a signal to a shell, which dies of it without
 * passing it on to us.
 *
 * @param {() => void} stop
 * @returns {() => void} ends the watch
 */
function watchParent(stop) {
  if (!process.env["npm_lifecycle_event"]) return () => undefined;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    stop();
  }, 250);
  return () => clearInterval(timer);
}

/**
 * Waits for the first of the programs to end, then for all. The first stop signal asks each to stop cleanly; the second
 * kills them with everything they started.
 *
 * @param {readonly ChildProcess[]} children
 * @returns {Promise<number>} the exit code of the first that ended
 */
export async function untilStopped(children) {
  let asked = false;
  const askToStop = () => {
    if (asked) return; // a second request would end the programs at once
    asked = true;
    for (const child of children) child.kill("SIGTERM");
  };
  const onFirst = () => {
    say("\nStopping … (Ctrl-C again to kill)");
    askToStop();
  };
  const onSignal = () => {
    if (!asked) onFirst();
    else for (const child of children) signalGroup(child, "SIGKILL");
  };
  for (const signal of STOP_SIGNALS) process.on(signal, onSignal);
  const endWatch = watchParent(() => {
    if (!asked) onFirst();
  });
  const ends = children.map((child) => exitCodeOf(child));
  try {
    const code = await Promise.race(ends);
    askToStop();
    await Promise.all(ends);
    return code;
  } finally {
    endWatch();
    for (const signal of STOP_SIGNALS) process.off(signal, onSignal);
  }
}

/** @param {ChildProcess} child @returns {Promise<number>} */
function exitCodeOf(child) {
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code, signal) => resolve(code ?? 128 + constants.signals[signal ?? "SIGTERM"]));
  });
}

/**
 * Waits until the address answers.
 *
 * @param {string} url
 * @param {ChildProcess} child gives up when this program ends first
 * @returns {Promise<boolean>} whether it answered
 */
export async function untilAnswers(url, child) {
  while (child.exitCode === null && child.signalCode === null) {
    const answered = await fetch(url).then(
      (response) => response.ok,
      () => false,
    );
    if (answered) return true;
    await sleep(100);
  }
  return false;
}
