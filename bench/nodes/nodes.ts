/**
 * Proves a club of several nodes from outside: real servers, a PostgreSQL and a NATS of their own, and players who sit at
 * other nodes than their tables.
 *
 *     npm run bench:nodes -- --tables 200                         (see README.md for what can be chosen)
 *     npm run bench:nodes -- --scenario rolling --tables 200      a release is brought out over the last one
 */
import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import serverFlags from "../../apps/server/v8-flags.json" with { type: "json" };
import { cleanUpAtTheEnd } from "../load/machine/leftovers.ts";
import { CORES, pinSelf } from "../load/machine/machine.ts";
import { say } from "../load/report.ts";
import { chaos } from "./chaos/chaos.ts";
import { rolling } from "./rolling/rolling.ts";
import { USUAL_TIMES, type FaultName } from "./chaos/faults.ts";

const { values } = parseArgs({
  options: {
    scenario: { type: "string", default: "chaos" },
    nodes: { type: "string", default: "3" },
    tables: { type: "string", default: "200" },
    faults: { type: "string" },
    "play-seconds": { type: "string", default: "2" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
    json: { type: "string" },
  },
});

/** Reads `kill:10,nats:3`; what is not named does not happen. */
function readTimes(text: string): Readonly<Record<FaultName, number>> {
  const times = { kill: 0, nats: 0, postgres: 0, pause: 0, "cut-nats": 0, "cut-postgres": 0 };
  for (const each of text.split(",")) {
    const [name = "", count = "1"] = each.split(":");
    if (!(name in times)) throw new Error(`--faults names some of ${Object.keys(times).join(", ")}, not ${name}`);
    Object.assign(times, { [name]: Number(count) });
  }
  return times;
}

if (!["chaos", "rolling"].includes(values.scenario)) throw new Error("--scenario is chaos or rolling");
cleanUpAtTheEnd();
pinSelf(CORES.load);
say(`${values.scenario}: ${values.nodes} nodes, ${values.tables} tables, seed ${values.seed}`);
const plan = {
  nodes: Number(values.nodes),
  tables: Number(values.tables),
  seed: Number(values.seed),
  playMs: Number(values["play-seconds"]) * 1000,
  flags: serverFlags,
};
const times = values.faults === undefined ? USUAL_TIMES : readTimes(values.faults);
const result = await (values.scenario === "rolling" ? rolling(plan) : chaos({ ...plan, times }));
for (const fault of result.faults) say(`WRONG: ${fault}`);
if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify(result)}\n`);
process.exitCode = result.faults.length === 0 ? 0 : 1;
