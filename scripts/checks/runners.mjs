import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ROOT, tool } from "../bootstrap/paths.mjs";
import { Problem } from "../bootstrap/problem.mjs";
import { run } from "../bootstrap/run.mjs";
import { say } from "../bootstrap/terminal.mjs";
import { requireBrowser } from "./browser.mjs";
import { playwrightTimings, vitestTimings } from "./slowest.mjs";
import { readPlaywrightReport, readVitestReport, tallyOfRunner } from "./tally.mjs";

/** @typedef {import("./tally.mjs").Tally} Tally */

/** The projects of e2e/playwright.config.ts that are run unless others are asked for. */
const PROJECTS = ["games", "phone", "russian"];

/**
 * Runs the tests of Vitest's projects, with one report.
 *
 * @param {readonly string[]} projects of vitest.config.ts; the report is named after the first
 * @param {Record<string, string>} [env]
 * @returns {Promise<Tally>}
 */
export async function runVitest(projects, env = {}) {
  const report = freshReport(`vitest-${projects[0]}.json`);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const named = projects.map((project) => `--project=${project}`);
  const { code } = await run(tool("vitest"), ["run", ...named, ...reporters], { env });
  return { ...tallyOfRunner(readVitestReport(report), code), slowest: vitestTimings(report) };
}

/**
 * Runs Playwright with a browser that is found as everywhere. What the browsers showed is kept in `reports/<folder>`.
 *
 * @param {string} folder not that of another run at the same time
 * @param {readonly string[]} parameters names of files and Playwright's own options
 * @param {Record<string, string>} [more] variables for the tests
 * @returns {Promise<Tally & { readonly code: number }>}
 */
export async function runPlaywright(folder, parameters, more = {}) {
  const browser = await requireBrowser();
  say(`Browser: ${browser}`);
  const report = freshReport(`${folder}.json`);
  const env = {
    ...more,
    CHROMIUM_PATH: browser,
    E2E_REPORTS: join(ROOT, "reports", folder),
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  };
  const { code } = await run(tool("playwright"), ["test", "--config=e2e", ...withProjects(parameters)], { env });
  if (code !== 0) sayWhereToLook(folder);
  return { ...tallyOfRunner(readPlaywrightReport(report), code), slowest: playwrightTimings(report), code };
}

/**
 * Adds the usual projects, unless some are named. Playwright would take everything after `--project phone` for further
 * projects: this one name belongs to it.
 *
 * @param {readonly string[]} parameters
 * @returns {readonly string[]}
 */
export function withProjects(parameters) {
  const at = parameters.indexOf("--project");
  const [name] = at === -1 ? [] : parameters.slice(at + 1);
  if (name !== undefined) return withProjects(parameters.toSpliced(at, 2, `--project=${name}`));
  if (parameters.some((parameter) => parameter.startsWith("--project"))) return parameters;
  return [...PROJECTS.map((project) => `--project=${project}`), ...parameters];
}

/**
 * Takes out how many nodes the clubs of the tests have: one unless `--nodes` says more.
 *
 * @param {readonly string[]} parameters
 * @returns {{ readonly nodes: string; readonly parameters: readonly string[] }}
 */
export function takeNodes(parameters) {
  const at = parameters.indexOf("--nodes");
  if (at === -1) return { nodes: "1", parameters };
  const nodes = parameters[at + 1] ?? "";
  if (!/^[1-9]$/.test(nodes)) throw new Problem("--nodes wants a number from 1 to 9.", "For instance: --nodes 3");
  return { nodes, parameters: parameters.toSpliced(at, 2) };
}

/** @param {string} folder */
function sayWhereToLook(folder) {
  const page = `reports/${folder}/html`;
  if (!existsSync(join(ROOT, page))) return;
  say(`\nPictures and traces of what failed: ${page}/index.html, or \`npx playwright show-report ${page}\`.`);
}

/** A report of last time must not count for a run that writes none. @param {string} name */
function freshReport(name) {
  const file = join(ROOT, "reports", name);
  rmSync(file, { force: true });
  return file;
}
