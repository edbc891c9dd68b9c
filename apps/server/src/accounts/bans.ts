import type { BannedUser, NamedUser } from "@trelyazh/db";
import type { ToldRestraint } from "@trelyazh/protocol";
import type { Clock, Timer } from "../clock.ts";
import type { Logger } from "../logger.ts";
import { sessionKeyOf } from "./sessions.ts";

export interface BansOptions {
  readonly clock: Clock;
  /** How often the list of banned users is read, in milliseconds, and so how long a ban or its end may take to be felt; 4000 unless told, so that a look of a second still leaves it felt within five. */
  readonly everyMs?: number | undefined;
  /** Returns the users who are banned now. */
  readonly list: () => Promise<readonly BannedUser[]>;
  /** Returns the tokens of those users' sessions. */
  readonly tokensOf: (userIds: readonly string[]) => Promise<readonly string[]>;
  /** Called with those who were not banned when it was last looked, and the keys of their sessions; must not throw. */
  readonly onBanned: (users: readonly NamedUser[], sessionKeys: readonly string[]) => void;
  /** Called when this process has found by itself that other users are banned than before; must not throw. */
  readonly onChanged: () => void;
  readonly log: Logger;
}

const EVERY_MS = 4000;

/**
 * Knows which users are banned. Any process may ban; this one looks again and again, so that no word of it can be lost. While the
 * database is away, banned users stay banned.
 */
export class Bans {
  readonly #options: BansOptions;
  #banned: ReadonlyMap<string, ToldRestraint> = new Map();
  #timer: Timer | null = null;
  #looking: Promise<unknown> = Promise.resolve();
  #isClosed = false;

  constructor(options: BansOptions) {
    this.#options = options;
  }

  has(userId: string): boolean {
    return this.#banned.has(userId);
  }

  /** Until when somebody is banned, and what for; null for whoever is not. */
  of(userId: string): ToldRestraint | null {
    return this.#banned.get(userId) ?? null;
  }

  /** Looks for the first time, and then again and again; resolves when it is known which users are banned. */
  async start(): Promise<void> {
    await this.look();
    this.#lookLater();
  }

  /** Looks now, since another process has found something; whoever waits for a look that is under way has another one. */
  async look(): Promise<boolean> {
    const { log } = this.#options;
    const looking = this.#looking.then(() => this.#look());
    this.#looking = looking.catch((err: unknown) => log.warn({ err }, "bans could not be read"));
    return await looking.catch(() => false);
  }

  close(): void {
    this.#isClosed = true;
    this.#timer?.cancel();
  }

  #lookLater(): void {
    const { clock, everyMs = EVERY_MS, onChanged } = this.#options;
    if (this.#isClosed) return;
    this.#timer = clock.schedule(clock.now() + everyMs, () => {
      void this.look().then((isChanged) => {
        if (isChanged) onChanged();
        this.#lookLater();
      });
    });
  }

  /** Returns whether others are banned than before. */
  async #look(): Promise<boolean> {
    const { list, tokensOf, onBanned, log } = this.#options;
    const users = await list();
    const added = users.filter(({ id }) => !this.#banned.has(id));
    const tokens = added.length === 0 ? [] : await tokensOf(added.map(({ id }) => id));
    const isChanged = added.length > 0 || users.length !== this.#banned.size;
    this.#banned = new Map(users.map(({ id, until, reason }) => [id, { until, reason }]));
    if (added.length === 0) return isChanged;
    log.info({ users: added.length, sessions: tokens.length }, "banned users are kept out");
    onBanned(added, tokens.map(sessionKeyOf));
    return isChanged;
  }
}
