import { setTimeout as sleep } from "node:timers/promises";
import type { TableMessage } from "@trelyazh/protocol";
import type { Table, Turn } from "@trelyazh/table";
import { Line, type FrameReader, type LineListener } from "./line.ts";
import type { Tally } from "../tally.ts";

/** Comes back like our client: a random share of a limit that doubles with each attempt. */
export interface ComeBack {
  readonly firstMs: number;
  readonly longestMs: number;
}

/** What a player does about a line on which nothing comes: asks whether anybody is there, and then goes elsewhere. */
export interface Impatience {
  readonly askAfterMs: number;
  readonly leaveAfterMs: number;
  /** How long a line may take to open when the player comes back. */
  readonly openWithinMs: number;
}

/** Hears everything that players are sent of their tables. */
export type Witness = (sent: {
  readonly tableId: string;
  readonly seat: number;
  readonly message: TableMessage;
}) => void;

export interface PlayerOptions {
  /** Where the player connects to; asked anew each time. */
  readonly url: () => string;
  readonly seat: number;
  readonly cookie: string;
  readonly impatience?: Impatience | undefined;
  readonly witness?: Witness | undefined;
  readonly comeBack: ComeBack;
  /** Of the table, since its players hear much the same. */
  readonly reader: FrameReader;
  /** Asked anew each time, since counting may begin again. */
  readonly tally: () => Tally;
  /** Keeps the player's copy of the table, as `receive` does; null for a player who needs none. */
  readonly keep: ((table: Table | null, message: TableMessage) => Table | null) | null;
}

/** Latest numbers of which the time of arrival is known, for answers that come after their events. */
const REMEMBERED = 16;

/** Somebody at a table, who checks that the stream brings every number once and in order. */
export class Player implements LineListener {
  /** Whose turn it is, as far as the player has heard. */
  turn: Turn | null = null;
  /** The number that came last; 0 for none. */
  last = 0;
  /** Told when the player has lost the connection, come back, and resumed the stream. */
  onBack: () => void = () => {};
  readonly #options: PlayerOptions;
  #line: Line | null = null;
  #tableId = "";
  #view: Table | null = null;
  /** What has come since the view was looked at. */
  #unread: TableMessage[] = [];
  #isResuming = false;
  #hasLeft = false;
  #first = Promise.withResolvers<void>();
  readonly #missing = new Set<number>();
  readonly #awaited = new Map<number, number>();
  readonly #seqs = new Float64Array(REMEMBERED);
  readonly #times = new Float64Array(REMEMBERED);

  constructor(options: PlayerOptions) {
    this.#options = options;
  }

