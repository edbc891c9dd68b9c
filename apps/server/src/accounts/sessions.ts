import { parseCookies } from "better-auth/cookies";
import { LRUCache } from "lru-cache";
import { ClubError } from "../club-error.ts";
import type { Member, Visitor } from "../trpc.ts";
import { SESSION_COOKIE, type Auth } from "./auth.ts";

const CACHE_SIZE = 20_000;
const CACHE_MS = 30_000;

/** The answer for a cookie: an object, since the cache keeps no null. */
interface Known {
  readonly member: Member | null;
}

/** Knows who is behind a cookie. Answers are kept for half a minute, and forgotten at once when the session changes. */
export class Sessions {
  readonly #auth: Auth;
  readonly #known = new LRUCache<string, Known>({ max: CACHE_SIZE, ttl: CACHE_MS });

  constructor(auth: Auth) {
    this.#auth = auth;
  }

  /** Returns whoever sends those cookies; they are looked up again each time they act. */
  visitor(cookies: string | undefined): Visitor {
    const cookie = ownCookie(cookies);
    return {
      member: () => (cookie === null ? Promise.resolve(null) : this.#find(cookie)),
      rename: (name) => (cookie === null ? Promise.reject(new ClubError("SIGN_IN_FIRST")) : this.#rename(cookie, name)),
    };
  }

  /** To be called when a request with those cookies may have changed its session. */
  forget(cookies: string | undefined): void {
    const cookie = ownCookie(cookies);
    if (cookie !== null) this.#known.delete(cookie);
  }

  async #find(cookie: string): Promise<Member | null> {
    const known = this.#known.get(cookie);
    if (known !== undefined) return known.member;
    const member = await this.#read(cookie);
    this.#known.set(cookie, { member });
    return member;
  }

  async #read(cookie: string): Promise<Member | null> {
    try {
      const query = { disableRefresh: true };
      const session = await this.#auth.api.getSession({ headers: new Headers({ cookie }), query });
      return session && { id: session.user.id, name: session.user.name };
    } catch (cause) {
      // A cookie that is none of ours is answered with null; what is left to fail is the database.
      throw new ClubError("DATABASE_AWAY", { cause });
    }
  }

  async #rename(cookie: string, name: string): Promise<void> {
    try {
      await this.#auth.api.updateUser({ headers: new Headers({ cookie }), body: { name } });
    } catch (cause) {
      throw new ClubError("DATABASE_AWAY", { cause });
    } finally {
      this.#known.delete(cookie);
    }
  }
}

/** The session's own cookie out of all that a browser sends, as a header again. */
function ownCookie(cookies: string | undefined): string | null {
  const sent = parseCookies(cookies ?? "");
  for (const name of Object.values(SESSION_COOKIE)) {
    const value = sent.get(name);
    if (value !== undefined) return `${name}=${encodeURIComponent(value)}`;
  }
  return null;
}
