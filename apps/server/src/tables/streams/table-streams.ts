import type { Seat } from "@trelyazh/preferans";
import {
  messageFor,
  snapshotFor,
  spectatorSnapshot,
  type PastPage,
  type ReadPast,
  type ResultReading,
  type TablePresence,
} from "@trelyazh/protocol";
import {
  projectEnvelope,
  seatOf,
  viewerOf,
  type Member,
  type Table,
  type TableEnvelope,
  type Transition,
} from "@trelyazh/table";
import { createTopic, followOneOf, ResyncError, type Line, type LiveStream } from "@trelyazh/ws-adapter";
import type { TrackedEnvelope } from "@trpc/server";
import type { Clock, Timer } from "../../clock.ts";
import type { Contact, Contacts, KnownContact } from "./contact.ts";
import type { LoadedTable } from "../journal/replay.ts";
import type { TableStore } from "../journal/table-store.ts";
import { DelayedTable } from "./delayed-table.ts";
import { PacedBoard } from "../../paced-board.ts";
import { isLive, movesPlaces, movesReader } from "./places.ts";
import { PassingSign } from "./passing-sign.ts";
import { presenceOf } from "./presence.ts";
import type { MessageTopic, Reader, StreamMessage } from "./reader.ts";
import { handOverEach, trackedBySeq, viewsOf, type Sight } from "./sight.ts";
import { TableNames, type PresentNames } from "./table-names.ts";
import { TablePast } from "./table-past.ts";

export type MessageStream = LiveStream<TrackedEnvelope<StreamMessage>>;

/** What a client says when it opens a table. */
export interface Opening {
  readonly member: Member;
  /** Null for streams over HTTP. */
  readonly line: Line | null;
  /** The last number that the client has; null if it has none. */
  readonly lastSeq: number | null;
}

/** Returns what a reader goes on with who has had everything up to that number; null for one who has had nothing. */
export type Adopt = (reader: Reader, lastSeq: number | null) => MessageTopic;

export interface TableStreamsDeps {
  readonly past: Pick<TableStore, "load" | "loadAfter" | "loadPage">;
  readonly clock: Clock;
  readonly names: PresentNames;
  /** Those who had the table open at an earlier owner, and will have it open here in a moment. */
  readonly expected?: readonly KnownContact[];
  /** Called when the last stream was closed. */
  readonly onUnwatched: () => void;
}

/** Who is expected for longer will not come. */
const EXPECTED_MS = 3000;

/** How long the delayed table is kept for the next spectator: to make it may take the whole journal. */
const LINGER_MS = 60_000;

/** The shortest time between two presences, in milliseconds. */
const PRESENCE_MS = 250;

/** How long players are told that bots have thought less than agreed. */
const HURRY_MS = 60_000;

/**
 * Everybody who has one table open, and what they are sent. Anyone who sits at it, or is awaited there, sees what happens at
 * once; to all others it comes with the table's delay. The place is never asked for: it follows from the user.
 */
export class TableStreams implements Contacts {
  readonly #deps: TableStreamsDeps;
  readonly #past: TablePast;
  readonly #names: TableNames;
  readonly #live: MessageTopic;
  readonly #presence: PacedBoard<TablePresence>;
  readonly #botsHurry: PassingSign;
  /** Null while there have been no spectators for a while: then they cost nothing. */
  #delayed: DelayedTable | null = null;
  /** Set while the delayed table waits for its next spectator. */
  #lingering: Timer | null = null;
  /** Nobody's line is taken for cut since the table has moved. */
  readonly #expected = new Map<string, Contact>();
  #expecting: Timer | null = null;
  #isClosed = false;
  /** Set once the table lives elsewhere. */
  #adopt: Adopt | null = null;
  #table: Table;
  #isStorageAway = false;
  #result: ResultReading | null = null;
  #againBy: Seat | null = null;

