import type { Claim } from "@trelyazh/db";
import { ClubError } from "../../club-error.ts";
import type { Clock, Timer } from "../../clock.ts";
import type { Logger } from "../../logger.ts";
import type { Nodes } from "../../nodes/nodes.ts";
import type { LaterRelease } from "./later-release.ts";
import type { Ownership } from "./ownership.ts";

/** Who holds the tables of this node. */
interface TableHolder {
  /** Brings claimed tables back. */
  takeUp(claims: readonly Claim[]): Promise<void>;
  /** Lets go of all tables; returns their ids. */
  letGoOfAll(): readonly string[];
}

export interface SweepDeps {
  readonly ownership: Ownership;
  readonly nodes: Nodes;
  readonly clock: Clock;
  readonly holder: TableHolder;
  readonly later: Pick<LaterRelease, "takeWaiting">;
  readonly log: Logger;
}

/** Orphans that a node takes at a time: meanwhile those that are asked for come before them. */
const AT_A_TIME = 32;

/** How soon it looks again after it has found some, or could not look. */
const SOON_MS = 1000;

/** How often it looks while no node comes or goes: for tables that somebody has claimed and could not take up. */
const SELDOM_MS = 15_000;

/**
 * Brings back the tables that nobody has: each node those that fall to it by their ids. When the node's own lease is over it
 * lets go of all it has, and has back what nobody else has taken when the lease is renewed.
 */
export class Sweep {
  readonly #deps: SweepDeps;
  readonly #subscriptions = new DisposableStack();
  /** Tables that were this node's and are to be tried again. */
  #lost: readonly string[] = [];
  #timer: Timer | null = null;
  #dueAt = Number.POSITIVE_INFINITY;
  #running = Promise.resolve();
  #closed = false;

  constructor(deps: SweepDeps) {
    this.#deps = deps;
  }

  /** Takes up what the last process has left behind, then whatever is left behind by others. */
  async start(): Promise<void> {
    const { nodes, ownership, holder } = this.#deps;
    this.#subscriptions.use(nodes.onLost(() => this.#letGo()));
    this.#subscriptions.use(nodes.onChange(() => this.#lookAt(this.#deps.clock.now())));
    await holder.takeUp(await ownership.claimAtStart());
    this.#lookAt(this.#deps.clock.now() + SELDOM_MS);
  }

  /** Resolves when nothing is claimed any more. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#subscriptions.dispose();
    this.#timer?.cancel();
    await this.#running;
  }

  #letGo(): void {
    this.#lost = [...this.#lost, ...this.#deps.holder.letGoOfAll()];
  }

  #lookAt(at: number): void {
    if (this.#closed || at >= this.#dueAt) return;
    this.#timer?.cancel();
    this.#dueAt = at;
    this.#timer = this.#deps.clock.schedule(at, () => {
      this.#dueAt = Number.POSITIVE_INFINITY;
      this.#running = this.#running.then(() => this.#look());
    });
  }

  async #look(): Promise<void> {
    const { nodes, holder, clock } = this.#deps;
    // It begins again when the lease does.
    if (this.#closed || !nodes.isAlive) return;
    const claims = await this.#claim();
    if (claims !== null) await holder.takeUp(claims);
    this.#lookAt(clock.now() + (claims?.length === 0 ? SELDOM_MS : SOON_MS));
  }

  /** Null when the database would not say. */
  async #claim(): Promise<readonly Claim[] | null> {
    const { ownership, later, log } = this.#deps;
    this.#lost = [...this.#lost, ...later.takeWaiting()];
    const lost = this.#lost;
    try {
      const own = await ownership.claimEach(lost);
      this.#lost = this.#lost.slice(lost.length);
      return [...own, ...(await ownership.claimOrphans(AT_A_TIME))];
    } catch (err) {
      // Whoever plays has heard of it.
      if (!(err instanceof ClubError)) log.error({ err }, "orphans not looked for");
      return null;
    }
  }
}
