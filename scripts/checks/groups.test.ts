import { expect, test } from "vitest";
import { runGroups } from "./groups.mjs";
import type { Stage } from "./stages.mjs";

const PASSED = { passed: 1, failed: 0 };
const FAILED = { passed: 0, failed: 1 };

const stage = (name: string, run: Stage["run"] = () => Promise.resolve(PASSED)): Stage => ({ name, title: name, run });

/** Runs all of them; returns the names in the order in which they began, and what they came to. */
async function runAll(groups: Parameters<typeof runGroups>[0], wanted = groups.flat(2).map(({ name }) => name)) {
  const begun: string[] = [];
  const results = await runGroups(groups, new Set(wanted), async (one) => {
    begun.push(one.name);
    return { stage: one, tally: await one.run(), took: "" };
  });
  return { begun, results: results.map((result) => [result.stage.name, result.tally.failed]) };
}

test("the lanes of a group run side by side, the stages of a lane and the groups one after another", async () => {
  const others = Promise.withResolvers<typeof PASSED>();
  const waits = stage("waits", () => others.promise);
  const frees = stage("frees", () => {
    others.resolve(PASSED);
    return others.promise;
  });
  const { begun, results } = await runAll([[[waits, stage("after")], [frees]], [[stage("last")]]]);
  expect(begun).toEqual(["waits", "frees", "after", "last"]);
  expect(results.map(([name]) => name)).toEqual(["waits", "after", "frees", "last"]);
});

test("a group with a failure is run to its end, the groups after it are not", async () => {
  const fails = stage("fails", () => Promise.resolve(FAILED));
  const { results } = await runAll([[[fails, stage("same lane")], [stage("other lane")]], [[stage("next group")]]]);
  expect(results).toEqual([
    ["fails", 1],
    ["same lane", 0],
    ["other lane", 0],
  ]);
});

test("only what is wanted is run", async () => {
  const groups = [[[stage("a"), stage("b")], [stage("c")]], [[stage("d")]]];
  expect((await runAll(groups, ["b", "d"])).begun).toEqual(["b", "d"]);
});

test("a lane that breaks waits for the other lanes' ends", async () => {
  const told: string[] = [];
  const breaks = stage("breaks", () => Promise.reject(new Error("interrupted")));
  const ends = stage("ends", async () => {
    await new Promise((resolve) => void setImmediate(resolve));
    told.push("ended");
    return PASSED;
  });
  await expect(runAll([[[breaks], [ends]]])).rejects.toThrow("interrupted");
  expect(told).toEqual(["ended"]);
});
