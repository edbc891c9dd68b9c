import {
  listBanned,
  listExpiredSessions,
  listSessionTokens,
  markSessionSeen,
  prolongSession,
  sessionFinder,
  type Database,
} from "@trelyazh/db";
import type { Member } from "@trelyazh/table";
import type { Clock } from "../clock.ts";
import type { Limits } from "../limits/limits.ts";
import type { Logger } from "../logger.ts";
import type { MaintenanceJob } from "../maintenance/maintenance.ts";
import type { Instruments } from "../metrics/instruments.ts";
import type { Routes } from "../transport/http.ts";
import type { Visitor } from "../visitor.ts";
import { createAuth, isSecure, markCookieFor, SESSION_SECONDS, sessionCookieAnew, sessionCookieFor } from "./auth.ts";
import { authRoutes } from "./auth-routes.ts";
import { Bans } from "./bans.ts";
import { browserMarks } from "./browser-marks.ts";
import { accountJobs } from "./jobs.ts";
import { accountLimits, type ACCOUNT_LIMITS } from "./limits.ts";
import { sessionMetrics } from "./metrics.ts";
import { SessionExpiry } from "./session-expiry.ts";
import { Sessions } from "./sessions.ts";

export interface AccountsOptions {
  readonly database: Database;
  readonly secret: string;
  readonly publicOrigins: readonly string[];
  readonly limits: Limits;
  readonly limitSettings: Readonly<typeof ACCOUNT_LIMITS>;
  /** How often it is looked which sessions are over, and who is banned. */
  readonly sessionsEveryMs: number | undefined;
  readonly clock: Clock;
  readonly chance: { below(bound: number): number };
  readonly instruments: Instruments;
  readonly log: Logger;
  /** Called with the key of a session right after it has ended; must not throw. */
  readonly onSessionOver: (sessionKey: string) => void;
  /** Called with those who are kept out from now on, once their sessions are over; must not throw. */
  readonly onBanned: (members: readonly Member[]) => void;
}

/** Who people are, and who is kept out. */
export interface Accounts {
  readonly limits: Pick<ReturnType<typeof accountLimits>, "rename">;
  readonly jobs: readonly MaintenanceJob[];
  /** Returns whoever sends those cookies. */
  readonly visitor: (cookies: string | undefined) => Visitor;
  /** Returns the `Set-Cookie` headers for whoever sends those cookies: a new mark, a session that is renewed. */
  readonly greeting: (cookies: string | undefined) => readonly string[];
  /** Serves the routes of signing in and out. */
  readonly routes: Routes;
  /** Resolves when it is known which users are banned. */
  start(): Promise<void>;
  close(): void;
}

export function createAccounts(options: AccountsOptions): Accounts {
  const { database, clock, publicOrigins, onSessionOver, log } = options;
  const limits = accountLimits(options.limits, options.limitSettings, database.pool);
  const auth = createAuth(options);
  const bans = createBans(options);
  const marks = browserMarks({ name: markCookieFor(publicOrigins), secure: isSecure(publicOrigins) });
  const sessions: Sessions = new Sessions({
    auth,
    clock,
    cookieName: sessionCookieFor(publicOrigins),
    secret: options.secret,
    find: sessionFinder(database.db),
    isBanned: (userId) => bans.has(userId),
    markSeen: (id) => markSessionSeen(database.db, id),
    onLookUp: sessionMetrics(options.instruments, () => sessions.size),
  });
  const expiry = new SessionExpiry({
    clock,
    everyMs: options.sessionsEveryMs,
    list: (since) => listExpiredSessions(database.db, since),
    onExpired(sessionKeys) {
      sessions.drop(sessionKeys);
      sessionKeys.forEach(onSessionOver);
    },
    log,
  });
  return {
    limits,
    jobs: accountJobs({ db: database.db, clock }),
    visitor: (cookies) => ({ ...sessions.visitor(cookies), keepsCookies: marks.markIn(cookies) !== null }),
    greeting: (cookies) => [marks.greeting(cookies) ?? [], renewalOf(sessions, cookies, options) ?? []].flat(),
    routes: (app, addressOf) =>
      authRoutes(app, { auth, addressOf, sessions, marks, limits, onSignedOut: onSessionOver, log }),
    start: async () => void (await Promise.all([bans.start(), expiry.start()])),
    close() {
      bans.close();
      expiry.close();
    },
  };
}

/** Has a session go on that is in use, and returns its cookie for as long again; null for one that is not due. */
function renewalOf(
  sessions: Sessions,
  cookies: string | undefined,
  { database, publicOrigins }: Pick<AccountsOptions, "database" | "publicOrigins">,
): string | null {
  const due = sessions.takeForRenewal(cookies);
  if (due === null) return null;
  // If it cannot be written down, it is due again at the next look-up.
  void prolongSession(database.db, due.id, SESSION_SECONDS).catch(() => {});
  return sessionCookieAnew(due.signed, publicOrigins);
}

function createBans({ database: { db }, clock, sessionsEveryMs, onSessionOver, onBanned, log }: AccountsOptions): Bans {
  return new Bans({
    clock,
    everyMs: sessionsEveryMs,
    list: () => listBanned(db),
    tokensOf: (userIds) => listSessionTokens(db, userIds),
    onBanned(members, sessionKeys) {
      sessionKeys.forEach(onSessionOver);
      onBanned(members);
    },
    log,
  });
}
