/**
 * Measures the adapter against stock's and against a relay on raw `ws`, each in a process of its own, pinned to one core
 * where `taskset` is there, with the players on another. Rounds are interleaved; medians are shown, and ratios to raw.
 *
 *     node bench/adapter.ts --sockets 600 --moves 200 --seconds 5 --runs 3
 *     node bench/adapter.ts --node-flags=""         (V8 as it is; unless told all three get the flags of FLAGS)
 *     node bench/adapter.ts --sockets 5001 --moves 5001 --seconds 60 --runs 4      (the figures that count)
 */
import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { Console } from "node:console";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import serverFlags from "../apps/server/v8-flags.json" with { type: "json" };
import { VARIANTS, type LoadCommand, type LoadReport, type ServerReport, type Variant } from "./adapter-protocol.ts";

const WARM_UP_MS = 2_000;

/** The club's, but for a young generation that is enough for a relay: its pages would count as the connections'. */
const FLAGS = [...serverFlags, "--max-semi-space-size=8"];

interface Plan {
  readonly sockets: number;
  readonly movesPerSecond: number;
  readonly ms: number;
  readonly runs: number;
  /** Flags for the servers' Node. */
  readonly flags: readonly string[];
}

interface Round extends LoadReport {
  /** Per cent of a core. */
  readonly cpu: number;
  readonly rssMb: number;
  /** Kilobytes of a connection: of the process, and of the JavaScript heap alone. */
  readonly rssKb: number;
  readonly heapKb: number;
  readonly lost: number;
}

function readPlan(): Plan {
  const { values } = parseArgs({
    options: {
      sockets: { type: "string", default: "600" },
      moves: { type: "string", default: "200" },
      seconds: { type: "string", default: "5" },
      runs: { type: "string", default: "3" },
      "node-flags": { type: "string", default: FLAGS.join(" ") },
    },
  });
  const { sockets, moves, seconds, runs } = values;
  return {
    sockets: Number(sockets),
    movesPerSecond: Number(moves),
    ms: Number(seconds) * 1000,
    runs: Number(runs),
    flags: values["node-flags"].split(" ").filter((flag) => flag !== ""),
  };
}

const isPinning = spawnSync("taskset", ["-c", "0", "true"]).status === 0;

interface PartOptions {
  readonly core: number;
  readonly flags?: readonly string[];
  readonly args?: readonly string[];
}

/** Starts a part of the benchmark on that core; it can be talked to. */
function start(file: string, { core, flags = [], args = [] }: PartOptions): ChildProcess {
  const command = [process.execPath, "--expose-gc", ...flags, fileURLToPath(new URL(file, import.meta.url)), ...args];
  const [program = "", ...rest] = isPinning ? ["taskset", "-c", String(core), ...command] : command;
  return spawn(program, rest, { stdio: ["ignore", "inherit", "inherit", "ipc"] });
}

async function ask<Answer>(child: ChildProcess, question: LoadCommand | "report"): Promise<Answer> {
  child.send(question);
  // Each part answers each question with the type that belongs to it.
  const [answer] = (await once(child, "message")) as [Answer];
  return answer;
}

async function runRound(variant: Variant, { sockets, movesPerSecond, ms, flags }: Plan): Promise<Round> {
  const server = start("./adapter-server.ts", { core: 0, flags, args: [variant] });
  const [address] = (await once(server, "message")) as [{ port: number }];
  const load = start("./adapter-load.ts", { core: 1 });
  await once(load, "message");
  const empty = await ask<ServerReport>(server, "report");
  await ask(load, { kind: "connect", options: { port: address.port, sockets, movesPerSecond } });
  await ask<LoadReport>(load, { kind: "play", ms: WARM_UP_MS });
  const before = await ask<ServerReport>(server, "report");
  const startedAt = performance.now();
  const heard = await ask<LoadReport>(load, { kind: "play", ms });
  const after = await ask<ServerReport>(server, "report");
  const elapsed = performance.now() - startedAt;
  for (const child of [load, server]) {
    child.disconnect();
    await once(child, "exit");
  }
  return {
    ...heard,
    cpu: ((after.cpuMsBefore - before.cpuMsAfter) / elapsed) * 100,
    rssMb: after.rss / 1e6,
    rssKb: (after.rss - empty.rss) / sockets / 1e3,
    heapKb: (after.heapUsed + after.external - empty.heapUsed - empty.external) / sockets / 1e3,
    lost: heard.moves * 3 - heard.events,
  };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

function keysOf(round: Round): (keyof Round)[] {
  // Rounds have no fields but their own.
  return Object.keys(round) as (keyof Round)[];
}

function mediansOf(rounds: readonly Round[]): Round {
  const [first] = rounds;
  if (first === undefined) throw new Error("No rounds");
  // Every field of a round is a number.
  return Object.fromEntries(
    keysOf(first).map((key) => [key, median(rounds.map((round) => round[key]))]),
  ) as unknown as Round;
}

const plan = readPlan();
const rounds: Record<Variant, Round[]> = { raw: [], stock: [], ours: [] };
for (let run = 0; run < plan.runs; run++) {
  for (const variant of VARIANTS) rounds[variant].push(await runRound(variant, plan));
}
const baseline = mediansOf(rounds.raw);
const table = VARIANTS.map((variant) => {
  const round = mediansOf(rounds[variant]);
  const rounded = keysOf(round).map((key) => [key, Number(round[key].toFixed(2))] as const);
  return { variant, cpuRatio: Number((round.cpu / baseline.cpu).toFixed(2)), ...Object.fromEntries(rounded) };
});
const output = new Console(process.stdout);
output.table(table);
output.log(JSON.stringify({ plan, isPinning, table, rounds }));
