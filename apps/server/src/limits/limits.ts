import { RATE_LIMITS_TABLE, type Database } from "@trelyazh/db";
import {
  RateLimiterMemory,
  RateLimiterPostgres,
  RateLimiterRes,
  type RateLimiterAbstract,
} from "rate-limiter-flexible";
import { ClubError } from "../club-error.ts";
import type { Caller } from "../trpc.ts";
import type { Instruments } from "../metrics/instruments.ts";
import { networkOf } from "./network-of.ts";

export const MINUTE = 60;
export const HOUR = 60 * MINUTE;

/** How often something may be done. */
export interface Allowance {
  /** What the metrics call it. */
  readonly name: string;
  readonly times: number;
  /** In so many seconds. */
  readonly seconds: number;
}

/** Lets them do it once more; refuses with `TOO_MANY_REQUESTS` and the time after which it is worth to try again. */
export type Limit = (who: string) => Promise<void>;

/** How often a member may do something; all members at one address together may as often as so many of them. */
export interface SharedAllowance extends Allowance {
  readonly membersPerAddress: number;
}

/** Makes the limits on what people do over and over. What is limited, and how far, is each feature's business. */
export class Limits {
  /** Counts a refusal: for whoever keeps a limit of another kind. */
  readonly refused: (limit: string) => void;

  constructor(instruments: Instruments) {
    const refusals = instruments.tallies({
      name: "trelyazh_limit_refusals_total",
      help: "Requests refused with TOO_MANY_REQUESTS or BUSY, by limit.",
      label: "limit",
    });
    this.refused = (limit) => refusals.add(limit);
  }

  /** One that each process counts for itself. */
  inProcess({ name, times, seconds }: Allowance): Limit {
    return this.#limit(name, new RateLimiterMemory({ points: times, duration: seconds }));
  }

  /** One for each member, and one for all at their address together; this machine itself has none. */
  shared(allowance: SharedAllowance): (caller: Caller) => Promise<void> {
    const member = this.inProcess(allowance);
    const network = byNetwork(this.inProcess(ofAddress(allowance)));
    return async ({ memberId, address }) => {
      // What a member has too much of does not count against their neighbours.
      await member(memberId);
      await network(address);
    };
  }

  /** The same for what is known afterwards only: `note` counts it, and `check` refuses whoever has had all that they may. */
  sharedAfterwards(allowance: SharedAllowance): {
    readonly check: (caller: Caller) => Promise<void>;
    readonly note: (caller: Caller) => void;
  } {
    const member = this.#afterwards(allowance);
    const network = this.#afterwards(ofAddress(allowance));
    return {
      async check({ memberId, address }) {
        await member.check(memberId);
        await byNetwork(network.check)(address);
      },
      note({ memberId, address }) {
        void member.note(memberId);
        void byNetwork(network.note)(address);
      },
    };
  }

  /** One that is counted for all processes together, and in each alone while the database is away. */
  inDatabase({ name, times, seconds }: Allowance, pool: Database["pool"]): Limit {
    const counted = { keyPrefix: name, points: times, duration: seconds };
    const limiter = new RateLimiterPostgres({
      ...counted,
      storeClient: pool,
      storeType: "pool",
      tableName: RATE_LIMITS_TABLE,
      tableCreated: true,
      // Maintenance does it.
      clearExpiredByTimeout: false,
      // Whoever goes on against the wall is not the database's business.
      inMemoryBlockOnConsumed: times,
      insuranceLimiter: new RateLimiterMemory(counted),
    });
    return this.#limit(name, limiter);
  }

  #afterwards({ name, times, seconds }: Allowance) {
    const limiter = new RateLimiterMemory({ points: times, duration: seconds });
    return {
      check: async (who: string): Promise<void> => {
        const so = await limiter.get(who);
        if (so === null || so.consumedPoints < times) return;
        this.refused(name);
        throw new ClubError("TOO_MANY_REQUESTS", { retryAfterMs: so.msBeforeNext });
      },
      note: async (who: string): Promise<void> => void (await limiter.penalty(who)),
    };
  }

  #limit(name: string, limiter: RateLimiterAbstract): Limit {
    return async (who) => {
      try {
        await limiter.consume(who);
      } catch (error) {
        if (!(error instanceof RateLimiterRes)) throw error;
        this.refused(name);
        throw new ClubError("TOO_MANY_REQUESTS", { retryAfterMs: error.msBeforeNext });
      }
    };
  }
}

function ofAddress({ name, times, membersPerAddress, ...rest }: SharedAllowance): Allowance {
  return { ...rest, name: `${name} of an address`, times: times * membersPerAddress };
}

/** Returns the limit for whoever comes from an address; this machine itself has none. */
export function byNetwork(limit: Limit): (address: string) => Promise<void> {
  return async (address) => {
    const network = networkOf(address);
    if (network !== null) await limit(network);
  };
}
