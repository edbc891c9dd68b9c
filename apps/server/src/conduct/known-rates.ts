import type { StoredConduct } from "@trelyazh/db";
import type { FinishRate } from "@trelyazh/protocol";
import DataLoader from "dataloader";
import { LRUCache } from "lru-cache";
import { ClubError } from "../club-error.ts";

/** How long it does not matter that somebody has finished or left another pulya. */
const KNOWN_MS = 60_000;

/** People of whom it is kept. */
const KEPT = 20_000;

/** People that are asked for in one statement. */
const BATCH = 500;

/** Whoever has come to no end yet. */
const NEW: FinishRate = { finished: 0, of: 0 };

/** Knows how people finish what they begin. */
export class KnownRates {
  readonly #loader: DataLoader<string, FinishRate>;
  readonly #known = new LRUCache<string, FinishRate>({
    max: KEPT,
    ttl: KNOWN_MS,
    fetchMethod: (userId) => this.#loader.load(userId),
  });

  /** `list` rejects when the database is away. */
  constructor(list: (userIds: readonly string[]) => Promise<readonly StoredConduct[]>) {
    this.#loader = new DataLoader(
      async (userIds) => {
        const rates = new Map((await list(userIds)).map((row) => [row.userId, rateOf(row)]));
        return userIds.map((userId) => rates.get(userId) ?? NEW);
      },
      { cache: false, maxBatchSize: BATCH },
    );
  }

  /** Returns the rate of each of them, by user; refuses with `DATABASE_AWAY`. */
  async of(userIds: readonly string[]): Promise<ReadonlyMap<string, FinishRate>> {
    try {
      const all = [...new Set(userIds)];
      const rates = await Promise.all(all.map((userId) => this.#known.forceFetch(userId)));
      return new Map(all.map((userId, index) => [userId, rates[index] ?? NEW]));
    } catch (cause) {
      throw new ClubError("DATABASE_AWAY", { cause });
    }
  }
}

function rateOf({ finished, left }: StoredConduct): FinishRate {
  return { finished, of: finished + left };
}
