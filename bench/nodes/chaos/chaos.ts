import { setTimeout as sleep } from "node:timers/promises";
import { randomFrom, type Random } from "@trelyazh/solver";
import { checkJournal } from "../../load/check-journal.ts";
import { Crowd } from "../../load/players/crowd.ts";
import type { Impatience } from "../../load/players/player.ts";
import type { Ledger } from "../../load/players/played-table.ts";
import { say, sayTimes, showTable, type Row } from "../../load/report.ts";
import { until } from "../../load/until.ts";
import { ClubOfNodes } from "../machine/club-of-nodes.ts";
import { Sightings } from "../witness/sightings.ts";
import { readStoredTable } from "../witness/stored-table.ts";
import { FAULTS, type FaultName } from "./faults.ts";
import { Places } from "./places.ts";
import { Standstill } from "./standstill.ts";

const SEATS = 3;
const SHORTEST_PLAY_MS = 500;
const PATIENCE_MS = 60_000;
const LONGEST_STANDSTILL_MS = 10_000;
/** So many of what was shown wrongly are told one by one. */
const SHOWN = 5;

/** What is counted and must be nothing. */
const FORBIDDEN = new Set([
  "lost",
  "doubled",
  "disordered",
  "gaps",
  "lostCommands",
  "doubledCommands",
  "strayPlayers",
  "strange",
  "foreign",
]);

/** As our client, which asks sooner, but has another socket beside the first by then. */
const IMPATIENCE: Impatience = { askAfterMs: 1_500, leaveAfterMs: 3_500, openWithinMs: 1_500 };

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

export interface Chaos {
  readonly suffered: readonly Suffered[];
  readonly checked: Readonly<Record<string, Row>>;
  /** What must not be, in words. */
  readonly faults: readonly string[];
}

/** Lets everything befall a club under play, and holds what its players have seen and heard to its journal. */
export async function chaos(plan: ChaosPlan): Promise<Chaos> {
  await using club = await ClubOfNodes.open({ nodes: plan.nodes, flags: plan.flags });
  const random = randomFrom(plan.seed);
  const ledger: Ledger = new Map();
  const shown = new Sightings();
  const crowd = await gather(club, { plan, ledger, shown });
  crowd.restartCount();
  crowd.start();
  const suffered: Suffered[] = [];
  for (const fault of shuffled(plan.times, random)) {
    await sleep(SHORTEST_PLAY_MS + random(plan.playMs));
    const standstillMs = await suffer({ club, crowd, random }, fault);
    suffered.push({ fault, standstillMs });
    say(`${suffered.length}. ${fault}: no table stood still for more than ${toSeconds(standstillMs.at(-1))} s`);
  }
  await crowd.pause();
  await crowd.leave();
  sayTimes(crowd.tally.errors);
  const journal = await checkJournal(club.database, { tables: crowd.tables, ledger });
  const { moves, answered, lost, doubled, disordered, snapshots } = crowd.tally.report();
  const checked = {
    heard: { moves, answered, lost, doubled, disordered, snapshots },
    journal,
    shown: await shown.judge((tableId) => readStoredTable(club.database, tableId)),
  };
  showTable(distributions(suffered));
  showTable(checked);
  return { suffered, checked, faults: faultsIn({ suffered, checked, shown }) };
}

function toSeconds(ms: number | undefined): string {
  return ((ms ?? 0) / 1000).toFixed(1);
}

/** For how long tables stood still, over all times that the same befell the club, in seconds. */
function distributions(suffered: readonly Suffered[]): Readonly<Record<string, Row>> {
  const rows = [...Map.groupBy(suffered, ({ fault }) => fault)].map(([fault, each]) => {
    const seconds = each.flatMap(({ standstillMs }) => standstillMs.map((ms) => ms / 1000)).toSorted((a, b) => a - b);
    const at = (share: number): number => seconds[Math.floor(seconds.length * share)] ?? 0;
    return [
      fault,
      { times: each.length, p50: at(0.5), p90: at(0.9), p99: at(0.99), longest: seconds.at(-1) ?? 0 },
    ] as const;
  });
  return Object.fromEntries(rows);
}

/** In words, what is more than nothing though it must not be. */
function faultsIn({ suffered, checked, shown }: Omit<Chaos, "faults"> & { readonly shown: Sightings }): string[] {
  const counted = Object.entries(checked).flatMap(([what, row]) =>
    Object.entries(row).flatMap(([column, count]) =>
      FORBIDDEN.has(column) && count > 0 ? [`${what}: ${column} ${count}`] : [],
    ),
  );
  const late = suffered.filter(({ standstillMs }) => (standstillMs.at(-1) ?? 0) > LONGEST_STANDSTILL_MS);
  const slow = late.map(
    ({ fault, standstillMs }) => `${fault}: a table stood still for ${toSeconds(standstillMs.at(-1))} s`,
  );
  return [...counted, ...slow, ...shown.faults.slice(0, SHOWN)];
}

/** Players at other nodes than their tables. */
async function gather(
  club: ClubOfNodes,
  { plan, ledger, shown }: { readonly plan: ChaosPlan; readonly ledger: Ledger; readonly shown: Sightings },
): Promise<Crowd> {
  const { seed, tables } = plan;
  const places = new Places(club.nodes, randomFrom(seed));
  const crowd = await Crowd.atClub({
    url: (chair) => places.urlFor(chair),
    cookies: await club.invite(tables * SEATS),
    seed,
    ledger,
    impatience: IMPATIENCE,
    witness: ({ tableId, seat, message }) => shown.add(tableId, { addressee: { seat }, message }),
  });
  for (const { players } of crowd.tables) players[0]?.drop();
  await until(() => crowd.players.every(({ isAway }) => !isAway), PATIENCE_MS);
  return crowd;
}

interface Stage {
  readonly club: ClubOfNodes;
  readonly crowd: Crowd;
  readonly random: Random;
}

/** Returns for how long each table stood still. */
async function suffer({ club, crowd, random }: Stage, fault: FaultName): Promise<readonly number[]> {
  const victim = await club.busiest();
  using standstill = new Standstill(crowd.tables);
  await FAULTS[fault]({ club, victim, random, playable: () => standstill.restart() });
  const overAt = performance.now();
  await until(() => crowd.tables.every(({ movedAt }) => movedAt > overAt), PATIENCE_MS);
  return standstill.longest;
}

/** Everything as often as it is to happen, in an order of chance. */
function shuffled(times: ChaosPlan["times"], random: Random): readonly FaultName[] {
  // The keys of such a record are names of faults.
  const left = (Object.keys(times) as FaultName[]).flatMap((name) => Array.from({ length: times[name] }, () => name));
  return Array.from({ length: left.length }, () => left.splice(random(left.length), 1)).flat();
}
