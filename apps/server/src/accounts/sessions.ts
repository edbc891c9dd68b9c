import { hash } from "node:crypto";
import type { StoredSession } from "@trelyazh/db";
import { parseCookies } from "better-auth/cookies";
import { LRUCache } from "lru-cache";
import { ClubError } from "../club-error.ts";
import type { Member, Visitor } from "../trpc.ts";
import { tokenIn, type Auth } from "./auth.ts";

/** Answers that are kept; about 300 bytes each. */
const CACHE_SIZE = 50_000;
const CACHE_MS = 30_000;

/** As a share of that time: by chance answers serve so much longer, so that a crowd that came at once is not looked up at once. */
const SPREAD = 1;

/** An old answer that could not be renewed, as the database is away, serves for that long before the next try. */
const STALE_MS = 2000;

/** A session's last use is written down once in this time. */
const SEEN_EVERY_MS = 24 * 60 * 60 * 1000;

/** The answer for a cookie: an object, since the cache keeps no null. */
interface Known {
  readonly member: Member | null;
}

/** How a look-up was answered: from the cache, by the database, by an old answer for want of a database, or not at all. */
export type LookUp = "hit" | "miss" | "stale" | "failed";

export interface SessionsOptions {
  readonly auth: Auth;
  /** The session cookie's name, and what its value is signed with. */
  readonly cookieName: string;
  readonly secret: string;
  /** Returns the session with that token unless its time is over; rejects when the database is away. */
  readonly find: (token: string) => Promise<StoredSession | undefined>;
  /** Writes down that a session is in use; what it rejects with is dropped, as the next use tries again. */
  readonly markSeen?: (sessionId: string) => Promise<void>;
  /** Told of every look-up; must not throw. */
  readonly onLookUp?: (how: LookUp) => void;
}

/**
 * Knows who is behind a cookie. Answers are kept for half a minute or a little more under a hash of the cookie, and forgotten at once when
 * this process ends the session or changes its member's name.
 */
export class Sessions {
  readonly #options: Pick<SessionsOptions, "auth" | "cookieName" | "secret" | "find">;
  readonly #markSeen: (sessionId: string) => Promise<void>;
  readonly #onLookUp: (how: LookUp) => void;
  /** A read goes on although its answer was forgotten meanwhile; then it serves who waits for it, and is not kept. */
  readonly #known = new LRUCache<string, Known, string>({
    max: CACHE_SIZE,
    ttl: CACHE_MS,
    noDeleteOnStaleGet: true,
    ignoreFetchAbort: true,
    fetchMethod: (_key, stale, { context, options }) => {
      options.ttl = CACHE_MS * (1 + SPREAD * Math.random());
      return this.#read(context).catch((error: unknown) => {
        if (stale === undefined) throw error;
        this.#onLookUp("stale");
        options.ttl = STALE_MS;
        return stale;
      });
    },
  });

  constructor({ markSeen = () => Promise.resolve(), onLookUp = () => {}, ...options }: SessionsOptions) {
    this.#options = options;
    this.#markSeen = markSeen;
    this.#onLookUp = onLookUp;
  }

  /** Answers that are kept now. */
  get size(): number {
    return this.#known.size;
  }

  /** Returns whoever sends those cookies; they are looked up again each time they act. */
  visitor(cookies: string | undefined): Visitor {
    const cookie = this.#ownCookie(cookies);
    if (cookie === null) return STRANGER;
    const key = keyOf(cookie);
    return {
      sessionKey: key,
      member: () => this.#find(key, cookie),
      rename: (name) => this.#rename(key, { cookie, name }),
    };
  }

  /** To be called when a request with those cookies may have changed its session. */
  forget(cookies: string | undefined): void {
    const cookie = this.#ownCookie(cookies);
    if (cookie !== null) this.#known.delete(keyOf(cookie));
  }

  /** The session's own cookie out of all that a browser sends, as a header again. */
  #ownCookie(cookies: string | undefined): string | null {
    const { cookieName } = this.#options;
    const value = parseCookies(cookies ?? "").get(cookieName);
    return value === undefined ? null : `${cookieName}=${encodeURIComponent(value)}`;
  }

  async #find(key: string, cookie: string): Promise<Member | null> {
    const known = this.#known.get(key);
    if (known !== undefined) {
      this.#onLookUp("hit");
      return known.member;
    }
    // The read answers with something, or rejects.
    return (await this.#known.forceFetch(key, { context: cookie })).member;
  }

  async #read(cookie: string): Promise<Known> {
    const { secret, find } = this.#options;
    const token = tokenIn(decodeURIComponent(cookie.slice(cookie.indexOf("=") + 1)), secret);
    try {
      const found = token === null ? undefined : await find(token);
      this.#onLookUp("miss");
      if (found === undefined) return { member: null };
      if (Date.now() - found.updatedAt.getTime() > SEEN_EVERY_MS) void this.#markSeen(found.id).catch(() => {});
      return { member: { id: found.userId, name: found.userName } };
    } catch (cause) {
      this.#onLookUp("failed");
      throw new ClubError("DATABASE_AWAY", { cause });
    }
  }

  async #rename(key: string, { cookie, name }: { readonly cookie: string; readonly name: string }): Promise<void> {
    try {
      await this.#options.auth.api.updateUser({ headers: new Headers({ cookie }), body: { name } });
    } catch (cause) {
      throw new ClubError("DATABASE_AWAY", { cause });
    } finally {
      this.#known.delete(key);
    }
  }
}

/** Somebody without a cookie of ours. */
const STRANGER: Visitor = {
  sessionKey: null,
  member: () => Promise.resolve(null),
  rename: () => Promise.reject(new ClubError("SIGN_IN_FIRST")),
};

function keyOf(cookie: string): string {
  return hash("sha256", cookie, "base64url");
}
