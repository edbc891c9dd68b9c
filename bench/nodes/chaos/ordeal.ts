import { randomFrom, type Random } from "@trelyazh/solver";
import { checkJournal } from "../../load/check-journal.ts";
import { Crowd } from "../../load/players/crowd.ts";
import type { ComeBack, Impatience } from "../../load/players/player.ts";
import type { Ledger, PlayedTable } from "../../load/players/played-table.ts";
import type { Row } from "../../load/report.ts";
import { until } from "../../load/until.ts";
import type { ClubNode } from "../machine/club-node.ts";
import type { ClubOfNodes } from "../machine/club-of-nodes.ts";
import { BusWitness } from "../witness/bus-witness.ts";
import { Sightings } from "../witness/sightings.ts";
import { readStoredTable } from "../witness/stored-table.ts";
import { FAULTS, type FaultName } from "./faults.ts";
import { Places } from "./places.ts";
import { Standstill } from "./standstill.ts";

const SEATS = 3;
const PATIENCE_MS = 60_000;
const LAST_WORDS_MS = 5_000;

/** As our client, which asks sooner, but has another socket beside the first by then. */
const IMPATIENCE: Impatience = { askAfterMs: 1_500, leaveAfterMs: 3_500, openWithinMs: 1_500 };

/** What is counted and must be nothing. */
const FORBIDDEN: readonly string[] = [
  ["lost", "doubled", "disordered"],
  ["gaps", "lostCommands", "doubledCommands", "strayPlayers"],
  ["strange", "foreign", "exposed"],
].flat();

/** So many of what was wrong are told one by one. */
const TOLD = 5;

/** What the witnesses say in the end. */
export interface Verdict {
  readonly checked: Readonly<Record<string, Row>>;
  /** What was refused or broke off, by its code: none of it is wrong in itself. */
  readonly errors: ReadonlyMap<string, number>;
  /** Payloads of the bus, by what they are. */
  readonly payloads: ReadonlyMap<string, number>;
  /** What must not be, in words. */
  readonly faults: readonly string[];
}

interface Witnesses {
  readonly ledger: Ledger;
  /** What players were sent. */
  readonly shown: Sightings;
  /** What went over the bus to the nodes of players. */
  readonly carried: Sightings;
  readonly bus: BusWitness;
}

export interface OrdealPlan {
  readonly tables: number;
  readonly seed: number;
  /** The longest time until somebody brings back what is away. */
  readonly awayMs: number;
  /** As our client after a fault, unless told. */
  readonly comeBack?: ComeBack;
}

/** People at play in a club of several nodes, and everything that is to be known of what they were told. */
export class Ordeal implements AsyncDisposable {
  readonly #club: ClubOfNodes;
  readonly #crowd: Crowd;
  readonly #random: Random;
  readonly #awayMs: number;
  readonly #witnesses: Witnesses;

  private constructor(
    club: ClubOfNodes,
    { seed, awayMs }: OrdealPlan,
    { crowd, witnesses }: { readonly crowd: Crowd; readonly witnesses: Witnesses },
  ) {
    this.#club = club;
    this.#crowd = crowd;
    this.#random = randomFrom(seed);
    this.#awayMs = awayMs;
    this.#witnesses = witnesses;
  }

  /** Players at other nodes than their tables. */
  static async begin(club: ClubOfNodes, plan: OrdealPlan): Promise<Ordeal> {
    const { tables, seed, comeBack } = plan;
    const carried = new Sightings();
    const bus = await BusWitness.open(club.nats.url, carried);
    const witnesses: Witnesses = { ledger: new Map(), shown: new Sightings(), carried, bus };
    const places = new Places(club.nodes, randomFrom(seed));
    const crowd = await Crowd.atClub({
      url: (chair) => places.urlFor(chair),
      cookies: await club.invite(tables * SEATS),
      seed,
      ledger: witnesses.ledger,
      impatience: IMPATIENCE,
      ...(comeBack && { comeBack }),
      witness: ({ tableId, seat, message }) => witnesses.shown.add(tableId, { addressee: { seat }, message }),
    });
    for (const { players } of crowd.tables) players[0]?.drop();
    await until(() => crowd.players.every(({ isAway }) => !isAway), PATIENCE_MS);
    crowd.restartCount();
    crowd.start();
    return new Ordeal(club, plan, { crowd, witnesses });
  }

  /** Returns for how long each table stood still in it, in milliseconds, the shortest first. */
  suffer(fault: FaultName, victim: ClubNode): Promise<readonly number[]> {
    const [club, random, awayMs] = [this.#club, this.#random, this.#awayMs];
    return this.during((playable) => FAULTS[fault]({ club, victim, random, awayMs, playable }));
  }

  /** The same for whatever happens to the club; `playable` says that the tables have no reason left to stand still for long. */
  async during(happen: (playable: () => void) => Promise<void>): Promise<readonly number[]> {
    const { tables } = this.#crowd;
    using standstill = new Standstill(tables);
    await happen(() => standstill.restart());
    const overAt = performance.now();
    await until(() => tables.every(({ movedAt }) => movedAt > overAt), PATIENCE_MS);
    return standstill.longest;
  }

  /** Ends the play, and holds what was told to the journal. */
  async judge(): Promise<Verdict> {
    const crowd = this.#crowd;
    const { ledger, shown, carried, bus } = this.#witnesses;
    await crowd.pause();
    // What a table does by itself after the last move comes to everybody, too; who has not heard of it by then has gone astray.
    const isTold = ({ players }: PlayedTable) => players.every(({ last }) => last === players[0]?.last);
    await until(() => crowd.tables.every(isTold), LAST_WORDS_MS).catch(() => undefined);
    await crowd.leave();
    const { database } = this.#club;
    const read = (tableId: string) => readStoredTable(database, tableId);
    const { moves, answered, p99, max, lost, doubled, disordered, snapshots } = crowd.tally.report();
    const checked = {
      heard: { moves, answered, p99, max, lost, doubled, disordered, snapshots },
      journal: await checkJournal(database, { tables: crowd.tables, ledger }),
      shown: await shown.judge(read),
      carried: await carried.judge(read),
      bus: bus.counts,
    };
    const counted = Object.entries(checked).flatMap(([what, row]) => forbiddenIn(what, row));
    const told = [shown.faults, carried.faults, bus.faults].flatMap((faults) => faults.slice(0, TOLD));
    return { checked, errors: crowd.tally.errors, payloads: bus.names, faults: [...counted, ...told] };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#witnesses.bus[Symbol.asyncDispose]();
    await this.#crowd.leave();
  }
}

function forbiddenIn(what: string, row: Row): readonly string[] {
  const wrong = Object.entries(row).filter(([column, count]) => FORBIDDEN.includes(column) && count > 0);
  return wrong.map(([column, count]) => `${what}: ${column} ${count}`);
}
