/**
 * Puts the real server under load: its own process on a core of its own, a real PostgreSQL with the load generator on
 * another, real sessions, real rules; three scripted players at each table make legal moves by chance, one a second.
 *
 *     npm run bench:load -- --scenario play --players 300 --seconds 10        (see README.md for all scenarios)
 */
import { writeFile } from "node:fs/promises";
import { cleanUpAtTheEnd } from "./load/machine/leftovers.ts";
import { CORES, isPinning, pinSelf } from "./load/machine/machine.ts";
import { readPlan, type Plan, type Scenario } from "./load/machine/plan.ts";
import { say } from "./load/report.ts";
import { databaseAway, embeddedKilled, kill } from "./load/scenarios/outages.ts";
import { play } from "./load/scenarios/play.ts";
import { slow } from "./load/scenarios/slow.ts";
import { soak } from "./load/scenarios/soak.ts";
import { storm } from "./load/scenarios/storm.ts";

const RUN: Record<Scenario, (plan: Plan) => Promise<unknown>> = {
  play,
  storm,
  kill,
  database: databaseAway,
  embedded: embeddedKilled,
  slow,
  soak,
};

const plan = readPlan(process.argv.slice(2));
cleanUpAtTheEnd();
pinSelf(CORES.load);
say(
  `${plan.scenario}: ${plan.players} players, ${plan.seconds} s, seed ${plan.seed}${isPinning ? "" : ", not pinned"}`,
);
const result = await RUN[plan.scenario](plan);
const json = JSON.stringify({ plan, isPinning, result });
if (plan.jsonFile === undefined) say(json);
else await writeFile(plan.jsonFile, `${json}\n`);
