import { randomUUID } from "node:crypto";
import {
  displaceSeeker,
  endSeek,
  isUniqueViolation,
  letSeekLapse,
  listSeekers,
  medianWait,
  placeSeekers,
  renewSeekers,
  seatSeeker,
  startSeek,
  type Database,
  type HeldSeeker,
  type Placing,
  type SeekerPlace,
  type WaitingSeeker,
} from "@trelyazh/db";
import {
  BOTS_AFTER_SECONDS,
  type ErrorCode,
  type Seek,
  type SeekNews,
  type SeekOutlook,
  type SeekRef,
  type SeekTerms,
} from "@trelyazh/protocol";
import type { Member } from "@trelyazh/table";
import type { Clock, Timer } from "../clock.ts";
import { ClubError } from "../club-error.ts";
import type { Logger } from "../logger.ts";
import type { SeatedAmong } from "./metrics.ts";
import { OpenSeek } from "./open-seek.ts";
import type { OpenChair } from "./open-tables.ts";
import { pairSeekers, wouldPlay, type Pairing, type Party } from "./pairing.ts";
import { NOWHERE, seatIn, type Seating } from "./seating.ts";
import type { Seeking } from "./seek.router.ts";

export interface SeekersDeps {
  readonly database: Pick<Database, "db" | "withTransaction">;
  readonly clock: Clock;
  readonly seating: Pick<Seating, "seat">;
  /** Refuses whoever may not sit down with others anywhere now. */
  readonly admit: (member: Member, seekId: string) => Promise<void>;
  /** The users with whom that one may not sit at a table; rejects when that cannot be known. */
  readonly apartFrom: (userId: string) => Promise<ReadonlySet<string>>;
  /** The chairs at tables that are there where that member may be seated, best first. */
  readonly openChairs: (member: Member, terms: SeekTerms, apart: ReadonlySet<string>) => readonly OpenChair[];
  /** Called when seekers have got their places; must not throw. */
  readonly onPlaced: () => void;
  readonly onSeated: (among: SeatedAmong) => void;
  readonly log: Logger;
}

/** How often it is looked how those stand who seek here, and who could be brought together. */
const ROUND_MS = 2000;

/** Whose node is gone for so long seeks no more. */
const LEASE_SECONDS = 15;

/** Whoever has gone may be back within that; meanwhile they are brought together with nobody. */
const LINGER_SECONDS = 4;

/** For whom it is over may ask what has come of it for so long, since the answer may have been lost. */
const TOLD_SECONDS = 30;

/** Who has waited longest: those who come after them are brought together once some of them are seated. */
const LOOKED_THROUGH = 100;

/**
 * Seats people who leave it to the club where. Who seeks is a row, and so is where they are to sit: any node brings people
 * together, in one transaction, and each node seats its own.
 */
export class Seekers implements Seeking, Disposable {
  readonly #deps: SeekersDeps;
  readonly #seeks = new Map<string, OpenSeek>();
  #isLooking = false;
  #isAskedAgain = false;
  #timer: Timer | null = null;

  constructor(deps: SeekersDeps) {
    this.#deps = deps;
  }

  /** Members who seek here. */
  get size(): number {
    return this.#waiting.length;
  }

  get #waiting(): readonly OpenSeek[] {
    return [...this.#seeks.values()].filter(({ isOver }) => !isOver);
  }

  async outlook(terms: SeekTerms): Promise<SeekOutlook> {
    const { db } = this.#deps.database;
    const [all, seconds] = await answered(
      Promise.all([listSeekers(db, { lastsSeconds: LINGER_SECONDS, limit: LOOKED_THROUGH }), medianWait(db, terms)]),
    );
    const somebody = { ...terms, id: "", userId: "", waitedMs: 0 };
    const others = all.filter((seeker) => wouldPlay(somebody, seeker, { apartFrom: () => new Set() })).length;
    return { others, seconds };
  }

