/**
 * Measures the double-dummy solver on one thread: random full deals of each kind from a fixed seed, tables emptied before
 * each deal, the best of three rounds; then, in the same run, five-card endings against playing out every line.
 *
 *     node bench/solver.ts --deals 200 --endings 60
 */
import { parseArgs } from "node:util";
import { randomFrom, Solver, type Position } from "@trelyazh/solver";
import { bruteForce } from "@trelyazh/solver/testing/brute-force";
import { randomPosition, type Kind } from "@trelyazh/solver/testing/random-positions";

const SEED = 20_261_123;
const ROUNDS = 3;
const KINDS: readonly Kind[] = ["trump", "noTrump", "misere"];

interface Figures {
  readonly kind: string;
  readonly ms: readonly number[];
  readonly nodes: number;
}

type Task = (solver: Solver, position: Position) => number;

const rootValue: Task = (solver, position) => solver.valueOf(position).nodes;
const everyCard: Task = (solver, position) => solver.solve(position).nodes;

function deals(kind: Kind, count: number): Position[] {
  const random = randomFrom(SEED);
  return Array.from({ length: count }, () => randomPosition(random, { kind, cards: 10, played: 0 }));
}

/** The best of several rounds counts for each deal: what neighbours on the machine do is mostly left out. */
function measure(kind: string, positions: readonly Position[], task: Task): Figures {
  const solver = new Solver();
  const ms = positions.map(() => Infinity);
  let nodes = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    nodes = 0;
    positions.forEach((position, index) => {
      solver.forget();
      const took = timed(() => (nodes += task(solver, position)));
      ms[index] = Math.min(ms[index] ?? Infinity, took);
    });
  }
  return { kind, ms, nodes };
}

function report({ kind, ms, nodes }: Figures): void {
  const sorted = ms.toSorted((a, b) => a - b);
  const at = (share: number): string => (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(2).padStart(7);
  const total = sorted.reduce((sum, value) => sum + value, 0);
  const perSecond = `${((nodes / total) * 1000).toExponential(2)} nodes/s`;
  const perDeal = `${Math.round(nodes / ms.length)} nodes a deal`;
  print(
    `${kind.padEnd(22)} median ${at(0.5)}  p95 ${at(0.95)}  max ${at(1)} ms  ${perDeal.padStart(18)}  ${perSecond}`,
  );
}

/** Both solve the same endings for the value of every card; the ratio of the totals says what the search is worth. */
function compareWithBruteForce(count: number): void {
  const random = randomFrom(SEED);
  const endings = Array.from({ length: count }, (_, number) =>
    randomPosition(random, { kind: KINDS[number % KINDS.length] ?? "trump", cards: 5, played: 0 }),
  );
  const solver = new Solver();
  const solved = timed(() => endings.forEach((ending) => solver.solve(ending)));
  const played = timed(() => endings.forEach((ending) => bruteForce(ending)));
  const each = (ms: number): string => `${(ms / count).toFixed(3)} ms`;
  const ratio = Math.round(played / solved);
  print(`five-card endings      solver ${each(solved)}, every line ${each(played)}, ratio ${ratio}`);
}

function timed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

const { values } = parseArgs({
  options: { deals: { type: "string", default: "200" }, endings: { type: "string", default: "60" } },
});
const count = Number(values.deals);
for (const kind of KINDS) {
  measure(kind, deals(kind, 20), rootValue);
  report(measure(`${kind}, value`, deals(kind, count), rootValue));
  report(measure(`${kind}, every card`, deals(kind, count), everyCard));
}
compareWithBruteForce(Number(values.endings));
const { heapUsed, arrayBuffers } = process.memoryUsage();
print(`heap and tables        ${((heapUsed + arrayBuffers) / 2 ** 20).toFixed(1)} MB`);
