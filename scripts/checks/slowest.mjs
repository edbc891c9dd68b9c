import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, relative } from "node:path";
import { ROOT } from "../bootstrap/paths.mjs";
import { readReport } from "./tally.mjs";

const MOST = 10;

/**
 * @typedef {object} Timing
 * @property {string} title
 * @property {number} ms
 *
 * @typedef {object} Slowest
 * @property {readonly Timing[]} files
 * @property {readonly Timing[]} tests
 */

/**
 * Finds the slowest files and tests in Vitest's json report.
 *
 * @param {string} file
 * @returns {Slowest}
 */
export function vitestTimings(file) {
  const report =
    /** @type {{ testResults: { name: string, startTime: number, endTime: number, assertionResults: { fullName: string, duration?: number | null }[] }[] } | undefined} */ (
      readReport(file)
    );
  const files = report?.testResults ?? [];
  return {
    files: slowest(files.map(({ name, startTime, endTime }) => ({ title: pathOf(name), ms: endTime - startTime }))),
    tests: slowest(
      files.flatMap(({ name, assertionResults }) =>
        assertionResults.map(({ fullName, duration }) => ({
          title: `${pathOf(name)}: ${fullName}`,
          ms: duration ?? 0,
        })),
      ),
    ),
  };
}

/**
 * @typedef {object} Suite as Playwright's json report has it
 * @property {readonly Suite[]} [suites]
 * @property {readonly { file: string, title: string, tests: readonly { projectName: string, results: readonly { duration: number }[] }[] }[]} [specs]
 */

/**
 * Finds the slowest files and tests in Playwright's json report, each project for itself.
 *
 * @param {string} file
 * @returns {Slowest}
 */
export function playwrightTimings(file) {
  const report = /** @type {Suite | undefined} */ (readReport(file));
  const tests = report === undefined ? [] : timingsIn(report);
  /** @type {Map<string, number>} */
  const files = new Map();
  for (const { file: path, ms } of tests) files.set(path, (files.get(path) ?? 0) + ms);
  return {
    files: slowest([...files].map(([title, ms]) => ({ title, ms }))),
    tests: slowest(tests.map(({ file: path, title, ms }) => ({ title: `${path}: ${title}`, ms }))),
  };
}

/** @param {Suite} suite @returns {(Timing & { readonly file: string })[]} */
function timingsIn({ suites = [], specs = [] }) {
  const own = specs.flatMap(({ file, title, tests }) =>
    tests.map(({ projectName, results }) => ({
      file: `[${projectName}] ${file}`,
      title,
      ms: results.reduce((sum, { duration }) => sum + duration, 0),
    })),
  );
  return [...own, ...suites.flatMap(timingsIn)];
}

/** @param {readonly Timing[]} timings */
function slowest(timings) {
  return timings.toSorted((one, other) => other.ms - one.ms).slice(0, MOST);
}

/** @param {string} name */
function pathOf(name) {
  return relative(ROOT, name);
}

/**
 * Writes down the slowest files and tests of each runner.
 *
 * @param {string} file
 * @param {readonly { readonly title: string, readonly slowest: Slowest }[]} runners
 */
export function writeSlowest(file, runners) {
  const lines = runners.flatMap(({ title, slowest: { files, tests } }) => [
    `${title}: files`,
    ...files.map(lineOf),
    "",
    `${title}: tests`,
    ...tests.map(lineOf),
    "",
  ]);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, lines.join("\n"));
}

/** @param {Timing} timing */
function lineOf({ title, ms }) {
  return `${(ms / 1000).toFixed(1).padStart(8)} s  ${title}`;
}
