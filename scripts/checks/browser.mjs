import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { tool } from "../bootstrap/paths.mjs";
import { Problem } from "../bootstrap/problem.mjs";
import { lastLines, run } from "../bootstrap/run.mjs";
import { stage } from "../bootstrap/terminal.mjs";

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
  const folders = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  const candidates = PROGRAMS.flatMap((program) => folders.map((folder) => join(folder, program)));
  return [...candidates, ...MAC_PROGRAMS].find((path) => existsSync(path));
}

/**
 * Returns the path of a Chromium: the one named in CHROMIUM_PATH, Playwright's own, or the system's.
 *
 * @returns {Promise<string | undefined>}
 */
async function findBrowser() {
  const named = process.env["CHROMIUM_PATH"];
  if (named !== undefined && !existsSync(named)) {
    throw new Problem(`CHROMIUM_PATH names ${named}, which is not there.`, "Correct the variable, or unset it.");
  }
  return named ?? (await playwrightsOwn()) ?? systemBrowser();
}

function canInstallPackages() {
  return process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
}

async function installChromium() {
  await stage("Installing Chromium with apt-get, for the browser tests", async () => {
    const env = { DEBIAN_FRONTEND: "noninteractive" };
    await run("apt-get", ["update", "-q"], { quiet: true, env });
    const parameters = ["install", "-q", "-y", "--no-install-recommends", "chromium"];
    const { code, output } = await run("apt-get", parameters, { quiet: true, env });
    if (code !== 0) throw new Problem(`apt-get cannot install chromium:\n${lastLines(output)}`, "Install it by hand.");
  });
}

/**
 * Finds a Chromium, or installs Debian's where that is allowed.
 *
 * @returns {Promise<string>} the path of the program
 */
export async function requireBrowser() {
  const found = await findBrowser();
  if (found !== undefined) return found;
  if (canInstallPackages()) await installChromium();
  const installed = await findBrowser();
  if (installed !== undefined) return installed;
  throw new Problem(
    "The browser tests need Chromium, and there is none.",
    "Run `npx playwright install chromium`, or install Chromium or Chrome, or name one in CHROMIUM_PATH.",
  );
}
