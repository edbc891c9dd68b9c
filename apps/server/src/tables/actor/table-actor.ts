import type { ErrorCode } from "@trelyazh/protocol";
import {
  keptSeatOf,
  seatOf,
  type Table,
  decideTable,
  isSameStep,
  nextStep,
  type NextStep,
  numberEvents,
  type Member,
  type Transition,
} from "@trelyazh/table";
import type { Ack } from "./ack.ts";
import type { Clock } from "../../clock.ts";
import { ClubError } from "../../club-error.ts";
import type { Logger } from "../../logger.ts";
import { BotChance } from "./bot-chance.ts";
import type { Think } from "./bot-driver.ts";
import { CatchersPlan, type PlanWish } from "./catching/catchers-plan.ts";
import { contactOnTurn, graceFor } from "./clock-flag.ts";
import { CommandLog, isRepeat } from "./command-log.ts";
import type { Chance, DeckSource } from "./dealing.ts";
import type { Journal } from "../journal/journal.ts";
import { Mailbox, type MailboxShares, type Sender } from "./mailbox.ts";
import { Plan } from "./plan.ts";
import { replay, type LoadedTable } from "../journal/replay.ts";
import { newsIn } from "../journal/table-news.ts";
import { rowsOf, submissionFor, Delays, type NextDeal, type Submission, type Pace } from "./own-doings.ts";
import { isBroken, whyUnread } from "../journal/store-faults.ts";
import { Elsewhere } from "../ownership/elsewhere.ts";
import type { Owner } from "../ownership/ownership.ts";
import { TableStreams, type TableStreamsDeps } from "../streams/table-streams.ts";
import type { JournalRow, TableStore } from "../journal/table-store.ts";
import type { TableMemory } from "./table-memory.ts";
import { FairDealing, type Addition } from "./fair-dealing.ts";
import { ResultReaders } from "./result-reading.ts";
import { TurnHistory } from "./turn-history.ts";

export interface TableDeps extends Pick<TableStreamsDeps, "names"> {
  readonly journal: Journal;
  readonly store: TableStore;
  /** The store as it is read for those who ask for what was long ago. */
  readonly past: Pick<TableStore, "load" | "loadAfter" | "loadPage" | "commandsBefore">;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly decks: DeckSource;
  readonly pace: Pace;
  readonly think: Think;
  readonly log: Logger;
  /** Called after each command with what it did; must not throw. */
  readonly onTransitions: (actor: TableActor, transitions: readonly Transition[]) => void;
  /** Called when nobody has the table open any more; must not throw. */
  readonly onUnwatched: (actor: TableActor) => void;
  /** Called when the table is not this node's any more, before those who have it open are sent away; must not throw. */
  readonly onGone: (actor: TableActor, owner: Owner | null) => void;
}

/** A table that is this node's. */
export interface OwnTable extends LoadedTable {
  /** By which it was claimed. */
  readonly epoch: number;
  /** What an earlier owner has handed over with it; null if it was brought back from the journal. */
  readonly memory?: TableMemory | null;
}

/** Commands that may wait for one table: a person gives one after the other, and a page has few to give at once. */
const SHARES: MailboxShares = { each: 8, others: 16 };

/** How long a table waits before it tries again what the database would not take. */
const RETRY_MS = 1000;

/**
 * The one owner of a live table. Everything that happens to the table passes through its mailbox, in this order: decide,
 * append to the journal, swap the state, publish. What could not be appended has not happened.
 */
export class TableActor {
  /** Those who have the table open. */
  readonly streams: TableStreams;
  /** What the catchers of a misère have planned. */
  readonly catchers: CatchersPlan;
  /** The how-manieth claim made the table this node's. */
  readonly epoch: number;
  readonly #deps: TableDeps;
  readonly #mailbox = new Mailbox(SHARES);
  readonly #commands: CommandLog;
  readonly #history: TurnHistory;
  readonly #readers: ResultReaders;
  readonly #dealing: FairDealing;
  #table: Table;
  #lastEventAt: number;
  #stopped = false;
  #isGone = false;
  readonly #plan: Plan;
  readonly #delays: Delays;
  readonly #botChance: BotChance;
  /** The step that is planned or under way; null when there is none, or none that could go on. */
  #next: NextStep | null = null;
  /** Since when it is unknown what the journal holds; null when it is known. */
  #awaySince: number | null = null;
  /** The turn during which the table moved here, and for how long it stood then. */
  #moved: { readonly turnNumber: number; readonly tookMs: number } | null = null;