  /** The player's own view of the table, brought up to date when it is looked at: only the player on turn needs it. */
  get view(): Table | null {
    const { keep } = this.#options;
    if (keep === null) return null;
    for (const message of this.#unread) this.#view = keep(this.#view, message);
    this.#unread = [];
    return this.#view;
  }

  /** Null while the connection is lost. */
  get line(): Line | null {
    return this.#line;
  }

  /** Says whether the stream has not gone on since the connection was lost. */
  get isAway(): boolean {
    return this.#isResuming;
  }

  /** Says whether something is known to be on its way. */
  get isWaiting(): boolean {
    return this.#awaited.size > 0 || this.#missing.size > 0 || this.#isResuming;
  }

  async connect(patienceMs?: number): Promise<Line> {
    const { url, cookie, reader } = this.#options;
    this.#line = await Line.open({ url: url(), cookie, patienceMs, listener: this, reader });
    return this.#line;
  }

  /** Resolves with the first message of that table. */
  async watch(tableId: string): Promise<void> {
    this.#tableId = tableId;
    this.last = 0;
    this.turn = null;
    this.#view = null;
    this.#unread = [];
    this.#first = Promise.withResolvers();
    this.#subscribe();
    await this.#first.promise;
  }

  /** Notes when that event came or comes, as the answer to what somebody else sent at that time. */
  expect(seq: number, sentAt: number): void {
    const place = seq % REMEMBERED;
    if (this.#seqs[place] === seq) this.#options.tally().saw((this.#times[place] ?? 0) - sentAt);
    else this.#awaited.set(seq, sentAt);
  }

  /** Counts what has not come until now as lost. */
  giveUp(): void {
    this.#options.tally().lost += this.#missing.size + this.#awaited.size;
    this.#missing.clear();
    this.#awaited.clear();
  }

  /** Gives up a line that has been silent for too long. */
  mindSilence(now: number): void {
    const { impatience } = this.#options;
    if (impatience === undefined || this.#line === null) return;
    const silentMs = now - this.#line.heardAt;
    if (silentMs > impatience.leaveAfterMs) this.drop();
    else if (silentMs > impatience.askAfterMs) this.#line.ping();
  }

  /** Loses the connection, and comes back as if the network had failed. */
  drop(): void {
    this.#line?.cut();
    this.lost();
  }

  async leave(): Promise<void> {
    this.#hasLeft = true;
    const line = this.#line;
    this.#line = null;
    await line?.close();
  }

  heard({ id, data }: { readonly id: string; readonly data: unknown }): void {
    // Only messages of the table are subscribed to.
    const message = data as TableMessage;
    this.#check(Number(id), message);
    this.#options.witness?.({ tableId: this.#tableId, seat: this.#options.seat, message });
    if (message.kind === "event") this.turn = message.envelope.turn;
    else if (message.kind === "snapshot") this.turn = message.table.turn;
    if (this.#options.keep !== null) this.#unread.push(message);
    this.#first.resolve();
  }

  /** Nothing more need come if nothing was missed. */
  started(): void {
    if (!this.#isResuming) return;
    this.#isResuming = false;
    this.onBack();
  }

  ended(code: string): void {
    this.#options.tally().failed(`stream: ${code}`);
    const line = this.#line;
    const again = () => {
      if (this.#line !== null && this.#line === line) this.#subscribe();
    };
    setTimeout(again, Math.random() * this.#options.comeBack.firstMs);
  }

  lost(): void {
    this.#line = null;
    this.#isResuming = true;
    void this.#comeBack();
  }

  async #comeBack(): Promise<void> {
    const { firstMs, longestMs } = this.#options.comeBack;
    for (let attempt = 0; this.#line === null; attempt += 1) {
      await sleep(Math.random() * Math.min(longestMs, firstMs * 2 ** attempt));
      if (this.#hasLeft) return;
      await this.connect(this.#options.impatience?.openWithinMs).catch(() => null);
    }
    this.#subscribe();
  }

  #subscribe(): void {
    const lastEventId = this.last === 0 ? null : String(this.last);
    this.#line?.subscribe({ path: "table.events", input: { tableId: this.#tableId, lastEventId } });
  }

  #check(seq: number, { kind }: TableMessage): void {
    const tally = this.#options.tally();
    tally.events += 1;
    if (kind === "snapshot") this.#restart(seq);
    else if (seq <= this.last) this.#takeOld(seq, tally);
    else this.#takeNew(seq);
    this.last = Math.max(this.last, seq);
    const place = seq % REMEMBERED;
    this.#seqs[place] = seq;
    this.#times[place] = performance.now();
    const sentAt = this.#awaited.get(seq);
    if (sentAt === undefined) return;
    this.#awaited.delete(seq);
    tally.saw(performance.now() - sentAt);
  }

  /** What the snapshot covers needs not come any more. */
  #restart(seq: number): void {
    if (this.last > 0) this.#options.tally().snapshots += 1;
    this.#missing.clear();
    for (const awaited of this.#awaited.keys()) if (awaited < seq) this.#awaited.delete(awaited);
  }

  #takeOld(seq: number, tally: Tally): void {
    if (this.#missing.delete(seq)) tally.disordered += 1;
    else tally.doubled += 1;
  }

  #takeNew(seq: number): void {
    if (this.last === 0) return;
    for (let missing = this.last + 1; missing < seq; missing += 1) this.#missing.add(missing);
  }
}
