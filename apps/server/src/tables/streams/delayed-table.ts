import { messageFor, spectatorSnapshot, type TableMessage } from "@trelyazh/protocol";
import { evolveTable, type Projected, type Table, type TableEnvelope } from "@trelyazh/table";
import { createTopic, type Topic } from "@trelyazh/ws-adapter";
import type { Clock, Timer } from "../../clock.ts";
import type { Reader } from "./reader.ts";
import type { TableNames } from "./table-names.ts";
import { MOST_MISSED, missedSince, type History } from "./recent-events.ts";

/** Says whether a state of the table, whose last event happened at that time, may be seen by spectators. */
export type IsOver = (table: Table, at: number) => boolean;

export interface DelayedTableOptions {
  readonly clock: Clock;
  readonly delayMs: number;
  /** How people are called when they are shown. */
  readonly names: Pick<TableNames, "table" | "envelope">;
  /** Finds a state that is over, and what happened since; rejects when it would have to ask a database that is away. */
  readonly history: (isOver: IsOver) => Promise<History>;
  /** Called when a stream opens or closes. */
  readonly onReaders: () => void;
}

/** How long it waits before it asks the database again. */
const RETRY_MS = 1000;

/**
 * A table as its spectators see it: what happens in a pulya comes to them later. It is there only while there are
 * spectators; the first one has it made from what is known of the table, and one timer moves it on. What happens before
 * play begins hides nothing and is shown at once.
 */
export class DelayedTable {
  readonly topic: Topic<Projected<TableMessage>, Reader>;
  readonly #options: DelayedTableOptions;
  #shown: Table | null = null;
  /** What was shown last, for those who come back. */
  #latest: TableEnvelope[] = [];
  /** What may not be shown yet; before the table is made, what has happened since that was begun. */
  #waiting: TableEnvelope[] = [];
  #making: Promise<Table> | null = null;
  /** The next try to make the table or, once it is made, what is shown next. */
  #timer: Timer | null = null;
  #isClosed = false;

  constructor(options: DelayedTableOptions) {
    this.#options = options;
    this.topic = createTopic({ onOpened: options.onReaders, onClosed: options.onReaders });
  }

  /** What time it is for spectators, in epoch milliseconds: their clocks show what is left of a turn as they see it. */
  get now(): number {
    return this.#options.clock.now() - this.#options.delayMs;
  }

  /** How far spectators have been shown what happens; null until anything was. */
  get shownSeq(): number | null {
    return this.#shown?.seq ?? null;
  }

  /** Returns the table as spectators may see it now; rejects when the database is away. */
  table(): Promise<Table> {
    if (this.#shown !== null) return Promise.resolve(this.#shown);
    this.#making ??= this.#make().finally(() => (this.#making = null));
    return this.#making;
  }

  /** Returns what was shown after that number; null if that is better told by a snapshot. */
  after(seq: number): readonly TableEnvelope[] | null {
    return seq === this.#shown?.seq ? [] : missedSince(seq, this.#latest);
  }

  /** Has the table made for those who are here already, however long that takes. */
  open(): void {
    const { clock } = this.#options;
    this.table().catch(() => this.#wakeAt(clock.now() + RETRY_MS, () => this.open()));
  }

  /** Takes in what has just happened. */
  take(envelope: TableEnvelope): void {
    // The journal may have told of it already.
    if (envelope.seq <= ((this.#waiting.at(-1) ?? this.#shown)?.seq ?? 0)) return;
    this.#waiting.push(envelope);
    if (this.#shown !== null && this.#timer === null) this.#show(this.#shown);
  }

  /** Shows nothing any more. */
  close(): void {
    this.#isClosed = true;
    this.#sleep();
  }

  async #make(): Promise<Table> {
    const isOver: IsOver = (table, at) => table.status === "waiting" || at <= this.now;
    const { table, since } = await this.#options.history(isOver);
    const last = since.at(-1)?.seq ?? table.seq;
    this.#waiting = [...since, ...this.#waiting.filter(({ seq }) => seq > last)];
    let shown = table;
    for (const envelope of this.#takeDue(shown)) shown = this.#evolve(shown, envelope);
    // This is only for somebody who was a player a while ago, and has missed what came while the database was away.
    this.topic.publish(shown.seq, spectatorSnapshot(this.#options.names.table(shown), this.now));
    return this.#show(shown);
  }

  /** Shows what is due, and comes back when the next is. */
  #show(table: Table): Table {
    let shown = table;
    for (const envelope of this.#takeDue(shown)) {
      shown = this.#evolve(shown, envelope);
      const named = this.#options.names.envelope(envelope);
      this.topic.publish(envelope.seq, messageFor(named, "spectator", this.now));
    }
    this.#shown = shown;
    this.#waitForNext();
    return shown;
  }

  #evolve(table: Table, envelope: TableEnvelope): Table {
    this.#latest.push(envelope);
    if (this.#latest.length > MOST_MISSED) this.#latest.shift();
    return evolveTable(table, envelope);
  }

  #waitForNext(): void {
    if (this.#waiting.length === 0) {
      this.#sleep();
      return;
    }
    // Where the club's clock was set back while it was closed, times go back in a journal.
    const nextAt = Math.min(...this.#waiting.map(({ at }) => at));
    this.#wakeAt(nextAt + this.#options.delayMs, () => {
      if (this.#shown !== null) this.#show(this.#shown);
    });
  }

  #wakeAt(at: number, run: () => void): void {
    if (this.#isClosed) return;
    this.#sleep();
    this.#timer = this.#options.clock.schedule(at, () => {
      this.#timer = null;
      run();
    });
  }

  #sleep(): void {
    this.#timer?.cancel();
    this.#timer = null;
  }

  /** Takes out what may be shown by now: what came before something that is over is over, whatever its time says. */
  #takeDue(table: Table): readonly TableEnvelope[] {
    const { now } = this;
    const isOpen = table.status === "waiting";
    const start = this.#waiting.findIndex(({ event }) => isOpen && event.type === "pulyaStarted");
    const hiddenFrom = isOpen && start < 0 ? this.#waiting.length : start + 1;
    const overUntil = this.#waiting.findLastIndex(({ at }) => at <= now) + 1;
    return this.#waiting.splice(0, Math.max(hiddenFrom, overUntil));
  }
}
