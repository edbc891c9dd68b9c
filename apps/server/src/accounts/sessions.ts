import { hash } from "node:crypto";
import type { FindSessions, StoredSession } from "@trelyazh/db";
import { parseCookies } from "better-auth/cookies";
import DataLoader from "dataloader";
import type { ToldRestraint } from "@trelyazh/protocol";
import { LRUCache } from "lru-cache";
import type { Clock } from "../clock.ts";
import { ClubError } from "../club-error.ts";
import type { Member } from "@trelyazh/table";
import type { Visitor } from "../visitor.ts";
import { SESSION_SECONDS, signedToken, tokenIn } from "./auth.ts";
import type { Rename } from "./names/renaming.ts";

/** Answers that are kept; about 300 bytes each. */
const CACHE_SIZE = 50_000;
const CACHE_MS = 60_000;

/** So old an answer serves once more while it is looked up again: a user who acts all the time never waits for the database. */
const RENEW_MS = 30_000;

/** By chance an answer is renewed so much later, so that a crowd that came at once is not looked up at once. */
const SPREAD_MS = 20_000;

/** Nobody waits for renewals, so those of that time gather to be one statement. */
const GATHER_MS = 200;

/** Tokens of one statement. */
const BATCH_SIZE = 500;

/** How exactly the cache knows what time it is. */
const RESOLUTION_MS = 1000;

/** An old answer that could not be renewed, as the database is away, serves for that long before the next try. */
const STALE_MS = 2000;

/** A session's last use is written down once in this time. */
const SEEN_EVERY_MS = 24 * 60 * 60 * 1000;

/** That it is used in another place, once in this: a phone goes from one to the other all day. */
const MOVED_EVERY_MS = 60 * 60 * 1000;

/** A session that is used after a twelfth of its time is renewed. */
const RENEW_BEFORE_END_MS = (SESSION_SECONDS * 1000 * 11) / 12;

/** The answer for a cookie: an object, since the cache keeps no null. */
interface Known {
  readonly member: Member | null;
  /** The session's id and end, in epoch milliseconds; null once it has been taken for renewal, or if there is none. */
  readonly ends: { readonly id: string; readonly at: number } | null;
  /** When it is to be looked up again, on the clock of `performance.now`. */
  readonly renewAt: number;
}

/** How a look-up was answered: from the cache, by the database, by an old answer for want of a database, or not at all. */
export type LookUp = "hit" | "miss" | "stale" | "failed";

export interface SessionsOptions {
  /** The session cookie's name, and what its value is signed with. */
  readonly cookieName: string;
  readonly secret: string;
  /** Rejects when the database is away. */
  readonly find: FindSessions;
  /** Ends the session with that token; rejects when the database is away. */
  readonly end: (token: string) => Promise<void>;
  /** Gives whoever has the session with that token another name. */
  readonly rename: Rename;
  /** Told of somebody who has another name now, with the keys of all their sessions; must not throw. */
  readonly onRenamed: (member: Member, sessionKeys: readonly string[]) => void;
  /** Says until when that user is kept out, and what for; null, as for everybody unless told, for whoever is not. */
  readonly banOf?: (userId: string) => ToldRestraint | null;
  /** Writes down that a session is in use; what it rejects with is dropped, as the next use tries again. */
  readonly markSeen?: (sessionId: string, place: string | null) => Promise<void>;
  readonly clock: Pick<Clock, "wall">;
  /** Told of every look-up; must not throw. */
  readonly onLookUp?: (how: LookUp) => void;
}

type SessionLoader = DataLoader<string, StoredSession | undefined>;

/** What a session tells of a visitor. */
type SessionVisitor = Omit<Visitor, "browser">;

/** Which session is looked for, and together with which others. */
interface Question {
  readonly token: string;
  /** Where whoever asks is. */
  readonly place: string | null;
  readonly loader: SessionLoader;
}

/** What is known is kept by a cache of our own. */
const UNCACHED = { cache: false, maxBatchSize: BATCH_SIZE } as const;

