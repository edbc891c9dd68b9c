import type { ExpiredSessions } from "@trelyazh/db";
import type { Clock, Timer } from "../clock.ts";
import type { Logger } from "../logger.ts";
import { sessionKeyOf } from "./sessions.ts";

export interface SessionExpiryOptions {
  readonly clock: Clock;
  /** How often it is looked, in milliseconds, and so how long a session may outlive its time; 4000 unless told. */
  readonly everyMs?: number | undefined;
  /** Returns the sessions whose time has ended since that moment. */
  readonly list: (since: number | null) => Promise<ExpiredSessions>;
  /** Called with the keys of those sessions; must not throw. */
  readonly onExpired: (sessionKeys: readonly string[]) => void;
  readonly log: Logger;
}

const EVERY_MS = 4000;

/** So far it is looked back each time: an end may be written down by a transaction that began long before it commits. */
const OVERLAP_MS = 60_000;

/**
 * Ends what is open of a session when its time is over. The database is asked again and again: it alone knows which
 * sessions have been renewed meanwhile, in whatever process. A time in which it was away is made up for.
 */
export class SessionExpiry {
  readonly #options: SessionExpiryOptions;
  #since: number | null = null;
  /** What the last look has found: that is ended already. */
  #ended: ReadonlySet<string> = new Set();
  #timer: Timer | null = null;
  #isClosed = false;

  constructor(options: SessionExpiryOptions) {
    this.#options = options;
  }

  async start(): Promise<void> {
    const { clock, everyMs = EVERY_MS, log } = this.#options;
    await this.#look().catch((err: unknown) => log.warn({ err }, "expired sessions could not be read"));
    if (!this.#isClosed) this.#timer = clock.schedule(clock.now() + everyMs, () => void this.start());
  }

  close(): void {
    this.#isClosed = true;
    this.#timer?.cancel();
  }

  async #look(): Promise<void> {
    const { tokens, at } = await this.#options.list(this.#since);
    const keys = tokens.map(sessionKeyOf);
    const added = keys.filter((key) => !this.#ended.has(key));
    this.#since = at - OVERLAP_MS;
    this.#ended = new Set(keys);
    if (added.length > 0) this.#options.onExpired(added);
  }
}
