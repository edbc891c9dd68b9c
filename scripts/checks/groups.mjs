import { besideOthers } from "../bootstrap/terminal.mjs";

/**
 * @typedef {import("./stages.mjs").Stage} Stage
 * @typedef {import("./stages.mjs").Group} Group
 * @typedef {{ stage: Stage, tally: import("./tally.mjs").Tally, took: string }} Result
 * @typedef {(stage: Stage) => Promise<Result>} RunStage
 */

/**
 * Runs what is wanted of the groups, one after another: the lanes of a group side by side, the stages of a lane one after
 * another. A group with a failure is run to its end, the groups after it are not.
 *
 * @param {readonly Group[]} groups
 * @param {ReadonlySet<string>} wanted names of stages
 * @param {RunStage} runStage
 * @returns {Promise<readonly Result[]>} in the order of the stages
 */
export async function runGroups(groups, wanted, runStage) {
  /** @type {Result[]} */
  const results = [];
  for (const group of groups) {
    const lanes = group.map((lane) => lane.filter(({ name }) => wanted.has(name))).filter((lane) => lane.length > 0);
    results.push(...(await runLanes(lanes, runStage)));
    if (results.some(({ tally }) => tally.failed > 0)) break;
  }
  return results;
}

/** An error does not leave the other lanes' programs behind. @param {Group} lanes @param {RunStage} runStage */
async function runLanes(lanes, runStage) {
  /** @type {RunStage} */
  const runOne = lanes.length > 1 ? (stage) => besideOthers(stage.name, () => runStage(stage)) : runStage;
  const ends = await Promise.allSettled(lanes.map((lane) => runLane(lane, runOne)));
  return ends.flatMap((end) => {
    if (end.status === "rejected") throw end.reason;
    return end.value;
  });
}

/** @param {readonly Stage[]} lane @param {RunStage} runStage */
async function runLane(lane, runStage) {
  /** @type {Result[]} */
  const results = [];
  for (const stage of lane) results.push(await runStage(stage));
  return results;
}
