/**
 * Plays duplicate deals of the Sochi convention: each deal three times with the same cards, the bot under test in another
 * seat each time, against two bots of the level below. Prints its whists per deal with a 95 % interval, and what its
 * decisions took. A fixed seed deals the cards; the clock's stop may change moves on a slow machine. The budgets of the
 * bots are those of play; only the number of deals is what fits into the minutes.
 *
 *     node bench/bots.ts --minutes 4                  (for each pair of levels)
 *     node bench/bots.ts --pair master:club --deals 100
 */
import { parseArgs } from "node:util";
import { settingsOf, startPulya, viewFor, type Pulya, type Seat } from "@trelyazh/preferans";
import { chooseMove, randomFrom, type LevelOfPlay } from "@trelyazh/solver";
import { apply, playDeal, shuffledDeck, type Player } from "@trelyazh/solver/testing/match";

const SEED = 20_261_123;
const STOP_MS = 300;
/** A decision may go on for this much after its stop until it notices. */
const LATE_MS = 1.2 * STOP_MS;
const SEATS: readonly Seat[] = [0, 1, 2];
const SETTINGS = settingsOf("sochi", { closeBy: { kind: "deals", count: 1 } });

interface Pair {
  readonly tested: LevelOfPlay;
  readonly against: LevelOfPlay;
}

interface Times {
  readonly ms: number[];
  /** The same without what the machine gave to others meanwhile. */
  readonly ownMs: number[];
  stopped: number;
}

function bot(level: LevelOfPlay, times: Times | null): Player {
  return (pulya, seat) => {
    const start = performance.now();
    const ownStart = ownTime();
    const shouldStop = (): boolean => performance.now() - start > STOP_MS;
    const choice = chooseMove({ view: viewFor(pulya, seat), seat, seed: seedOf(pulya), level, shouldStop });
    times?.ms.push(performance.now() - start);
    times?.ownMs.push(ownTime() - ownStart);
    if (times !== null && choice.isStopped) times.stopped += 1;
    return choice.move;
  };
}

/** Processor time of this thread, in milliseconds. */
function ownTime(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** Another seed for every decision of a deal, the same in each run. */
function seedOf({ deal }: Pulya): number {
  return JSON.stringify(deal?.calls).length * 1000 + (deal?.phase === "play" ? deal.tricks.length : 0);
}

/** Whists of the tested bot in a deal, mean of its three seats. */
function duplicate({ tested, against }: Pair, deck: ReturnType<typeof shuffledDeck>, times: Times): number {
  const balances = SEATS.map((seat) => {
    const players = SEATS.map((place) => (place === seat ? bot(tested, times) : bot(against, null)));
    const dealt = apply(startPulya({ settings: SETTINGS, dealer: 0 }), { type: "deal", deck });
    const { settlement } = playDeal(dealt, players);
    return (settlement?.exact[seat] ?? 0) / (settlement?.denominator ?? 1);
  });
  return balances.reduce((sum, balance) => sum + balance, 0) / SEATS.length;
}

function match(pair: Pair, limits: { readonly deals: number; readonly minutes: number }): void {
  const random = randomFrom(SEED);
  const times: Times = { ms: [], ownMs: [], stopped: 0 };
  const results: number[] = [];
  const end = performance.now() + limits.minutes * 60_000;
  while (results.length < limits.deals && performance.now() < end) {
    results.push(duplicate(pair, shuffledDeck(random), times));
  }
  report(pair, results, times);
}

function report({ tested, against }: Pair, results: readonly number[], { ms, ownMs, stopped }: Times): void {
  const mean = results.reduce((sum, value) => sum + value, 0) / results.length;
  const variance = results.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (results.length - 1);
  const half = 1.96 * Math.sqrt(variance / results.length);
  const late = ms.filter((value) => value > LATE_MS).length;
  process.stdout.write(
    `${tested} against ${against}: ${mean.toFixed(2)} ± ${half.toFixed(2)} whists a deal (95 %, ${results.length} deals in ` +
      `three seats); decisions ${quantiles(ms)} (processor time ${quantiles(ownMs)}), ${stopped} of ${ms.length} stopped, ` +
      `${late} over ${LATE_MS} ms\n`,
  );
}

function quantiles(ms: readonly number[]): string {
  const sorted = ms.toSorted((a, b) => a - b);
  const at = (share: number): string => (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(1);
  return `p50 ${at(0.5)} p99 ${at(0.99)} max ${at(1)} ms`;
}

function readPairs(text: string): Pair[] {
  return text.split(",").map((pair) => {
    const [tested, against] = pair.split(":");
    // A level that does not exist shows itself at the first decision.
    return { tested: tested as LevelOfPlay, against: against as LevelOfPlay };
  });
}

const { values } = parseArgs({
  options: {
    pair: { type: "string", default: "club:novice,master:club" },
    deals: { type: "string", default: "100000" },
    minutes: { type: "string", default: "4" },
  },
});
for (const pair of readPairs(values.pair))
  match(pair, { deals: Number(values.deals), minutes: Number(values.minutes) });
