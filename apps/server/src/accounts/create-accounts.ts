import {
  endSession,
  listBanned,
  listExpiredSessions,
  listSessionTokens,
  markSessionSeen,
  prolongSession,
  sessionFinder,
  type BrowserGuest,
  type Database,
} from "@trelyazh/db";
import type { Member } from "@trelyazh/table";
import type { Clock } from "../clock.ts";
import type { Limits } from "../limits/limits.ts";
import { neighbourhoodOf } from "../limits/network-of.ts";
import type { Logger } from "../logger.ts";
import type { MaintenanceJob } from "../maintenance/maintenance.ts";
import type { Instruments } from "../metrics/instruments.ts";
import type { Routes } from "../transport/http.ts";
import type { Visitor } from "../visitor.ts";
import type { Cluster } from "../nodes/create-cluster.ts";
import { BANS_CHANGED, SESSION_CHANGED, SESSIONS_OVER } from "./account-news.ts";
import {
  authStatements,
  createAuth,
  isSecure,
  markCookieFor,
  SESSION_SECONDS,
  sessionCookieAnew,
  sessionCookieFor,
  signedToken,
} from "./auth.ts";
import { authRoutes, guestAgain, type Answer } from "./auth-routes.ts";
import { Bans } from "./bans.ts";
import { browserMarks } from "./browser-marks.ts";
import { accountJobs } from "./jobs.ts";
import { accountLimits, type ACCOUNT_LIMITS } from "./limits.ts";
import { createMembers, type Members, type MembersParts } from "./members/create-members.ts";
import { sessionMetrics } from "./metrics.ts";
import { fitNames, type NameRules } from "./names/fit-name.ts";
import type { KnownNames } from "./names/known-names.ts";
import { renaming } from "./names/renaming.ts";
import { OneGuest } from "./one-guest.ts";
import { pictureMetrics } from "./pictures/metrics.ts";
import { pictureRoutes } from "./pictures/picture-routes.ts";
import { Pictures, type PicturesOptions } from "./pictures/pictures.ts";
import { SessionExpiry } from "./session-expiry.ts";
import { sessionKeyOf, Sessions } from "./sessions.ts";

export interface AccountsOptions extends NameRules, Pick<MembersParts, "mail" | "send"> {
  /** Makes a picture in a worker thread. */
  readonly makePicture: PicturesOptions["make"];
  readonly database: Database;
  readonly cluster: Pick<Cluster, "bus">;
  readonly names: KnownNames;
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
  readonly members: Members;
  readonly pictures: Pictures;
  readonly jobs: readonly MaintenanceJob[];
  /** Returns whoever sends those cookies, from that address. */
  readonly visitor: (cookies: string | undefined, address?: string) => Visitor;
  /** Returns the `Set-Cookie` headers for whoever sends those cookies: a new mark, a session that is renewed. */
  readonly greeting: (cookies: string | undefined) => readonly string[];
  /** Serves the routes of signing in and out. */
  readonly routes: Routes;
  /** To be told of what others have done about people. */
  readonly told: {
    /** Others are banned than before. */
    bans(this: void): void;
    /** Somebody is called something else; the tokens are those of their sessions. */
    renamed(this: void, member: Member, tokens: readonly string[]): void;
  };
  /** Resolves when it is known which users are banned. */
  start(): Promise<void>;
  close(): void;
}

export function createAccounts(options: AccountsOptions): Accounts {
  const { database, clock, cluster, publicOrigins, names, onSessionOver, log } = options;
  const limits = accountLimits(options.limits, options.limitSettings, database.pool);
  const statements = authStatements(database.db);
  const auth = createAuth({ ...options, db: statements.db });
  const bans = createBans(options);
  const marks = browserMarks({ name: markCookieFor(publicOrigins), secure: isSecure(publicOrigins) });
  const sessions = createSessions(options, bans);
  const endAll = (keys: readonly string[]) => {
    sessions.drop(keys);
    keys.forEach(onSessionOver);
  };
  const expiry = createExpiry(options, endAll);
  const guests = new OneGuest({ database, within: statements.within, again: (guest) => answerAgain(guest, options) });
  const onOver = (keys: readonly string[]) => {
    endAll(keys);
    cluster.bus.tell(SESSIONS_OVER, { keys });
  };
  const onSignedOut = (key: string) => onOver([key]);
  const visitor = (cookies: string | undefined, address?: string): Visitor =>
    Object.assign(sessions.visitor(cookies, placeOf(address)), { browser: marks.browserIn(cookies) });
  const pictures = createPictures(options);
  const members = createMembers({
    ...options,
    pictures,
    accountLimits: limits,
    fitName: fitNames(options),
    visitor,
    endSession: (cookies) => sessions.end(cookies).then((key) => (key === null ? undefined : onSignedOut(key))),
    isBanned: (userId) => bans.has(userId),
    onOver,
  });
  hearOtherNodes(options, { sessions, bans, endAll });
  return {
    limits,
    members,
    pictures,
    jobs: accountJobs({ db: database.db, clock }),
    visitor,
    greeting: (cookies) => [marks.greeting(cookies) ?? [], renewalOf(sessions, cookies, options) ?? []].flat(),
    routes(app, addressOf) {
      authRoutes(app, { auth, addressOf, sessions, guests, marks, limits, onSignedOut, log });
      members.routes(app, addressOf);
      pictureRoutes(app, { pictures, visitor, limit: limits.picture });
    },
    told: toldOf(options, { sessions, bans }),
    start: async () => void (await Promise.all([bans.start(), expiry.start(), names.start()])),
    close: () => [bans, expiry, names].forEach((watch) => watch.close()),
  };
}

