/** `npm test`: everything that must hold, in CI's order, ending with `N passed, N failed`. */
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { ROOT } from "./bootstrap/paths.mjs";
import { Problem } from "./bootstrap/problem.mjs";
import { setUp } from "./bootstrap/set-up.mjs";
import { bold, dim, green, red, runScript, say, secondsSince, yellow } from "./bootstrap/terminal.mjs";
import { runGroups } from "./checks/groups.mjs";
import { readOptions } from "./checks/options.mjs";
import { writeSlowest } from "./checks/slowest.mjs";
import { GROUPS, STAGES } from "./checks/stages.mjs";

/**
 * @typedef {import("./checks/stages.mjs").Stage} Stage
 * @typedef {import("./checks/groups.mjs").Result} Result
 */

/** A stage that cannot even start is a failure with its remedy, not the end of the summary. @param {Stage} stage @returns {Promise<Result>} */
async function runStage(stage) {
  say(`\n${bold(`── ${stage.title}`)}`);
  const start = performance.now();
  const tally = await stage.run().catch((/** @type {unknown} */ error) => {
    if (!(error instanceof Problem)) throw error;
    say(`${red(error.message)}\n${error.remedy}`);
    return { passed: 0, failed: 1 };
  });
  const took = secondsSince(start);
  say(dim(`   ${markOf(tally)} ${took}`));
  return { stage, tally, took };
}

/** @param {import("./checks/tally.mjs").Tally} tally */
function markOf({ failed, notRun }) {
  if (notRun !== undefined) return yellow("!");
  return failed === 0 ? green("✓") : red("✗");
}

/** @param {readonly Result[]} results @param {ReadonlySet<string>} wanted */
function summarise(results, wanted) {
  say(`\n${bold("── Summary")}`);
  for (const { stage, tally, took } of results) {
    const { passed, failed, notRun } = tally;
    if (notRun === undefined) say(`${markOf(tally)} ${stage.title}: ${passed} passed, ${failed} failed ${dim(took)}`);
    else say(`${markOf(tally)} ${bold(yellow(`${stage.title}: NOT RUN, ${notRun}`))}`);
  }
  for (const stage of STAGES) {
    if (wanted.has(stage.name) && !results.some((result) => result.stage === stage))
      say(dim(`  ${stage.title}: not run`));
  }
}

/** @param {readonly Result[]} results */
function keepSlowest(results) {
  const runners = results.flatMap(({ stage: { title }, tally: { slowest } }) =>
    slowest === undefined ? [] : [{ title, slowest }],
  );
  if (runners.length === 0) return;
  writeSlowest(join(ROOT, "reports/slowest.txt"), runners);
  say(dim("\nThe slowest files and tests of each runner: reports/slowest.txt"));
}

await runScript(async () => {
  const begin = performance.now();
  const wanted = readOptions(process.argv.slice(2));
  await setUp();
  const results = await runGroups(GROUPS, wanted, runStage);
  summarise(results, wanted);
  keepSlowest(results);
  const passed = results.reduce((sum, { tally }) => sum + tally.passed, 0);
  const failed = results.reduce((sum, { tally }) => sum + tally.failed, 0);
  say(dim(`\nAll in ${secondsSince(begin)}`));
  say(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
});
