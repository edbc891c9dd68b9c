import { existsSync } from "node:fs";
import { tool } from "../bootstrap/paths.mjs";
import { Problem } from "../bootstrap/problem.mjs";
import { run } from "../bootstrap/run.mjs";
import { findProgram, installPackages, namedProgram } from "./programs.mjs";

const PROGRAMS = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const MAC_PROGRAMS = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** Returns the browser that Playwright downloaded for itself, if it did. */
async function playwrightsOwn() {
  const { code, output } = await run(tool("node"), ["e2e/own-browser.ts"], { quiet: true });
  const path = output.trim();
  return code === 0 && existsSync(path) ? path : undefined;
}

function systemBrowser() {
  return findProgram(PROGRAMS) ?? MAC_PROGRAMS.find((path) => existsSync(path));
}

/** Returns the path of a Chromium: the one named in CHROMIUM_PATH, Playwright's own, or the system's. */
async function findBrowser() {
  return namedProgram("CHROMIUM_PATH") ?? (await playwrightsOwn()) ?? systemBrowser();
}

/**
 * Finds a Chromium, or installs Debian's where that is allowed.
 *
 * @returns {Promise<string>} the path of the program
 */
export async function requireBrowser() {
  const found = await findBrowser();
  if (found !== undefined) return found;
  await installPackages("Installing Chromium with apt-get, for the browser tests", ["chromium"]);
  const installed = await findBrowser();
  if (installed !== undefined) return installed;
  throw new Problem(
    "The browser tests need Chromium, and there is none.",
    "Run `npx playwright install chromium`, or install Chromium or Chrome, or name one in CHROMIUM_PATH.",
  );
}