function placeOf(address: string | undefined): string | null {
  return address === undefined ? null : neighbourhoodOf(address);
}

function hearOtherNodes(
  { cluster: { bus } }: AccountsOptions,
  told: { readonly sessions: Sessions; readonly bans: Bans; readonly endAll: (keys: readonly string[]) => void },
): void {
  bus.hear(SESSIONS_OVER, ({ message }) => told.endAll(message.keys));
  bus.hear(SESSION_CHANGED, ({ message }) => told.sessions.drop([message.key]));
  bus.hear(BANS_CHANGED, () => void told.bans.look());
}

function createPictures(options: AccountsOptions): Pictures {
  return new Pictures({ ...options, make: options.makePicture, onOutcome: pictureMetrics(options.instruments) });
}

function createExpiry(
  { clock, database, sessionsEveryMs, log }: AccountsOptions,
  onExpired: (keys: readonly string[]) => void,
): SessionExpiry {
  const list = (since: number | null) => listExpiredSessions(database.db, since);
  return new SessionExpiry({ clock, everyMs: sessionsEveryMs, list, onExpired, log });
}

function createSessions(options: AccountsOptions, bans: Bans): Sessions {
  const { database, clock, publicOrigins, secret } = options;
  const sessions: Sessions = new Sessions({
    clock,
    cookieName: sessionCookieFor(publicOrigins),
    secret,
    find: sessionFinder(database.db),
    end: (token) => endSession(database.db, token),
    banOf: (userId) => bans.of(userId),
    markSeen: (id, place) => markSessionSeen(database.db, id, place),
    rename: renaming(database, fitNames(options)),
    onRenamed: (member, keys) => onRenamed(options, sessions)(member, keys),
    onLookUp: sessionMetrics(options.instruments, () => sessions.size),
  });
  return sessions;
}

/** Has every node know that somebody is called something else. */
function onRenamed({ cluster, names }: Pick<AccountsOptions, "cluster" | "names">, sessions: Pick<Sessions, "drop">) {
  return (member: Member, keys: readonly string[]): void => {
    sessions.drop(keys);
    for (const key of keys) cluster.bus.tell(SESSION_CHANGED, { key });
    names.tell(member);
  };
}

/** What others have done about people, told to every node. */
function toldOf(options: AccountsOptions, { sessions, bans }: { readonly sessions: Sessions; readonly bans: Bans }) {
  const tell = onRenamed(options, sessions);
  return {
    bans() {
      void bans.look();
      options.cluster.bus.tell(BANS_CHANGED, {});
    },
    renamed: (member: Member, tokens: readonly string[]) => tell(member, tokens.map(sessionKeyOf)),
  };
}

/** Tells a browser once more as whom it has come in. */
function answerAgain(guest: BrowserGuest, { secret, publicOrigins }: AccountsOptions): Answer {
  return guestAgain(guest, sessionCookieAnew(signedToken(guest.token, secret), publicOrigins));
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

function createBans(options: AccountsOptions): Bans {
  const { clock, sessionsEveryMs, onSessionOver, onBanned, log } = options;
  const { db } = options.database;
  return new Bans({
    clock,
    everyMs: sessionsEveryMs,
    list: () => listBanned(db),
    tokensOf: (userIds) => listSessionTokens(db, userIds),
    onBanned(members, sessionKeys) {
      sessionKeys.forEach(onSessionOver);
      onBanned(members);
    },
    onChanged: () => options.cluster.bus.tell(BANS_CHANGED, {}),
    log,
  });
}