  constructor({ epoch, memory = null, ...loaded }: OwnTable, deps: TableDeps) {
    this.epoch = epoch;
    this.#deps = deps;
    this.#table = loaded.table;
    const { past, clock } = deps;
    const { contacts: expected = [] } = memory ?? {};
    this.streams = new TableStreams(loaded, { ...deps, expected, onUnwatched: () => deps.onUnwatched(this) });
    this.#commands = new CommandLog(past, loaded);
    this.#history = new TurnHistory(loaded.rows, memory);
    this.#readers = new ResultReaders(memory);
    this.#dealing = new FairDealing(deps.store, loaded, memory);
    this.catchers = new CatchersPlan(memory);
    this.#plan = new Plan(clock);
    this.#delays = new Delays(deps.pace, memory?.delay);
    const turnNumber = loaded.table.turn?.number;
    if (memory !== null && turnNumber !== undefined)
      this.#moved = { turnNumber, tookMs: Math.max(0, clock.now() - memory.heldAt) };
    this.#botChance = new BotChance(deps.chance);
    this.#lastEventAt = loaded.recent.at(-1)?.at ?? loaded.table.createdAt;
  }

  get table(): Table {
    return this.#table;
  }

  /** Epoch milliseconds. */
  get lastEventAt(): number {
    return this.#lastEventAt;
  }

  /** Whether it does nothing, has nothing to do by itself, and nobody has it open. */
  get isIdle(): boolean {
    return this.#plan.isEmpty && this.#mailbox.isEmpty && !this.streams.isWatched;
  }

