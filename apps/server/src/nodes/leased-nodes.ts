import type { TimeSource, Timer } from "../clock.ts";
import type { Logger } from "../logger.ts";
import type { ClubNode, Nodes } from "./nodes.ts";

/** For how long others believe that a node lives which does not say so any more. */
const LEASE_MS = 4000;

/**
 * For how long a node believes it of itself, from the beginning of its last renewal: it has stopped its tables before
 * anybody else can claim them, though its clock and the database's do not go alike.
 */
const HELD_MS = 3000;

/** From the beginning of one renewal to that of the next. */
const RENEW_MS = 1000;

/** The same, when a stranger has called. */
const SOONEST_MS = RENEW_MS / 4;

/** Where nodes say that they live. Everything rejects when the database is away. */
export interface NodeBook {
  /** Renews the node's lease and returns all whose leases hold. */
  renew(node: Omit<ClubNode, "isLeaving">, leaseMs: number): Promise<readonly ClubNode[]>;
  setLeaving(nodeId: string, isLeaving: boolean): Promise<void>;
  /** Takes the node out, so that nobody waits for its lease. */
  leave(nodeId: string): Promise<void>;
}

export interface LeasedNodesDeps {
  readonly self: Omit<ClubNode, "isLeaving">;
  readonly isAlone: boolean;
  readonly book: NodeBook;
  readonly time: Pick<TimeSource, "ticks" | "after">;
  readonly log: Logger;
}

/**
 * The nodes by their leases, this one's own among them. Its time is the process' monotonic clock, which goes on while the
 * process stands still: when it wakes up, it knows that its lease is over before it does anything else.
 */
export class LeasedNodes implements Nodes {
  readonly isAlone: boolean;
  readonly #deps: LeasedNodesDeps;
  readonly #changeHearers = new Set<() => void>();
  readonly #lossHearers = new Set<() => void>();
  #self: ClubNode;
  #alive: readonly ClubNode[] = [];
  /** On the monotonic clock. */
  #heldUntil = Number.NEGATIVE_INFINITY;
  #beganAt = Number.NEGATIVE_INFINITY;
  /** Whether those who have to know have been told that the lease is over, or it has never been had. */
  #isLost = true;
  #renewal: Promise<void> | null = null;
  #isHurried = false;
  #beat: Timer | null = null;
  #end: Timer | null = null;
  #closed = false;

  constructor(deps: LeasedNodesDeps) {
    this.#deps = deps;
    this.isAlone = deps.isAlone;
    this.#self = { ...deps.self, isLeaving: false };
  }

  get self(): ClubNode {
    return this.#self;
  }

  get alive(): readonly ClubNode[] {
    return this.#alive;
  }

  get isAlive(): boolean {
    return this.isAlone || this.leaseLeftMs > 0;
  }

  /** How long this node's own lease holds by its own clock, in milliseconds; 0 if it is over. */
  get leaseLeftMs(): number {
    return Math.max(0, this.#heldUntil - this.#deps.time.ticks());
  }

  knows(nodeId: string): boolean {
    const isKnown = this.#alive.some(({ id }) => id === nodeId);
    if (!isKnown) this.#lookAgain();
    return isKnown;
  }

  onChange(hear: () => void): Disposable {
    return heardBy(this.#changeHearers, hear);
  }

  onLost(hear: () => void): Disposable {
    return heardBy(this.#lossHearers, hear);
  }

  async setLeaving(isLeaving: boolean): Promise<void> {
    await this.#deps.book.setLeaving(this.#self.id, isLeaving);
    await this.#renewal;
    await this.#renew();
  }

  /** Begins to live; rejects when the database is away. */
  async start(): Promise<void> {
    await this.#renewOnce();
    this.#beatLater();
  }

  /** Ends the lease, so that nobody waits for it. Idempotent. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    this.#beat?.cancel();
    this.#end?.cancel();
    await this.#renewal;
    this.#heldUntil = Number.NEGATIVE_INFINITY;
    // Otherwise it ends by itself.
    await this.#deps.book.leave(this.#self.id).catch(() => {});
  }

  /** Somebody is heard of whom this node does not know: they may be new. */
  #lookAgain(): void {
    if (this.#closed || this.#renewal !== null || this.#isHurried) return;
    this.#isHurried = true;
    this.#beatLater(SOONEST_MS);
  }

  #beatLater(afterMs: number = RENEW_MS): void {
    if (this.#closed) return;
    const waitMs = Math.max(0, this.#beganAt + afterMs - this.#deps.time.ticks());
    this.#beat?.cancel();
    this.#beat = this.#deps.time.after(waitMs, () => void this.#renew());
  }

  /** Never rejects: what could not be renewed is tried again until it can. */
  #renew(): Promise<void> {
    this.#renewal ??= this.#renewOnce()
      .catch((err: unknown) => {
        this.#deps.log.debug({ err }, "lease not renewed");
      })
      .finally(() => {
        this.#renewal = null;
        this.#beatLater();
      });
    return this.#renewal;
  }

  async #renewOnce(): Promise<void> {
    // Whatever this one brings: what was lost was lost.
    this.#loseIfOver();
    const { self, book, time } = this.#deps;
    const beganAt = time.ticks();
    this.#beganAt = beganAt;
    this.#isHurried = false;
    const alive = await book.renew(self, LEASE_MS);
    if (this.#closed) return;
    this.#heldUntil = beganAt + HELD_MS;
    this.#end?.cancel();
    this.#end = time.after(Math.max(0, this.#heldUntil - time.ticks()), () => this.#loseIfOver());
    if (this.leaseLeftMs > 0) this.#see(alive);
  }

  #see(alive: readonly ClubNode[]): void {
    const isNew = this.#isLost || !isSame(alive, this.#alive);
    this.#isLost = false;
    this.#alive = alive;
    this.#self = alive.find(({ id }) => id === this.#self.id) ?? this.#self;
    if (isNew) for (const hear of this.#changeHearers) hear();
  }

  #loseIfOver(): void {
    if (this.isAlone || this.#isLost || this.#closed || this.leaseLeftMs > 0) return;
    this.#isLost = true;
    this.#alive = [];
    this.#deps.log.error({ node: this.#self.name }, "lease lost");
    for (const hear of this.#lossHearers) hear();
    for (const hear of this.#changeHearers) hear();
  }
}

function heardBy(hearers: Set<() => void>, hear: () => void): Disposable {
  const own = () => hear();
  hearers.add(own);
  return { [Symbol.dispose]: () => void hearers.delete(own) };
}

function isSame(some: readonly ClubNode[], others: readonly ClubNode[]): boolean {
  const keyOf = ({ id, isLeaving }: ClubNode) => `${id} ${isLeaving}`;
  return some.map(keyOf).toSorted().join() === others.map(keyOf).toSorted().join();
}
