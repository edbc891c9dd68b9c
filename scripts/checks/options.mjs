import { parseArgs } from "node:util";
import { Problem } from "../bootstrap/problem.mjs";
import { STAGES } from "./stages.mjs";

const names = STAGES.map((stage) => stage.name);

const USAGE = `Usage: npm test [-- --only <stage>[,<stage>…]]
Stages: ${names.join(", ")}.`;

/**
 * Reads which stages to run.
 *
 * @param {readonly string[]} argv
 * @returns {ReadonlySet<string>} their names; all without `--only`
 */
export function readOptions(argv) {
  const only = parse(argv);
  if (only === undefined) return new Set(names);
  const wanted = only.split(",").map((name) => name.trim());
  const unknown = wanted.filter((name) => !names.includes(name));
  if (unknown.length > 0) throw new Problem(`There is no stage ${unknown.join(", ")}.`, USAGE);
  return new Set(wanted);
}

/** @param {readonly string[]} argv */
function parse(argv) {
  try {
    return parseArgs({ args: [...argv], options: { only: { type: "string" } } }).values.only;
  } catch (cause) {
    throw new Problem(cause instanceof Error ? cause.message : String(cause), USAGE, { cause });
  }
}
