import { RATE_LIMITS_TABLE, type Database } from "@trelyazh/db";
import {
  RateLimiterMemory,
  RateLimiterPostgres,
  RateLimiterRes,
  type RateLimiterAbstract,
} from "rate-limiter-flexible";
import { ClubError } from "../club-error.ts";
import { networkOf } from "./network-of.ts";

/** How often something may be done. */
export interface LimitSettings {
  /** Sign-ins and new guests from one address. */
  readonly guestsPerHour: number;
  /** Calls over HTTP from one address; those over a socket have limits of their own. */
  readonly callsPerMinute: number;
  /** Tables that one member may open. */
  readonly tablesPerHour: number;
  /** How often one member may take another name. */
  readonly renamesPerHour: number;
}

/** Generous, since a whole school or a mobile network may share one address. */
export const DEFAULT_LIMIT_SETTINGS: LimitSettings = {
  guestsPerHour: 120,
  callsPerMinute: 1200,
  tablesPerHour: 60,
  renamesPerHour: 20,
};

export interface RequestLimitsOptions {
  readonly settings: LimitSettings;
  readonly pool: Database["pool"];
  /** Called with the limit's name when it refuses; must not throw. */
  readonly onRefused: (limit: string) => void;
}

type Limit = "guests" | "calls" | "tables" | "renames";

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** What members may not do all the time, by procedure. */
const MEMBER_LIMITS = { "table.create": "tables", "session.rename": "renames" } as const satisfies Record<
  string,
  Limit
>;

/**
 * Limits on what people do over and over. All methods refuse with `TOO_MANY_REQUESTS` and the time after which it is worth
 * to try again. Sign-ins are counted for all processes together, and here alone while the database is away.
 */
export class RequestLimits {
  readonly #limiters: Readonly<Record<Limit, RateLimiterAbstract>>;
  readonly #onRefused: (limit: string) => void;

  constructor({ settings, pool, onRefused }: RequestLimitsOptions) {
    const guests = { keyPrefix: "guests", points: settings.guestsPerHour, duration: HOUR };
    this.#onRefused = onRefused;
    this.#limiters = {
      guests: new RateLimiterPostgres({
        ...guests,
        storeClient: pool,
        storeType: "pool",
        tableName: RATE_LIMITS_TABLE,
        tableCreated: true,
        // Maintenance does it.
        clearExpiredByTimeout: false,
        // Whoever goes on against the wall is not the database's business.
        inMemoryBlockOnConsumed: settings.guestsPerHour,
        insuranceLimiter: new RateLimiterMemory(guests),
      }),
      calls: new RateLimiterMemory({ points: settings.callsPerMinute, duration: MINUTE }),
      tables: new RateLimiterMemory({ points: settings.tablesPerHour, duration: HOUR }),
      renames: new RateLimiterMemory({ points: settings.renamesPerHour, duration: HOUR }),
    };
  }

  /** Somebody at that address signs in, or becomes a guest. */
  async signIn(address: string): Promise<void> {
    await this.#takeFor("guests", networkOf(address));
  }

  /** Somebody at that address calls over HTTP. */
  async call(address: string): Promise<void> {
    await this.#takeFor("calls", networkOf(address));
  }

  /** A member calls that procedure; most of them have no limit here, and then there is nothing to wait for. */
  member(procedure: string, memberId: string): Promise<void> | null {
    return isLimited(procedure) ? this.#takeFor(MEMBER_LIMITS[procedure], memberId) : null;
  }

  async #takeFor(limit: Limit, who: string | null): Promise<void> {
    if (who === null) return;
    try {
      await this.#limiters[limit].consume(who);
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      this.#onRefused(limit);
      throw new ClubError("TOO_MANY_REQUESTS", { retryAfterMs: error.msBeforeNext });
    }
  }
}

function isLimited(procedure: string): procedure is keyof typeof MEMBER_LIMITS {
  return Object.hasOwn(MEMBER_LIMITS, procedure);
}