/** A session as somebody's cookies name it. */
interface Named {
  readonly key: string;
  readonly token: string;
  /** Where whoever sends it is. */
  readonly place: string | null;
  /** The cookie's value: the token with our signature. */
  readonly signed: string;
}

/**
 * Knows who is behind a cookie. Answers are kept for a minute at most under a hash of the session's token, and forgotten
 * at once when this process ends the session or changes its member's name, or hears that another one has.
 */
export class Sessions {
  readonly #options: Omit<SessionsOptions, "find" | "banOf" | "markSeen" | "onLookUp">;
  readonly #banOf: (userId: string) => ToldRestraint | null;
  readonly #markSeen: (sessionId: string, place: string | null) => Promise<void>;
  readonly #onLookUp: (how: LookUp) => void;
  /** For what somebody waits for. */
  readonly #awaited: SessionLoader;
  readonly #renewals: SessionLoader;
  /** A read goes on although its answer was forgotten meanwhile; then it serves those who wait for it, and is not kept. */
  readonly #known = new LRUCache<string, Known, Question>({
    max: CACHE_SIZE,
    ttl: CACHE_MS,
    ttlResolution: RESOLUTION_MS,
    noDeleteOnStaleGet: true,
    ignoreFetchAbort: true,
    fetchMethod: (_key, stale, { context, options }) =>
      this.#read(context).catch((error: unknown) => {
        if (stale === undefined) throw error;
        this.#onLookUp("stale");
        options.ttl = STALE_MS;
        return stale;
      }),
  });

  constructor(options: SessionsOptions) {
    const { banOf = () => null, markSeen = () => Promise.resolve(), onLookUp = () => {} } = options;
    this.#options = options;
    this.#banOf = banOf;
    this.#markSeen = markSeen;
    this.#onLookUp = onLookUp;
    this.#awaited = new DataLoader(options.find, UNCACHED);
    this.#renewals = new DataLoader(options.find, {
      ...UNCACHED,
      batchScheduleFn: (run) => setTimeout(run, GATHER_MS),
    });
  }

  /** Answers that are kept now. */
  get size(): number {
    return this.#known.size;
  }

  /** Returns whoever sends those cookies; they are looked up again each time they act. */
  visitor(cookies: string | undefined, place: string | null = null): SessionVisitor {
    const found = this.#sessionIn(cookies, place);
    if (found === null) return { ...STRANGER, place };
    let session = found;
    return {
      get sessionKey() {
        return session.key;
      },
      place,
      member: () => this.#admit(session),
      anyone: () => this.#find(session),
      rename: (name) => this.#rename(session, name),
      goOnAs: async (to) => {
        session = this.#sessionOf(await to(session.token), place);
      },
    };
  }

  /** To be called when a request with those cookies may have changed its session. */
  forget(cookies: string | undefined): void {
    const session = this.#sessionIn(cookies);
    if (session !== null) this.#known.delete(session.key);
  }

  /** Ends the session of those cookies and returns its key, null if there is none; refuses with `DATABASE_AWAY`. */
  async end(cookies: string | undefined): Promise<string | null> {
    const session = this.#sessionIn(cookies);
    if (session === null) return null;
    await this.#options.end(session.token).catch((cause: unknown) => {
      throw new ClubError("DATABASE_AWAY", { cause });
    });
    this.#known.delete(session.key);
    return session.key;
  }

  /**
   * Returns the session of those cookies when it is time to renew it, once for each time that it is looked up. Nobody waits
   * for that: a session that is not known at the moment will be at another.
   */
  takeForRenewal(cookies: string | undefined): { readonly id: string; readonly signed: string } | null {
    const session = this.#sessionIn(cookies);
    const known = session === null ? undefined : this.#known.get(session.key);
    if (session === null || !known?.ends) return null;
    const { id, at } = known.ends;
    if (at - this.#options.clock.wall() > RENEW_BEFORE_END_MS) return null;
    this.#known.set(session.key, { ...known, ends: null }, { noUpdateTTL: true });
    return { id, signed: session.signed };
  }

  /** To be called with the keys of sessions that are over, or whose members another process has changed. */
  drop(sessionKeys: readonly string[]): void {
    for (const key of sessionKeys) this.#known.delete(key);
  }

  /** The session that a browser's cookies name, if the signature is ours. */
  #sessionIn(cookies = "", place: string | null = null): Named | null {
    const { cookieName, secret } = this.#options;
    const signed = parseCookies(cookies).get(cookieName) ?? "";
    const token = tokenIn(signed, secret);
    return token === null ? null : this.#sessionOf(token, place);
  }

  #sessionOf(token: string, place: string | null): Named {
    return { key: sessionKeyOf(token), token, place, signed: signedToken(token, this.#options.secret) };
  }

  async #find({ key, token, place }: Named): Promise<Member | null> {
    const known = this.#known.get(key);
    // The read answers with something, or rejects.
    const { member } =
      known ?? (await this.#known.forceFetch(key, { context: { token, place, loader: this.#awaited } }));
    if (known !== undefined) this.#onLookUp("hit");
    if (known !== undefined && performance.now() >= known.renewAt) this.#renew(key, token, place);
    return member;
  }

  async #admit(session: Named): Promise<Member | null> {
    const member = await this.#find(session);
    const restraint = member === null ? null : this.#banOf(member.id);
    if (restraint !== null) throw new ClubError("BANNED", { restraint });
    return member;
  }

  /** What is known already serves until that has come; whoever asks meanwhile joins in. */
  #renew(key: string, token: string, place: string | null): void {
    void this.#known.fetch(key, { context: { token, place, loader: this.#renewals }, forceRefresh: true });
  }

  async #read({ token, place, loader }: Question): Promise<Known> {
    try {
      const found = await loader.load(token);
      this.#onLookUp("miss");
      const renewAt = performance.now() + RENEW_MS + SPREAD_MS * Math.random();
      if (found === undefined) return { member: null, ends: null, renewAt };
      if (this.#isNewsOf(found, place)) void this.#markSeen(found.id, place).catch(() => {});
      const ends = { id: found.id, at: found.expiresAt.getTime() };
      return { member: { id: found.userId, name: found.userName }, ends, renewAt };
    } catch (cause) {
      this.#onLookUp("failed");
      throw new ClubError("DATABASE_AWAY", { cause });
    }
  }

  /** Says whether it is to be written down that a session is in use, there. */
  #isNewsOf({ updatedAt, place: before }: StoredSession, place: string | null): boolean {
    const sinceMs = this.#options.clock.wall() - updatedAt.getTime();
    return sinceMs > (place === null || place === before ? SEEN_EVERY_MS : MOVED_EVERY_MS);
  }

  async #rename({ key, token }: Named, typed: string): Promise<Member> {
    try {
      const { member, tokens } = await this.#options.rename(token, typed);
      const keys = tokens.map(sessionKeyOf);
      this.drop(keys);
      this.#options.onRenamed(member, keys);
      return member;
    } catch (cause) {
      // Another process has ended the session.
      if (cause instanceof ClubError && cause.clubCode === "SIGN_IN_FIRST") this.#known.delete(key);
      throw cause;
    }
  }
}

/** Somebody without a cookie of ours. */
const STRANGER: SessionVisitor = {
  sessionKey: null,
  place: null,
  member: () => Promise.resolve(null),
  anyone: () => Promise.resolve(null),
  rename: () => Promise.reject(new ClubError("SIGN_IN_FIRST")),
  goOnAs: () => Promise.reject(new ClubError("SIGN_IN_FIRST")),
};

/** Returns the key of the session with that token: the same wherever it is asked for, and no way back to the token. */
export function sessionKeyOf(token: string): string {
  return hash("sha256", token, "base64url");
}
