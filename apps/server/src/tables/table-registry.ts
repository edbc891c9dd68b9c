import { LRUCache } from "lru-cache";
import type { Claim } from "@trelyazh/db";
import { isAbandoned, LEAST_QUIET_MS, nextStep, type Transition } from "@trelyazh/table";
import { ClubError } from "../club-error.ts";
import type { Timer } from "../clock.ts";
import type { Listener } from "../happenings.ts";
import type { Nodes } from "../nodes/nodes.ts";
import { rebuild, type LoadedTable } from "./journal/replay.ts";
import { isBroken, isOfLaterRelease, whyUnread } from "./journal/store-faults.ts";
import type { TableStore } from "./journal/table-store.ts";
import { TableActor, type OwnTable, type TableDeps } from "./actor/table-actor.ts";
import type { StandingTable, TableMemory } from "./actor/table-memory.ts";
import { Elsewhere } from "./ownership/elsewhere.ts";
import type { LaterRelease } from "./ownership/later-release.ts";
import { NOBODYS, type Owner, type Ownership } from "./ownership/ownership.ts";

export interface RegistryDeps extends Omit<TableDeps, "onTransitions" | "onUnwatched" | "onGone"> {
  readonly ownership: Pick<Ownership, "claim" | "ownerOf">;
  readonly nodes: Pick<Nodes, "self" | "isAlone">;
  readonly later: Pick<LaterRelease, "handOn">;
  /** Told of each table that was brought back, and of what happens at all of them; must not throw. */
  readonly onHappening: Listener;
}

/** A table that this process holds. */
interface Held {
  readonly actor: Promise<TableActor>;
  /** The same once it is there. */
  live: TableActor | null;
  /** When somebody last wanted it, in epoch milliseconds. */
  askedAt: number;
  /** When the last of those who had it open closed it, in epoch milliseconds; minus infinity if nobody has. */
  unwatchedAt: number;
}

/** When somebody wants a table, in epoch milliseconds, and where it is read if it is not there. */
interface Wanted {
  readonly askedAt: number;
  readonly from: Pick<TableStore, "load">;
  /** By which it has been claimed already. */
  readonly epoch?: number | undefined;
}

/** How long a table that does nothing and is watched by nobody is held after somebody wanted it. */
const IDLE_MS = 5 * 60_000;

/** Tables that are over and are kept for somebody who comes back to one; a long one takes a megabyte. */
const KEPT_OVER = 16;

/** How often idle tables are looked for. */
const SWEEP_MS = 60_000;

/** Tables that are taken up at a time at start: fewer than the pool has connections, so that nobody waits in vain for one. */
const RECOVERIES = 8;

/** How long those wait that the database would not hand out. */
const RECOVER_AGAIN_MS = 5000;

/**
 * The tables that this process holds. One that nobody holds is brought back when somebody asks for it. Whoever asks for a
 * table uses it at once: it is not let go of while it does something, or soon after somebody has asked.
 */
export class TableRegistry {
  readonly #deps: RegistryDeps;
  readonly #held = new Map<string, Held>();
  /** Tables that are over and were let go of lately: whoever looks at one again and again has it read once. */
  readonly #over = new LRUCache<string, TableActor>({ max: KEPT_OVER });
  /** Tables that were told of as broken. */
  readonly #broken = new Set<string>();
  #sweep: Timer | null = null;
  /** Set while tables of the last process wait to be taken up. */
  #recovery: Timer | null = null;
  /** Since when people can come back to all tables of the last process that were taken up, in epoch milliseconds. */
  #openSince: number;
  readonly #goneHearers = new Set<TableDeps["onGone"]>();
  /** How often all tables were let go of: what was begun to be loaded before is let go of too. */
  #losses = 0;
  #closed = false;

  constructor(deps: RegistryDeps) {
    this.#deps = deps;
    this.#openSince = deps.clock.now();
  }

  /** How many tables are held. */
  get size(): number {
    return this.#held.size;
  }

  /** Whether nothing new is taken any more. */
  get isClosed(): boolean {
    return this.#closed;
  }

  /** Whether it can be had without a look into the database. */
  has(tableId: string): boolean {
    return this.#held.has(tableId) || this.#over.has(tableId);
  }