  constructor(loaded: LoadedTable, deps: TableStreamsDeps) {
    this.#deps = deps;
    this.#table = loaded.table;
    this.#past = new TablePast(loaded, deps.past);
    this.#live = createTopic({ onOpened: (reader) => this.#opened(reader), onClosed: () => this.#closed() });
    this.#presence = new PacedBoard({
      clock: deps.clock,
      intervalMs: PRESENCE_MS,
      read: () => this.presence(),
      onClosed: () => this.#tellIfUnwatched(),
    });
    const onChanged = () => this.#presence.changed();
    this.#botsHurry = new PassingSign({ clock: deps.clock, forMs: HURRY_MS, onChanged });
    this.#names = new TableNames({ names: deps.names, onChanged }, loaded.table);
    this.#expect(deps.expected ?? []);
  }

  /** The latest events, oldest first. */
  get recent(): readonly TableEnvelope[] {
    return this.#past.recent;
  }

  /** Whether anybody has the table open. */
  get isWatched(): boolean {
    return this.#live.readers + (this.#delayed?.topic.readers ?? 0) + this.#presence.readers > 0;
  }

  /** The stream of one person. It attaches to what is live first and reads after that what was missed. */
  follow({ member, line, lastSeq }: Opening): MessageStream {
    const audience: Reader = { member, line, seat: null };
    let isAdopted = false;
    const choose = () => {
      isAdopted = this.#adopt !== null;
      return this.#adopt?.(audience, lastSeq) ?? this.#topicFor(member.id);
    };
    return followOneOf(choose, { audience, backfill: () => (isAdopted ? [] : this.#missedBy(audience, lastSeq)) });
  }

  /** What that person may know of the latest events before a number: a spectator no more than they have been shown. */
  async pastFor({ id }: Member, { before, count }: Omit<ReadPast, "tableId">): Promise<PastPage> {
    const viewer = viewerOf(this.#table, id);
    const { seq } = isLive(this.#table, id) ? this.#table : await this.#delayedTable();
    const events = await this.#past.page({ upTo: Math.min(before - 1, seq), count });
    return { events: (await this.#names.page(events)).map((envelope) => projectEnvelope(envelope, viewer)) };
  }

  /** The table lives elsewhere from now on: everybody who has it open, or is just about to, reads on where they are adopted. */
  leave(adopt: Adopt): void {
    this.#adopt = adopt;
    handOverEach(this.#live, (reader) => adopt(reader, this.#table.seq));
    const delayed = this.#delayed;
    if (delayed !== null) handOverEach(delayed.topic, (reader) => adopt(reader, delayed.shownSeq));
  }

  /** Ends the streams of those users, who may not look at the table any more, so that they ask anew. */
  sendAway(are: (userId: string) => boolean): void {
    const fits = ({ member }: Reader) => are(member.id);
    this.#live.failThose(fits, new ResyncError());
    this.#delayed?.topic.failThose(fits, new ResyncError());
  }

  /** Who is here, at once and after each change. */
  followPresence(): LiveStream<TablePresence> {
    return this.#presence.follow();
  }

  presence(): TablePresence {
    const spectators = this.#delayed?.topic.audiences ?? [];
    const readers = [...this.#live.audiences, ...spectators].map(({ member }) => member.id);
    const names = this.#names.told;
    return {
      ...presenceOf(this.#table, new Set([...readers, ...this.#expected.keys()])),
      isStorageAway: this.#isStorageAway,
      isLineAway: false,
      botsHurry: this.#botsHurry.isShown,
      ...(this.#result !== null && { result: this.#result }),
      ...(this.#againBy !== null && { againBy: this.#againBy }),
      ...(names !== null && { names }),
    };
  }

  contactOf(userId: string): Contact | null {
    const readers = this.#live.audiences.filter((reader) => reader.member.id === userId);
    if (readers.length === 0) return this.#expected.get(userId) ?? null;
    const lines = readers.flatMap(({ line }) => line ?? []);
    const lags = lines.flatMap(({ lagMs }) => lagMs ?? []);
    const heard = lines.map(({ heardAt }) => heardAt);
    return {
      lagMs: lags.length === 0 ? null : Math.min(...lags),
      heardAt: heard.length === 0 ? null : Math.max(...heard),
    };
  }

  /** The lines to the people who sit here and have the table open. */
  contactsAtTheTable(): readonly KnownContact[] {
    return this.#table.seats.flatMap((occupant) => {
      const contact = occupant?.kind === "human" ? this.contactOf(occupant.userId) : null;
      return occupant?.kind === "human" && contact !== null ? [{ userId: occupant.userId, ...contact }] : [];
    });
  }

  /** Says whether what happens can be stored at present. */
  setStorageAway(isAway: boolean): void {
    if (this.#isStorageAway === isAway) return;
    this.#isStorageAway = isAway;
    this.#presence.changed();
  }

  /** Says who has read the result of the deal that is over; null while there is none to read. */
  tellResult(result: ResultReading | null): void {
    if (result === null && this.#result === null) return;
    this.#result = result;
    this.#presence.changed();
  }

  /** Says who was the first to play another pulya with the same people. */
  tellAgain(seat: Seat): void {
    if (this.#againBy !== null) return;
    this.#againBy = seat;
    this.#presence.changed();
  }

  /** Says how somebody is called now, if they have been here. */
  tellRenamed(userId: string): void {
    this.#names.renamed(userId);
  }

  /** Says that a bot has thought less than its level needs; a minute after the last time that is forgotten. */
  tellBotsHurry(): void {
    this.#botsHurry.show();
  }

  /** Ends what would go on by itself; those who have the table open are let go of with their sockets. */
  close(): void {
    this.#botsHurry.cancel();
    this.#isClosed = true;
    this.#expecting?.cancel();
    this.#lingering?.cancel();
    this.#closeDelayedIfEmpty();
  }

  /** Sends everybody what they may know of that transition, when they may know it. */
  publish(transition: Transition): void {
    this.#table = transition.table;
    this.#past.add(transition);
    this.#names.add(transition.envelope);
    if (movesPlaces(transition.envelope)) this.#publishMove(transition);
    else if (this.#live.readers > 0) this.#publishToPlayers(transition);
    this.#delayed?.take(transition.envelope);
  }

  #expect(people: readonly KnownContact[]): void {
    if (people.length === 0) return;
    const { clock } = this.#deps;
    for (const { userId, ...contact } of people) this.#expected.set(userId, contact);
    this.#expecting = clock.schedule(clock.now() + EXPECTED_MS, () => {
      this.#expected.clear();
      this.#presence.changed();
    });
  }

  #publishToPlayers({ envelope }: Transition): void {
    const now = this.#deps.clock.now();
    const isOpen = projectEnvelope(envelope, "spectator") === envelope;
    if (isOpen) this.#live.publish(envelope.seq, messageFor(envelope, "spectator", now));
    else this.#live.publishEach(envelope.seq, viewsOf(envelope, now));
  }

  /** Whoever's own seat has changed gets the table through their new eyes. */
  #publishMove({ envelope, table }: Transition): void {
    const now = this.#deps.clock.now();
    const shown = this.#names.envelope(envelope);
    const message = messageFor(shown, "spectator", now);
    // Play begins: who looks on sees it late from here, and their clock with it.
    const late = messageFor(shown, "spectator", now - table.spectatorDelaySeconds * 1000);
    this.#welcomePlayers();
    this.#live.publishEach(envelope.seq, (reader) => {
      const seat = seatOf(table, reader.member.id);
      if (reader.seat === seat) return isLive(table, reader.member.id) ? message : late;
      reader.seat = seat;
      return snapshotFor(this.#names.table(table), reader.member.id, now);
    });
    this.#dismissSpectators();
    this.#presence.changed();
  }

  /** Spectators who have just got a chair see from now on what happens at once. */
  #welcomePlayers(): void {
    this.#delayed?.topic.handOver(this.#live, ({ member }) => isLive(this.#table, member.id));
    this.#keepDelayedAWhile();
  }

  /** A viewer who has no chair any more, or never had one when play begins, sees from now on what happens with the delay. */
  #dismissSpectators(): void {
    if (this.#live.audiences.every(({ member }) => isLive(this.#table, member.id))) return;
    this.#live.handOver(this.#openDelayed().topic, ({ member }) => !isLive(this.#table, member.id));
    this.#delayed?.open();
  }

  #topicFor(userId: string): MessageTopic {
    return isLive(this.#table, userId) ? this.#live : this.#openDelayed().topic;
  }

  #openDelayed(): DelayedTable {
    return (this.#delayed ??= new DelayedTable({
      clock: this.#deps.clock,
      delayMs: this.#table.spectatorDelaySeconds * 1000,
      names: this.#names,
      history: (isOver) => this.#past.from(isOver),
      onReaders: () => this.#closed(),
    }));
  }

  /** The table as spectators may see it now, for somebody who need not have it open. */
  async #delayedTable(): Promise<Table> {
    try {
      return await this.#openDelayed().table();
    } finally {
      this.#keepDelayedAWhile();
    }
  }

  #opened(reader: Reader): void {
    reader.seat = seatOf(this.#table, reader.member.id);
    this.#expected.delete(reader.member.id);
    this.#presence.changed();
  }

  #closed(): void {
    this.#keepDelayedAWhile();
    this.#presence.changed();
    this.#tellIfUnwatched();
  }

  #tellIfUnwatched(): void {
    if (!this.isWatched) this.#deps.onUnwatched();
  }

  #keepDelayedAWhile(): void {
    const { clock } = this.#deps;
    if (this.#isClosed) this.#closeDelayedIfEmpty();
    if (this.#delayed === null || this.#delayed.topic.readers > 0 || this.#lingering !== null) return;
    this.#lingering = clock.schedule(clock.now() + LINGER_MS, () => {
      this.#lingering = null;
      this.#closeDelayedIfEmpty();
    });
  }

  #closeDelayedIfEmpty(): void {
    if (this.#delayed === null || this.#delayed.topic.readers > 0) return;
    this.#delayed.close();
    this.#delayed = null;
  }

  /**
   * What comes first in a stream: the events that were missed, or the table as it is. Memory has both, so anyone who comes
   * back again and again costs no search.
   */
  async #missedBy(reader: Reader, lastSeq: number | null): Promise<TrackedEnvelope<StreamMessage>[]> {
    const { member, seat } = reader;
    const { table, now, snapshot, after } = isLive(this.#table, member.id)
      ? this.#forPlayer(member.id)
      : await this.#forSpectator();
    const missed = lastSeq === null || lastSeq < 1 || lastSeq > table.seq ? null : after(lastSeq);
    if (missed === null || missed.some((envelope) => movesReader(envelope, reader))) {
      return [trackedBySeq(snapshot())];
    }
    const shown = missed.map((envelope) => this.#names.envelope(envelope));
    return shown.map((envelope) => trackedBySeq(messageFor(envelope, seat ?? "spectator", now)));
  }

  #forPlayer(userId: string): Sight {
    const table = this.#names.table(this.#table);
    const now = this.#deps.clock.now();
    return { table, now, snapshot: () => snapshotFor(table, userId, now), after: (seq) => this.#past.after(seq) };
  }

  async #forSpectator(): Promise<Sight> {
    const delayed = this.#openDelayed();
    const table = this.#names.table(await delayed.table());
    const snapshot = () => spectatorSnapshot(table, delayed.now);
    return { table, now: delayed.now, snapshot, after: (seq) => delayed.after(seq) };
  }
}