  async follow(member: Member, { seekId, terms }: Seek, address: string): Promise<AsyncIterable<SeekNews>> {
    const known = this.#seeks.get(seekId);
    if (known !== undefined && known.member.id !== member.id) throw new ClubError("FORBIDDEN");
    const seek = known ?? new OpenSeek({ clock: this.#deps.clock, id: seekId, member, terms, address });
    const refusal = seek.isOver ? null : await this.#whyNot(member, seekId);
    if (refusal !== null) seek.tell({ kind: "refused", code: refusal });
    if (!seek.isOver) {
      const seeker = { id: seekId, userId: member.id, ...terms };
      await answered(startSeek(this.#deps.database.db, seeker, LEASE_SECONDS).catch(refuseOthers));
    }
    this.#seeks.set(seekId, seek);
    const stream = seek.follow(() => this.#lapse(seek));
    this.look();
    return stream;
  }

  /** Returns why nobody may be seated with that member now; null if anybody may. */
  async #whyNot(member: Member, seekId: string): Promise<ErrorCode | null> {
    try {
      await this.#deps.admit(member, seekId);
      return null;
    } catch (error) {
      if (error instanceof ClubError && NOWHERE.includes(error.clubCode)) return error.clubCode;
      throw error;
    }
  }

  async leave(member: Member, { seekId }: SeekRef): Promise<void> {
    await answered(endSeek(this.#deps.database.db, { id: seekId, userId: member.id }));
    const seek = this.#seeks.get(seekId);
    if (seek?.member.id === member.id) seek.tell({ kind: "over" });
  }

  /** To be called when somebody may have got a place, or others may be brought together now. */
  look(): void {
    this.#isAskedAgain = true;
    if (this.#isLooking) return;
    this.#isLooking = true;
    void this.#rounds().finally(() => {
      this.#isLooking = false;
      this.#lookLater();
    });
  }

  [Symbol.dispose](): void {
    this.#timer?.cancel();
    this.#seeks.clear();
  }

  async #rounds(): Promise<void> {
    while (this.#isAskedAgain) {
      this.#isAskedAgain = false;
      try {
        await this.#lookAfter(this.#waiting.filter(({ isFollowed }) => isFollowed));
      } catch (err) {
        // What is asked for anew in a while; whoever waits does so a little longer.
        this.#deps.log.warn({ err, seekers: this.size }, "seekers could not be looked after");
        return;
      }
    }
  }

  #lookLater(): void {
    const { clock } = this.#deps;
    this.#timer?.cancel();
    this.#timer = this.size === 0 ? null : clock.schedule(clock.now() + ROUND_MS, () => this.look());
  }

  async #lookAfter(seeks: readonly OpenSeek[]): Promise<void> {
    if (seeks.length === 0) return;
    const { db } = this.#deps.database;
    const ids = seeks.map(({ id }) => id);
    const held = new Map((await renewSeekers(db, ids, LEASE_SECONDS)).map((row) => [row.id, row]));
    for (const seek of seeks) {
      const row = held.get(seek.id);
      if (row === undefined) seek.tell({ kind: "over" });
      else if (row.place !== null) this.#seat(seek, row.place);
      else if (!seek.isBusy) await this.#offerChair(seek);
    }
    const waiting = await listSeekers(db, { lastsSeconds: LINGER_SECONDS, limit: LOOKED_THROUGH });
    const pairing = await this.#pairingOf(waiting);
    this.#tellWaiting(seeks, waiting, { held, pairing });
    await this.#bringTogether(pairSeekers(waiting, pairing));
  }

  /** Gives somebody a chair at a table that is there. */
  async #offerChair(seek: OpenSeek): Promise<void> {
    const apart = await this.#deps.apartFrom(seek.member.id);
    const chairs = this.#deps.openChairs(seek.member, seek.options.terms, apart);
    const chair = chairs.find(({ tableId }) => !seek.failedAt.has(tableId));
    if (chair === undefined) return;
    const { tableId, seat } = chair;
    await this.#place({ tableId, wish: null, seats: [{ id: seek.id, seat }] });
  }

  async #bringTogether(parties: readonly Party[]): Promise<void> {
    let isPlaced = false;
    for (const { seekers, convention, pace, players } of parties) {
      const userIds = seekers.map(({ userId }) => userId);
      const wish = { convention, pace, players, userIds };
      const seats = seekers.map(({ id }, index) => ({ id, seat: seatIn(wish, index) }));
      isPlaced = (await this.#place({ tableId: randomUUID(), wish, seats })) || isPlaced;
    }
    if (isPlaced) this.#placed();
  }

  #placed(): void {
    this.#deps.onPlaced();
    this.look();
  }