  /** Refuses with `TABLE_NOT_FOUND`, `TABLE_BROKEN`, `RESTARTING`, `DATABASE_AWAY` or `BUSY`; rejects with `Elsewhere` for another node's. */
  get(tableId: string): Promise<TableActor> {
    return this.#take(tableId, { askedAt: this.#deps.clock.now(), from: this.#deps.past });
  }

  /** Takes up a table that has just been made; once this is closed, that is left to the next start. */
  add(loaded: OwnTable, unwatchedAt: number = Number.NEGATIVE_INFINITY): void {
    if (this.#closed) return;
    const live = this.#actorOf(loaded);
    const askedAt = this.#deps.clock.now();
    this.#hold(loaded.table.id, { askedAt, unwatchedAt, actor: Promise.resolve(live), live });
    live.run();
  }

  /**
   * Calls back with each table that stops to be this node's, and whose it is now as far as that is known, before those who have
   * it open are sent away; must not throw.
   */
  onGone(hear: TableDeps["onGone"]): Disposable {
    this.#goneHearers.add(hear);
    return { [Symbol.dispose]: () => void this.#goneHearers.delete(hear) };
  }

  /** Lets go of all tables but those that are over, since this node's lease is; returns their ids. */
  letGoOfAll(): readonly string[] {
    this.#losses += 1;
    this.#recovery?.cancel();
    const tableIds = [...this.#held.keys()];
    for (const { live } of this.#held.values()) live?.letGo();
    return tableIds;
  }

  /** Those that are held and loaded. */
  get live(): readonly TableActor[] {
    return [...this.#held.values()].flatMap(({ live }) => live ?? []);
  }

  /** Ids of the tables that are held and not over. */
  get playableIds(): readonly string[] {
    return this.live.flatMap(({ table }) => (table.status === "finished" ? [] : table.id));
  }

  /**
   * Has a table given away while it stands still, and lets go of it when it has a new owner, which is returned: there goes on
   * what has come meanwhile. When it was not given, it goes on here.
   */
  async handOver(tableId: string, give: (table: StandingTable) => Promise<Owner | null>): Promise<Owner | null> {
    const actor = this.#held.get(tableId)?.live ?? null;
    if (actor === null || actor.table.status === "finished") return null;
    let owner: Owner | null = null;
    try {
      const memory = await actor.hold();
      if (memory !== null) owner = await give(this.#standing(actor, memory));
    } finally {
      if (owner === null) actor.goOn();
    }
    if (owner !== null) actor.letGo(owner);
    return owner;
  }

  /** Goes on with a table that another node has handed over, where it was last open at that time. */
  takeOver(table: OwnTable, lastOpenAt: number | null): void {
    // Somebody may have asked for it already, and have had it claimed.
    if (this.#held.has(table.table.id)) return;
    this.add(table, lastOpenAt ?? undefined);
    const at = table.recent.at(-1)?.at ?? table.table.createdAt;
    this.#deps.onHappening({ kind: "loaded", table: table.table, at });
  }

  /** Lets go of a table that is over, unless somebody still looks at it. */
  release(actor: TableActor): void {
    const { id, status } = actor.table;
    if (status !== "finished" || actor.streams.isWatched || this.#held.get(id)?.live !== actor) return;
    this.#held.delete(id);
    actor.streams.close();
    this.#over.set(id, actor);
  }

  /**
   * Takes up tables that this node has claimed, a few at a time. One that is broken must not keep the others. Resolves when
   * all have been tried, or the database is away; then the rest is tried again until it is there.
   */
  async takeUp(claims: readonly Claim[]): Promise<void> {
    await this.#recover([...claims]);
  }

  /** Closes the tables that nobody will come back to; returns how many. One that is broken must not keep the others. */
  async closeAbandoned(now: number): Promise<number> {
    let closed = 0;
    for (const tableId of await this.#deps.store.quietTables(now - LEAST_QUIET_MS)) {
      if (this.#closed) break;
      const isClosed = await this.#closeIfAbandoned(tableId, now).catch((err: unknown) => {
        if (!isBroken(err) && !(err instanceof Elsewhere))
          this.#deps.log.error({ tableId, err }, "table could not be looked through");
        return false;
      });
      if (isClosed) closed += 1;
    }
    return closed;
  }

  /** Refuses what comes from now on, and resolves when all that was taken is done. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#sweep?.cancel();
    this.#recovery?.cancel();
    const outcomes = await Promise.allSettled([...this.#held.values()].map(({ actor }) => actor));
    const actors = outcomes.flatMap((outcome) => (outcome.status === "fulfilled" ? [outcome.value] : []));
    await Promise.all(actors.map((actor) => actor.stop()));
  }

  #take(tableId: string, { askedAt, from, epoch }: Wanted): Promise<TableActor> {
    const before = this.#held.get(tableId);
    if (before !== undefined) {
      before.askedAt = Math.max(before.askedAt, askedAt);
      return before.actor;
    }
    if (this.#closed) return this.#leaveTo(tableId);
    const over = this.#over.get(tableId);
    this.#over.delete(tableId);
    const wanted = over === undefined ? this.#load(tableId, { epoch, from }) : Promise.resolve(over);
    const held: Held = { askedAt, unwatchedAt: Number.NEGATIVE_INFINITY, actor: wanted, live: over ?? null };
    this.#hold(tableId, held);
    held.actor.then(
      (actor) => (held.live = actor),
      () => this.#held.delete(tableId),
    );
    return held.actor;
  }

  async #recover(waiting: Claim[]): Promise<void> {
    const losses = this.#losses;
    await Promise.all(Array.from({ length: RECOVERIES }, () => this.#recoverInTurn(waiting)));
    if (this.#closed || waiting.length === 0 || losses !== this.#losses) return;
    const { clock } = this.#deps;
    this.#recovery = clock.schedule(clock.now() + RECOVER_AGAIN_MS, () => void this.#recover(waiting));
  }

  /** Ends with the first table that the database does not hand out: that one and those behind it would be waited for in vain. */
  async #recoverInTurn(waiting: Claim[]): Promise<void> {
    while (!this.#closed) {
      const claim = waiting.shift();
      if (claim === undefined) return;
      const { tableId, epoch } = claim;
      try {
        this.release(await this.#take(tableId, { askedAt: this.#deps.clock.now(), from: this.#deps.store, epoch }));
        this.#openSince = this.#deps.clock.now();
      } catch (err) {
        if (isBroken(err) || err instanceof Elsewhere) continue;
        const isAway = err instanceof ClubError && err.clubCode === "DATABASE_AWAY";
        this.#deps.log.error({ tableId, err, isTriedAgain: isAway }, "table could not be recovered");
        if (!isAway) continue;
        waiting.push(claim);
        return;
      }
    }
  }

  #hold(tableId: string, held: Held): void {
    this.#held.set(tableId, held);
    this.#sweepLater();
  }

  #sweepLater(): void {
    const { clock } = this.#deps;
    if (this.#closed || this.#held.size === 0) return;
    this.#sweep ??= clock.schedule(clock.now() + SWEEP_MS, () => {
      this.#sweep = null;
      for (const tableId of this.#held.keys()) this.#letGoIfIdle(tableId);
      this.#sweepLater();
    });
  }

  #letGoIfIdle(tableId: string): void {
    const held = this.#held.get(tableId);
    if (held === undefined || held.live === null || !held.live.isIdle) return;
    const now = this.#deps.clock.now();
    // As long as it matters for how long nobody has had it open, that must not be forgotten.
    if (held.askedAt > now - IDLE_MS || held.unwatchedAt > now - LEAST_QUIET_MS) return;
    this.#held.delete(tableId);
    // It does nothing, so there is nothing to wait for.
    void held.live.stop();
  }

  async #closeIfAbandoned(tableId: string, now: number): Promise<boolean> {
    // Not for anybody: what was brought back for this alone is let go of again.
    const actor = await this.#take(tableId, { askedAt: 0, from: this.#deps.store });
    const { table, lastEventAt } = actor;
    try {
      const lastOpenAt = this.#lastOpenAt(actor, now);
      if (!isAbandoned(table, { lastEventAt, lastOpenAt, openSince: this.#openSince, now })) return false;
      await actor.perform({ command: { type: "close", seq: table.seq } });
      return true;
    } catch (error) {
      // Somebody has come back at the last moment.
      if (error instanceof ClubError && ["STALE_COMMAND", "TABLE_FINISHED"].includes(error.clubCode)) return false;
      throw error;
    } finally {
      this.release(actor);
      this.#letGoIfIdle(tableId);
    }
  }

  /** Nobody but the process that holds a table knows who has it open, or had. */
  #lastOpenAt({ table, streams }: TableActor, now: number): number {
    return streams.isWatched ? now : (this.#held.get(table.id)?.unwatchedAt ?? Number.NEGATIVE_INFINITY);
  }

  #standing(actor: TableActor, memory: TableMemory): StandingTable {
    const { epoch, table } = actor;
    const lastOpenAt = this.#lastOpenAt(actor, this.#deps.clock.now());
    const open = { lastOpenAt: Number.isFinite(lastOpenAt) ? lastOpenAt : null };
    return { tableId: table.id, epoch, seq: table.seq, memory, ...open };
  }

  #actorOf(loaded: OwnTable): TableActor {
    return new TableActor(loaded, {
      ...this.#deps,
      onTransitions: (actor, transitions) => this.#changed(actor, transitions),
      onUnwatched: (actor) => this.#unwatched(actor),
      onGone: (actor, owner) => this.#gone(actor, owner),
    });
  }

  #gone(actor: TableActor, owner: Owner | null): void {
    const { id } = actor.table;
    if (this.#held.get(id)?.live === actor) this.#held.delete(id);
    for (const hear of this.#goneHearers) hear(actor, owner);
  }

  #changed(actor: TableActor, transitions: readonly Transition[]): void {
    this.#deps.onHappening({ kind: "changed", table: actor.table, transitions });
    this.release(actor);
  }

  #unwatched(actor: TableActor): void {
    const held = this.#held.get(actor.table.id);
    if (held?.live === actor) held.unwatchedAt = this.#deps.clock.now();
    this.release(actor);
  }

  async #load(tableId: string, { from, ...claimed }: Omit<Wanted, "askedAt">): Promise<TableActor> {
    const { clock } = this.#deps;
    const losses = this.#losses;
    const epoch = claimed.epoch ?? (await this.#claim(tableId));
    const loaded = await this.#read({ tableId, epoch }, from);
    const actor = this.#actorOf({ ...loaded, epoch });
    const { lastEventAt } = actor;
    // What rests was not kept from anything.
    if (loaded.table.status === "playing" && nextStep(loaded.table) !== null) {
      // Less than none where the clock has been set back meanwhile: the turn goes on with what it had.
      const outageMs = clock.now() - lastEventAt;
      await actor.perform({ command: { type: "recover", outageMs } }).catch(async (error: unknown) => {
        // It would go on by itself, and nobody would hold it.
        await actor.stop();
        throw error;
      });
    }
    if (losses !== this.#losses) {
      actor.letGo();
      throw new Elsewhere(tableId);
    }
    this.#deps.onHappening({ kind: "loaded", table: actor.table, at: lastEventAt });
    actor.run();
    return actor;
  }

  /** Takes nothing any more: whoever asks is sent to the table's owner, if there is one. */
  async #leaveTo(tableId: string): Promise<never> {
    const { ownership, nodes } = this.#deps;
    const owner = nodes.isAlone ? null : await ownership.ownerOf(tableId).catch(() => null);
    if (owner === null || owner.nodeId === nodes.self.id) throw new ClubError("RESTARTING");
    throw new Elsewhere(tableId, owner);
  }

  async #claim(tableId: string): Promise<number> {
    const { ownership, nodes } = this.#deps;
    const owner = await ownership.claim(tableId);
    if (owner === null) return NOBODYS;
    if (owner.nodeId !== nodes.self.id) throw new Elsewhere(tableId, owner);
    return owner.epoch;
  }

  /** That a table is broken is told once, however often it is asked for. */
  async #read({ tableId, epoch }: Claim, from: Wanted["from"]): Promise<LoadedTable> {
    try {
      const stored = await from.load(tableId);
      if (stored === null) throw new ClubError("TABLE_NOT_FOUND");
      return rebuild(tableId, stored);
    } catch (cause) {
      const err = whyUnread(cause);
      const owner = isOfLaterRelease(err) ? await this.#deps.later.handOn({ tableId, epoch }) : null;
      if (owner !== null) throw new Elsewhere(tableId, owner);
      if (isBroken(err) && !this.#broken.has(tableId)) {
        this.#broken.add(tableId);
        this.#deps.log.error({ tableId, err, isTriedAgain: false }, "table could not be recovered");
      }
      throw err;
    }
  }
}
