import type { HoldingAct } from "@trelyazh/db";
import { LRUCache } from "lru-cache";
import type { Clock } from "../clock.ts";
import { ClubError } from "../club-error.ts";
import { inTurn } from "../gathering/in-turn.ts";

export interface RestraintsOptions {
  readonly clock: Pick<Clock, "wall">;
  /** Lists what holds against those people; rejects when the database is away. */
  readonly list: (userIds: readonly string[]) => Promise<readonly HoldingAct[]>;
}

/** How long it may take until what another node has not told is seen. */
const KNOWN_MS = 30_000;
/** What could not be read anew serves for that long before the next try. */
const STALE_MS = 2000;
const KEPT = 20_000;
const BATCH = 500;

/** Knows what moderators have forbidden whom: the rows are true, and what was read of them is kept for half a minute. */
export class Restraints {
  readonly #clock: RestraintsOptions["clock"];
  readonly #known: LRUCache<string, readonly HoldingAct[]>;

  constructor({ clock, list }: RestraintsOptions) {
    this.#clock = clock;
    const loader = inTurn<string, readonly HoldingAct[]>({
      async read(userIds) {
        const acts = await list(userIds);
        return userIds.map((userId) => acts.filter(({ subjectId }) => subjectId === userId));
      },
      most: BATCH,
    });
    this.#known = new LRUCache({
      max: KEPT,
      ttl: KNOWN_MS,
      noDeleteOnStaleGet: true,
      ignoreFetchAbort: true,
      fetchMethod: async (userId, stale, { options }) => {
        try {
          return await loader.load(userId);
        } catch (cause) {
          if (stale === undefined) throw new ClubError("DATABASE_AWAY", { cause });
          options.ttl = STALE_MS;
          return stale;
        }
      },
    });
  }

  /** Lets somebody write to others; refuses with `MUTED`, and says what for and until when. */
  async mayTalk(userId: string): Promise<void> {
    const act = await this.#against(userId, "mute");
    if (act !== undefined) throw new ClubError("MUTED", { restraint: { reason: act.reason, until: act.until } });
  }

  /** Lets somebody sit down with others; refuses with `KEPT_FROM_TABLES`, and says what for and until when. */
  async mayPlay(userId: string): Promise<void> {
    const act = await this.#against(userId, "rest");
    if (act !== undefined)
      throw new ClubError("KEPT_FROM_TABLES", { restraint: { reason: act.reason, until: act.until } });
  }

  /** To be called with those against whom something else holds now. */
  drop(userIds: readonly string[]): void {
    for (const userId of userIds) this.#known.delete(userId);
  }

  /** Of several of a kind the one that ends last. */
  async #against(userId: string, kind: HoldingAct["kind"]): Promise<HoldingAct | undefined> {
    // The read answers with something, or rejects.
    const acts = await this.#known.forceFetch(userId);
    const now = this.#clock.wall();
    const endOf = ({ until }: HoldingAct) => until ?? Number.POSITIVE_INFINITY;
    return acts
      .filter((act) => act.kind === kind && endOf(act) > now)
      .toSorted((one, other) => endOf(other) - endOf(one))[0];
  }
}