  /** Another node may have been faster; then nothing has changed. */
  async #place(placing: Placing): Promise<boolean> {
    const isPlaced = await this.#deps.database.withTransaction((tx) => placeSeekers(tx, placing));
    if (isPlaced) this.#isAskedAgain = true;
    return isPlaced;
  }

  /** Nobody else waits for it: tables may be far away. */
  #seat(seek: OpenSeek, place: SeekerPlace): void {
    if (seek.isBusy) return;
    seek.isBusy = true;
    void this.#take(seek, place)
      .catch((err: unknown) => this.#deps.log.warn({ err, tableId: place.tableId }, "a seeker could not be seated"))
      .finally(() => {
        seek.isBusy = false;
      });
  }

  async #take(seek: OpenSeek, place: SeekerPlace): Promise<void> {
    const { database, seating, onSeated } = this.#deps;
    const { tableId } = place;
    const seated = await seating.seat(seek.member, place, seek.options.address);
    if (seated.kind === "later") return;
    if (seated.kind === "lost") {
      seek.failedAt.add(tableId);
      await displaceSeeker(database.db, seek.id, tableId);
      return;
    }
    if (seated.kind === "refused") {
      seek.tell(seated);
      await endSeek(database.db, { id: seek.id, userId: seek.member.id });
      return;
    }
    onSeated(seated.among);
    seek.tell({ kind: "seated", tableId });
    // Whoever has a chair at a table that was in the making finds it now.
    if (place.wish?.userIds[0] === seek.member.id) this.#placed();
    await seatSeeker(database.db, seek.id, seated.among !== "bots");
  }

  async #pairingOf(waiting: readonly WaitingSeeker[]): Promise<Pairing> {
    const apart = new Map(
      await Promise.all(waiting.map(async ({ userId }) => [userId, await this.#deps.apartFrom(userId)] as const)),
    );
    return { apartFrom: (userId) => apart.get(userId) ?? new Set(), botsAfterMs: BOTS_AFTER_SECONDS * 1000 };
  }

  #tellWaiting(
    seeks: readonly OpenSeek[],
    waiting: readonly WaitingSeeker[],
    { held, pairing }: { readonly held: ReadonlyMap<string, HeldSeeker>; readonly pairing: Pairing },
  ): void {
    for (const seek of seeks) {
      const self = waiting.find(({ id }) => id === seek.id);
      if (self === undefined) continue;
      const others = waiting.filter((other) => wouldPlay(self, other, pairing)).length;
      seek.tell({ kind: "waiting", waitedMs: held.get(seek.id)?.waitedMs ?? self.waitedMs, others });
    }
  }

  /** Nobody follows it any more: unless they are back in a while, they have gone. */
  #lapse(seek: OpenSeek): void {
    const { clock, database } = this.#deps;
    // A lease that is not shortened is over a little later.
    if (!seek.isOver) void letSeekLapse(database.db, seek.id, LINGER_SECONDS).catch(() => {});
    clock.schedule(clock.now() + (seek.isOver ? TOLD_SECONDS : LINGER_SECONDS) * 1000, () => {
      if (!seek.isFollowed) this.#seeks.delete(seek.id);
    });
  }
}

/** Somebody else has that id. */
function refuseOthers(cause: unknown): never {
  throw isUniqueViolation(cause, "seekers_pkey") ? new ClubError("FORBIDDEN", { cause }) : cause;
}

async function answered<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (cause) {
    throw cause instanceof ClubError ? cause : new ClubError("DATABASE_AWAY", { cause });
  }
}
