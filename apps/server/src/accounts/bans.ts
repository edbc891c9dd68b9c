import type { NamedUser } from "@trelyazh/db";
import type { Clock, Timer } from "../clock.ts";
import type { Logger } from "../logger.ts";
import { sessionKeyOf } from "./sessions.ts";

export interface BansOptions {
  readonly clock: Clock;
  /** How often the list of banned users is read, in milliseconds, and so how long a ban or its end may take to be felt; 5000 unless told. */
  readonly everyMs?: number | undefined;
  /** Returns the users who are banned now. */
  readonly list: () => Promise<readonly NamedUser[]>;
  /** Returns the tokens of those users' sessions. */
  readonly tokensOf: (userIds: readonly string[]) => Promise<readonly string[]>;
  /** Called with those who were not banned when it was last looked, and the keys of their sessions; must not throw. */
  readonly onBanned: (users: readonly NamedUser[], sessionKeys: readonly string[]) => void;
  readonly log: Logger;
}

const EVERY_MS = 5000;

/**
 * Knows which users are banned. Any process may ban; this one looks again and again, so that no word of it can be lost. While the
 * database is away, banned users stay banned.
 */
export class Bans {
  readonly #options: BansOptions;
  #banned: ReadonlySet<string> = new Set();
  #timer: Timer | null = null;
  #isClosed = false;

  constructor(options: BansOptions) {
    this.#options = options;
  }

  has(userId: string): boolean {
    return this.#banned.has(userId);
  }

  /** Looks for the first time; resolves when it is known which users are banned. */
  async start(): Promise<void> {
    const { clock, everyMs = EVERY_MS, log } = this.#options;
    await this.#look().catch((err: unknown) => log.warn({ err }, "bans could not be read"));
    if (!this.#isClosed) this.#timer = clock.schedule(clock.now() + everyMs, () => void this.start());
  }

  close(): void {
    this.#isClosed = true;
    this.#timer?.cancel();
  }

  async #look(): Promise<void> {
    const { list, tokensOf, onBanned, log } = this.#options;
    const users = await list();
    const added = users.filter(({ id }) => !this.#banned.has(id));
    const tokens = added.length === 0 ? [] : await tokensOf(added.map(({ id }) => id));
    this.#banned = new Set(users.map(({ id }) => id));
    if (added.length === 0) return;
    log.info({ users: added.length, sessions: tokens.length }, "banned users are kept out");
    onBanned(added, tokens.map(sessionKeyOf));
  }
}
