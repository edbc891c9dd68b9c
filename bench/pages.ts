/**
 * `npm run bench:pages`, beside a club that `npm start` has opened: Lighthouse on the landing page and the lobby, as a phone and as
 * a desktop see them; medians of three runs each. Lighthouse is no dependency: npx brings it.
 */
import { execFile } from "node:child_process";
import { parseArgs, promisify } from "node:util";

const LIGHTHOUSE = "lighthouse@13.5.0";
const PAGES = ["/", "/lobby"];
const DEVICES = { phone: [], desktop: ["--preset=desktop"] } as const;
const FLAGS = ["--headless=new", ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])].join(" ");

const { values } = parseArgs({
  options: {
    url: { type: "string", default: "http://localhost:3000" },
    runs: { type: "string", default: "3" },
  },
});

/** What is asked of a report, in the order of the columns. */
const AUDITS = {
  FCP: "first-contentful-paint",
  LCP: "largest-contentful-paint",
  TBT: "total-blocking-time",
  CLS: "cumulative-layout-shift",
  SI: "speed-index",
} as const;

interface Report {
  readonly categories: { readonly performance: { readonly score: number } };
  readonly audits: Readonly<Record<string, { readonly numericValue: number }>>;
}

const run = promisify(execFile);

async function figuresOf(url: string, options: readonly string[]): Promise<number[]> {
  const parameters = ["--yes", LIGHTHOUSE, url, "--quiet", "--output=json", "--only-categories=performance"];
  const { stdout } = await run("npx", [...parameters, `--chrome-flags=${FLAGS}`, ...options], {
    maxBuffer: 100_000_000,
    env: { ...process.env, CHROME_PATH: process.env["CHROMIUM_PATH"] ?? process.env["CHROME_PATH"] },
  });
  const { categories, audits } = JSON.parse(stdout) as Report; // Lighthouse's own format
  const figures = Object.values(AUDITS).map((audit) => audits[audit]?.numericValue ?? Number.NaN);
  return [categories.performance.score * 100, ...figures];
}

/** Lighthouse at times finds no trace of a page on a busy machine, and says itself: run me again. */
async function patiently(url: string, options: readonly string[], tries = 3): Promise<number[]> {
  try {
    return await figuresOf(url, options);
  } catch (error) {
    if (tries <= 1) throw error;
    return patiently(url, options, tries - 1);
  }
}

function median(figures: readonly number[]): number {
  return figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)] ?? Number.NaN;
}

const columns = ["score", ...Object.keys(AUDITS)];
const show = (cells: readonly string[]) => cells.map((cell) => cell.padStart(9)).join("");
console.log(`${"".padEnd(16)}${show(columns)}  (ms; CLS has no unit)`);
for (const [device, options] of Object.entries(DEVICES)) {
  for (const page of PAGES) {
    const runs: number[][] = [];
    for (let count = 0; count < Number(values.runs); count += 1)
      runs.push(await patiently(`${values.url}${page}`, options));
    const medians = columns.map((_, index) => median(runs.map((figures) => figures[index] ?? Number.NaN)));
    const cells = medians.map((figure, index) => figure.toFixed(columns[index] === "CLS" ? 3 : 0));
    console.log(
      `${`${device} ${page}`.padEnd(16)}${show(cells)}  scores ${runs.map(([score]) => score?.toFixed(0)).join(", ")}`,
    );
  }
}
