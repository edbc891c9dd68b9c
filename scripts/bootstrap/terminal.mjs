import { AsyncLocalStorage } from "node:async_hooks";
import { performance } from "node:perf_hooks";
import { Interruption, Problem } from "./problem.mjs";

const { stdout } = process;
export const colourful = stdout.isTTY && !process.env["NO_COLOR"];
const animated = stdout.isTTY && !process.env["CI"];

/** @type {(code: number) => (text: string) => string} */
const colour = (code) => (text) => (colourful ? `\u001b[${code}m${text}\u001b[0m` : text);
export const bold = colour(1);
export const dim = colour(2);
export const red = colour(31);
export const green = colour(32);
export const yellow = colour(33);

/** @type {AsyncLocalStorage<string>} what stands before each line that is said */
const margin = new AsyncLocalStorage();

/**
 * Runs work beside other work: whatever is said in it, also by the programs that it runs, has its name before each line.
 *
 * @template Result
 * @param {string} name
 * @param {() => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export function besideOthers(name, work) {
  return margin.run(dim(`${name} │ `), work);
}

/** Whether others speak meanwhile, so that what a program prints has to pass through `say`. */
export function speaksBesideOthers() {
  return margin.getStore() !== undefined;
}

/** @param {string} text */
export function say(text) {
  const before = margin.getStore() ?? "";
  stdout.write(`${text}\n`.replace(/^(?!$)/gm, before));
}

/** @param {number} since a reading of `performance.now()` */
export function secondsSince(since) {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}

/**
 * Runs one stage under a title and says how long it took. On a terminal the line counts the seconds while it runs.
 *
 * @template Result
 * @param {string} title
 * @param {() => Promise<Result>} run
 * @returns {Promise<Result>}
 */
export async function stage(title, run) {
  const start = performance.now();
  const counts = animated && !speaksBesideOthers();
  const draw = () => stdout.write(`\r  ${title} ${dim(secondsSince(start))} `);
  if (counts) draw();
  else say(`  ${title} …`);
  const ticker = counts ? setInterval(draw, 200) : undefined;
  const close = (/** @type {string} */ mark) => {
    clearInterval(ticker);
    say(`${counts ? "\r" : ""}${mark} ${title} ${dim(secondsSince(start))}`);
  };
  try {
    const result = await run();
    close(green("✓"));
    return result;
  } catch (error) {
    close(red("✗"));
    throw error;
  }
}

/**
 * Runs a script to its end. A `Problem` is shown with its remedy; anything else is a bug and keeps its stack.
 *
 * @param {() => Promise<number>} main returns the exit code
 */
export async function runScript(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    process.exitCode = error instanceof Interruption ? error.exitCode : 1;
    if (error instanceof Interruption) return;
    if (!(error instanceof Problem)) throw error;
    process.stderr.write(`\n${red(bold("Cannot go on:"))} ${error.message}\n${error.remedy}\n`);
  }
}
