import { readFileSync } from "node:fs";

/**
 * @typedef {object} Tally
 * @property {number} passed
 * @property {number} failed
 * @property {string} [notRun] why nothing was run, though that is no failure
 * @property {import("./slowest.mjs").Slowest} [slowest] of a runner's tests
 */

/** A check that is passed or failed as a whole. @param {number} exitCode @returns {Tally} */
export function tallyOfGate(exitCode) {
  return exitCode === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/**
 * A runner that counts its tests. One that failed without a failed test, or ran none, counts as a failure: a file that
 * does not load must not look like a pass.
 *
 * @param {Tally} counted
 * @param {number} exitCode
 * @returns {Tally}
 */
export function tallyOfRunner(counted, exitCode) {
  const isSound = exitCode === 0 && counted.passed > 0;
  return { passed: counted.passed, failed: Math.max(counted.failed, isSound ? 0 : 1) };
}

/** Reads a json report; undefined if there is none, or a broken one. @param {string} file @returns {unknown} */
export function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

/** Reads Vitest's json report. @param {string} file @returns {Tally} */
export function readVitestReport(file) {
  const report = /** @type {{ numPassedTests: number, numFailedTests: number } | undefined} */ (readReport(file));
  return { passed: report?.numPassedTests ?? 0, failed: report?.numFailedTests ?? 0 };
}

/**
 * Reads Playwright's json report. A test that passed only when tried again counts as passed.
 *
 * @param {string} file
 * @returns {Tally}
 */
export function readPlaywrightReport(file) {
  const report = /** @type {{ stats: { expected: number, flaky: number, unexpected: number } } | undefined} */ (
    readReport(file)
  );
  return { passed: (report?.stats.expected ?? 0) + (report?.stats.flaky ?? 0), failed: report?.stats.unexpected ?? 0 };
}
