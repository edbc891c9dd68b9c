import { setTimeout as sleep } from "node:timers/promises";
import { randomFrom, type Random } from "@trelyazh/solver";
import { say, sayTimes, showTable, type Row } from "../../load/report.ts";
import { ClubOfNodes } from "../machine/club-of-nodes.ts";
import type { FaultName } from "./faults.ts";
import { Ordeal, type Verdict } from "./ordeal.ts";

const SHORTEST_PLAY_MS = 500;
const LONGEST_AWAY_MS = 3_000;
const LONGEST_STANDSTILL_MS = 10_000;

export interface ChaosPlan {
  readonly nodes: number;
  readonly tables: number;
  readonly seed: number;
  /** How often each thing befalls the club. */
  readonly times: Readonly<Record<FaultName, number>>;
  /** The longest time of play before each. */
  readonly playMs: number;
  readonly flags: readonly string[];
}

/** How long the tables stood still, each at its worst, after one thing had befallen the club. */
interface Suffered {
  readonly fault: FaultName;
  readonly standstillMs: readonly number[];
}

export interface Chaos extends Pick<Verdict, "checked" | "faults"> {
  readonly suffered: readonly Suffered[];
}

/** Lets everything befall a club under play, one thing after the other, and holds what its players were told to its journal. */
export async function chaos(plan: ChaosPlan): Promise<Chaos> {
  await using club = await ClubOfNodes.open({ nodes: plan.nodes, flags: plan.flags });
  await using ordeal = await Ordeal.begin(club, { ...plan, awayMs: LONGEST_AWAY_MS });
  const random = randomFrom(plan.seed);
  const suffered: Suffered[] = [];
  for (const fault of shuffled(plan.times, random)) {
    await sleep(SHORTEST_PLAY_MS + random(plan.playMs));
    const [victim] = await club.busiestFirst();
    if (victim === undefined) throw new Error("a club without nodes");
    const standstillMs = await ordeal.suffer(fault, victim);
    suffered.push({ fault, standstillMs });
    say(`${suffered.length}. ${fault}: no table stood still for more than ${toSeconds(standstillMs.at(-1))} s`);
  }
  const { checked, errors, payloads, faults } = await ordeal.judge();
  sayTimes(errors);
  for (const { complaints } of club.nodes) sayTimes(complaints);
  sayTimes(payloads);
  showTable(distributions(suffered));
  for (const [what, row] of Object.entries(checked)) showTable({ [what]: row });
  return { suffered, checked, faults: [...faults, ...slowIn(suffered)] };
}

function slowIn(suffered: readonly Suffered[]): readonly string[] {
  const late = suffered.filter(({ standstillMs }) => (standstillMs.at(-1) ?? 0) > LONGEST_STANDSTILL_MS);
  return late.map(({ fault, standstillMs }) => `${fault}: a table stood still for ${toSeconds(standstillMs.at(-1))} s`);
}

function toSeconds(ms: number | undefined): string {
  return ((ms ?? 0) / 1000).toFixed(1);
}

/** For how long tables stood still, over all times that the same befell the club, in seconds. */
function distributions(suffered: readonly Suffered[]): Readonly<Record<string, Row>> {
  const rows = [...Map.groupBy(suffered, ({ fault }) => fault)].map(([fault, each]) => {
    const seconds = each.flatMap(({ standstillMs }) => standstillMs.map((ms) => ms / 1000)).toSorted((a, b) => a - b);
    const at = (share: number): number => seconds[Math.floor(seconds.length * share)] ?? 0;
    const row = { times: each.length, p50: at(0.5), p90: at(0.9), p99: at(0.99), longest: seconds.at(-1) ?? 0 };
    return [fault, row] as const;
  });
  return Object.fromEntries(rows);
}

/** Everything as often as it is to happen, in an order of chance. */
function shuffled(times: ChaosPlan["times"], random: Random): readonly FaultName[] {
  // The keys of such a record are names of faults.
  const left = (Object.keys(times) as FaultName[]).flatMap((name) => Array.from({ length: times[name] }, () => name));
  return Array.from({ length: left.length }, () => left.splice(random(left.length), 1)).flat();
}