  /** Carries out a command in its turn. Rejects with a `ClubError` when it is refused; then nothing has changed. */
  async perform(submission: Submission): Promise<Ack> {
    const { commandId } = submission;
    const outcome = await this.#mailbox.post(async () => {
      if (this.#awaySince !== null) await this.#lookUp(this.#awaySince);
      return (commandId === undefined ? null : this.#commands.recall(commandId)) ?? this.#carryOut(submission);
    }, this.#senderOf(submission));
    if (typeof outcome !== "string") return outcome;
    // It may be a repeat of what was done before the table was loaded. The table does not wait until that is known.
    const firstAnswer = commandId === undefined ? null : await this.#commands.find(commandId);
    if (firstAnswer !== null) return firstAnswer;
    throw new ClubError(outcome);
  }

  /** Notes that somebody has read the result of that deal; the next one is dealt once everybody has. */
  ready(member: Member, deal: number): Promise<Ack> {
    return this.#note(member, () => this.#readers.note(this.#table, member.id, deal));
  }

  /** Takes what a player's client adds to the next deal. */
  addNonce(member: Member, addition: Addition): Promise<Ack> {
    return this.#note(member, () => this.#dealing.add(this.#table, member.id, addition));
  }

  /** Changes what the catchers of a misère have planned. */
  plan(member: Member, wish: PlanWish): Promise<Ack> {
    return this.#note(member, () => this.catchers.change(this.#table, member.id, wish));
  }

  /** Notes in its turn what is no part of the table's history. */
  async #note({ id }: Member, note: () => void): Promise<Ack> {
    const sender = { id, hasShare: seatOf(this.#table, id) !== null };
    return await this.#mailbox.post(async () => {
      if (this.#awaySince !== null) await this.#lookUp(this.#awaySince);
      note();
      this.run();
      return { seq: this.#table.seq };
    }, sender);
  }

  /** Begins to do what the table does by itself: start, deal, move its bots, watch the clock. */
  run(): void {
    if (this.#stopped) return;
    const { clock } = this.#deps;
    const next = this.#awaySince === null ? nextStep(this.#table) : null;
    if (next?.type === "deal") {
      this.#planDeal(next);
      return;
    }
    this.streams.tellResult(null);
    // Nobody can put a step off by what they do beside the play.
    if (next !== null && this.#next !== null && isSameStep(this.#next, next)) return;
    this.#next = next;
    if (next !== null) this.#schedule(next, this.#delays.dueAt(next, clock.now()));
    else if (this.#awaySince !== null) this.#schedule(null, clock.now() + RETRY_MS);
    else this.#rest();
  }

  /**
   * A deal is dealt once everybody at the table has read the result of the one before, or has added to the first one, or the
   * time for that is over.
   */
  #planDeal(next: NextDeal): void {
    const { clock, pace } = this.#deps;
    const table = this.#table;
    const waitsMs =
      next.number > 1
        ? this.#readers.staysMs(table, pace.dealDelayMs)
        : Number(this.#dealing.isIncomplete(table)) * pace.nonceWaitMs;
    const dealAt = this.#delays.dealAt(clock.now(), waitsMs);
    this.#next = next;
    this.streams.tellResult(next.number === 1 ? null : this.#readers.tellOf(table, dealAt));
    if (dealAt === null) this.#plan.cancel();
    else this.#schedule(next, dealAt);
  }

  /**
   * Stands still: what is under way is finished, what comes waits, and the clock calls nobody. Resolves with what only memory
   * knows; with null when it is not known either what the journal holds, and then nobody can go on from here.
   */
  async hold(): Promise<TableMemory | null> {
    const heldAt = this.#deps.clock.now();
    await this.#mailbox.hold();
    this.#plan.cancel();
    if (this.#stopped || this.#awaySince !== null) return null;
    const contacts = this.streams.contactsAtTheTable();
    const known = { ...this.#history.known, ...this.#readers.known, ...this.#dealing.known, ...this.catchers.known };
    return { heldAt, ...known, delay: this.#delays.begun, contacts };
  }

  /** Goes on after it was held. */
  goOn(): void {
    this.#next = null;
    this.#mailbox.goOn();
    this.run();
  }

  /**
   * The table is not this node's any more: it does nothing more here, and whoever asks for something is sent to its owner, as
   * far as that is known. What is being stored is still told if it is stored.
   */
  letGo(owner: Owner | null = null): void {
    if (this.#isGone) return;
    this.#isGone = true;
    this.#stopped = true;
    this.#plan.cancel();
    this.#mailbox.giveBack(new Elsewhere(this.#table.id, owner));
    this.#deps.onGone(this, owner);
    this.streams.close();
  }

  /** Takes no more commands, and resolves when those it has taken are done. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#plan.cancel();
    this.streams.close();
    await this.#mailbox.close();
  }

  /** Whoever sits at the table has a share of its mailbox that strangers cannot use up. */
  #senderOf({ command }: Submission): Sender | null {
    if (!("member" in command)) return null;
    const { id } = command.member;
    return { id, hasShare: seatOf(this.#table, id) !== null || keptSeatOf(this.#table, id) !== null };
  }

  /**
   * Resolves with the code of a refusal; rejects with `Elsewhere` when the table is not this node's any more, with
   * `DATABASE_AWAY` when it is not known what has come of the command.
   */
  async #carryOut(submission: Submission): Promise<Ack | ErrorCode> {
    const decision = decideTable(this.#table, submission.command);
    if (!decision.ok) return decision.code;
    const at = this.#deps.clock.now();
    try {
      const [table, { command }] = [this.#table, submission];
      const events = await this.#dealing.withSeed(table, decision.events);
      const transitions = numberEvents(table, command, { events, at });
      const rows = rowsOf(table, transitions, submission);
      await this.#deps.journal.append({ tableId: table.id, epoch: this.epoch, rows, news: newsIn(table, transitions) });
      this.#publish(transitions, rows);
    } catch (cause) {
      // Then it is known: nothing has.
      if (isRepeat(cause)) return "STALE_COMMAND";
      if (cause instanceof Elsewhere) {
        this.letGo();
        throw cause;
      }
      // A database that hangs says so only after a while, in which nobody could play.
      this.#awaySince ??= at;
      this.streams.setStorageAway(true);
      this.run();
      this.#deps.log.error(
        { tableId: this.#table.id, seq: this.#table.seq, epoch: this.epoch, err: cause },
        "events not stored",
      );
      throw new ClubError("DATABASE_AWAY", { cause });
    }
    return { seq: this.#table.seq };
  }

  #publish(transitions: readonly Transition[], rows: readonly JournalRow[]): void {
    this.#commands.remember(rows);
    this.#history.remember(rows);
    this.#dealing.remember(rows);
    this.#lastEventAt = rows.at(-1)?.envelope.at ?? this.#lastEventAt;
    for (const transition of transitions) {
      this.#table = transition.table;
      this.streams.publish(transition);
    }
    this.run();
    this.#deps.onTransitions(this, transitions);
  }

  /** After a failed append: finds out what the journal really holds, and goes on from there with its clocks moved. */
  async #lookUp(since: number): Promise<void> {
    const { store, clock } = this.#deps;
    const rows = await store.loadAfter(this.#table.id, this.#table.seq).catch((cause: unknown) => {
      if (!isBroken(cause)) this.run();
      throw whyUnread(cause);
    });
    const transitions = replay(this.#table, rows);
    this.#awaySince = null;
    this.streams.setStorageAway(false);
    this.#publish(transitions, rows);
    if (typeof this.#table.turn?.deadlineAt !== "number") return;
    const outageMs = clock.now() - outageBegin(since, rows);
    await this.#carryOut({ command: { type: "recover", outageMs } }).catch((error: unknown) => {
      this.#awaySince = since;
      throw error;
    });
  }

  #rest(): void {
    this.#plan.cancel();
    this.#delays.end();
  }

  #schedule(next: NextStep | null, at: number): void {
    this.#plan.make(at, (calledOff) => void this.#advance(next, calledOff));
  }

  /** A deadline that has passed is called only after the grace, which is measured as late as possible. */
  #callAt(next: NextStep | null): number {
    if (next?.type !== "timeOut") return 0;
    // Nobody's turn is shorter since the table has moved.
    const stoodMs = this.#moved?.turnNumber === next.turn.number ? this.#moved.tookMs : 0;
    return next.turn.deadlineAt + stoodMs + graceFor(contactOnTurn(this.#table, this.streams));
  }

  /** A bot thinks outside the mailbox, so that the table goes on meanwhile; a thought that comes too late is dropped. */
  async #advance(next: NextStep | null, calledOff: AbortSignal): Promise<void> {
    const callAt = this.#callAt(next);
    if (callAt > this.#deps.clock.now()) {
      this.#schedule(next, callAt);
      return;
    }
    try {
      const witness = { contacts: this.streams, history: this.#history };
      const bots = { botChance: this.#botChance, onBotHurried: () => this.streams.tellBotsHurry() };
      const deps = { ...this.#deps, ...bots, dealing: this.#dealing, witness, signal: calledOff };
      const submission = next && (await submissionFor(next, this.#table, deps));
      await this.#mailbox.post(async () => {
        if (this.#awaySince !== null) await this.#lookUp(this.#awaySince);
        // Somebody was faster: then the next step has been planned anew.
        if (submission === null || calledOff.aborted) return;
        this.#forgetStep();
        const outcome = await this.#carryOut(submission);
        if (typeof outcome === "string") throw new ClubError(outcome);
      });
    } catch (error) {
      if (error !== calledOff.reason) this.#failedToAdvance(error);
    }
  }

  /** It is over, whatever comes of it: what comes next is planned for itself. */
  #forgetStep(): void {
    this.#next = null;
    this.#delays.end();
  }

  #failedToAdvance(error: unknown): void {
    const { clock, log } = this.#deps;
    if (error instanceof Elsewhere) return;
    // Then either nothing has to go on, or the next try has been planned.
    if (error instanceof ClubError && ["RESTARTING", "DATABASE_AWAY"].includes(error.clubCode)) return;
    log.error({ tableId: this.#table.id, seq: this.#table.seq, err: error }, "table could not take its next step");
    this.#next = null;
    // It would be read again and again.
    if (isBroken(error)) this.#rest();
    else if (!this.#stopped) this.#plan.make(clock.now() + RETRY_MS, () => this.run());
  }
}

/** What was away for longer than it knew has moved its clocks already for a part of that time. */
function outageBegin(since: number, rows: readonly JournalRow[]): number {
  const recovered = rows.findLast(({ envelope }) => envelope.event.type === "tableRecovered");
  return Math.max(since, recovered?.envelope.at ?? since);
}
