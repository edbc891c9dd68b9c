import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { receive } from "@trelyazh/protocol";
import { randomFrom } from "@trelyazh/solver";
import { PlayedTable, type Ledger, type Script } from "./played-table.ts";
import { FrameReader } from "./line.ts";
import { Player, type ComeBack, type Impatience, type Witness } from "./player.ts";
import { byTheRules, inTurn, sitDown } from "./scripts.ts";
import { Tally } from "../tally.ts";

const SEATS = 3;
const STEP_MS = 5;
const BEAT_MS = 1000;
const ARRIVING_AT_ONCE = 40;
const PATIENCE_MS = 5_000;

/** As in our web client. */
const COME_BACK: ComeBack = { firstMs: 400, longestMs: 5_000 };

export interface CrowdOptions {
  /** Of the server's sockets, with `ws:`; or where somebody with that chair at that table connects to, asked each time. */
  readonly url: string | ((chair: { readonly table: number; readonly seat: number }) => string);
  readonly cookies: readonly string[];
  readonly seed: number;
  readonly comeBack?: ComeBack;
  readonly impatience?: Impatience;
  readonly witness?: Witness;
  readonly ledger?: Ledger;
  /** Deals after which a table is left for a new one; for ever unless told. */
  readonly deals?: number;
}

/** Tables under play, each moving once a second at its own moment. */
export class Crowd {
  readonly tables: PlayedTable[] = [];
  #tally = new Tally();
  #isPlaying = false;
  #isImpatient = false;

  get tally(): Tally {
    return this.#tally;
  }

  get players(): readonly Player[] {
    return this.tables.flatMap((table) => table.players);
  }

  /** Guests who play by the rules at the real server. */
  static async atClub(options: CrowdOptions): Promise<Crowd> {
    const random = randomFrom(options.seed);
    return Crowd.#gather(options, { keep: receive, begin: sitDown, script: () => byTheRules(random, options.deals) });
  }

  /** The same number of people at a relay. */
  static async atRelay(options: CrowdOptions): Promise<Crowd> {
    return Crowd.#gather(options, { keep: null, begin: meet, script: inTurn });
  }

  static async #gather(options: CrowdOptions, manners: Manners): Promise<Crowd> {
    const crowd = new Crowd();
    const { cookies } = options;
    crowd.#isImpatient = options.impatience !== undefined;
    const arrivals = Array.from({ length: Math.floor(cookies.length / SEATS) }, (_, index) =>
      cookies.slice(index * SEATS, (index + 1) * SEATS),
    );
    const arrive = async (): Promise<void> => {
      for (let next = arrivals.pop(); next !== undefined; next = arrivals.pop()) {
        crowd.tables.push(await crowd.#seat(next, { table: arrivals.length, options, manners }));
      }
    };
    await Promise.all(Array.from({ length: ARRIVING_AT_ONCE }, arrive));
    return crowd;
  }

  async #seat(
    cookies: readonly string[],
    { table, options, manners }: { readonly table: number; readonly options: CrowdOptions; readonly manners: Manners },
  ): Promise<PlayedTable> {
    const { url, ledger, impatience, witness, comeBack = COME_BACK } = options;
    const tally = () => this.#tally;
    const reader = new FrameReader();
    const manner = { impatience, witness, comeBack, reader, tally, keep: manners.keep };
    const players = cookies.map((cookie, seat) => {
      const at = typeof url === "string" ? () => url : () => url({ table, seat });
      return new Player({ url: at, seat, cookie, ...manner });
    });
    await Promise.all(players.map((player) => player.connect()));
    const id = await manners.begin(players);
    return new PlayedTable({ id, players, script: manners.script(), tally, ...(ledger && { ledger }) });
  }

  /** Begins to count anew. */
  restartCount(): void {
    this.#tally = new Tally();
  }

  /** Lets every table move once a second until `pause` is called. */
  start(): void {
    this.#isPlaying = true;
    void this.#keepTime();
    if (this.#isImpatient) void this.#mindSilence();
  }

  /** Stops the beat, and waits for what is on its way; what does not come is lost. */
  async pause(): Promise<void> {
    this.#isPlaying = false;
    const giveUpAt = performance.now() + PATIENCE_MS;
    while (this.tables.some((table) => table.isWaiting) && performance.now() < giveUpAt) await sleep(STEP_MS);
    for (const player of this.players) player.giveUp();
  }

  async leave(): Promise<void> {
    this.#isPlaying = false;
    await Promise.all(this.players.map((player) => player.leave()));
  }

  async #mindSilence(): Promise<void> {
    while (this.#isPlaying) {
      await sleep(BEAT_MS / 2);
      for (const player of this.players) player.mindSilence(performance.now());
    }
  }

  async #keepTime(): Promise<void> {
    const startedAt = performance.now();
    let beaten = 0;
    while (this.#isPlaying) {
      const due = Math.floor(((performance.now() - startedAt) * this.tables.length) / BEAT_MS);
      for (; beaten < due; beaten += 1) this.tables[beaten % this.tables.length]?.beat();
      await sleep(STEP_MS);
    }
  }
}

/** How people of one kind behave. */
interface Manners {
  readonly keep: ConstructorParameters<typeof Player>[0]["keep"];
  readonly begin: (players: readonly Player[]) => Promise<string>;
  readonly script: () => Script;
}

async function meet(players: readonly Player[]): Promise<string> {
  const tableId = randomUUID();
  await Promise.all(players.map((player) => player.watch(tableId)));
  return tableId;
}
