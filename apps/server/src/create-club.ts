import { randomUUID } from "node:crypto";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import {
  listBanned,
  listOpenTables,
  listSessionTokens,
  markSessionSeen,
  openDatabase,
  sessionFinder,
  type Database,
} from "@trelyazh/db";
import type { Member } from "@trelyazh/table";
import type { Limits, SocketStats } from "@trelyazh/ws-adapter";
import { createAuth, sessionCookieFor } from "./accounts/auth.ts";
import { Bans, type BansOptions } from "./accounts/bans.ts";
import { Sessions } from "./accounts/sessions.ts";
import { Closing } from "./closing.ts";
import type { ClubServices } from "./club-services.ts";
import { systemClock, type Clock } from "./clock.ts";
import { HeavyWork } from "./heavy-work/heavy-work.ts";
import { DEFAULT_LIMIT_SETTINGS, RequestLimits, type LimitSettings } from "./limits/request-limits.ts";
import { LobbyBoard } from "./lobby/lobby-board.ts";
import type { Logger } from "./logger.ts";
import { maintenanceJobs } from "./maintenance/jobs.ts";
import { Maintenance } from "./maintenance/maintenance.ts";
import { createMetrics, type Metrics } from "./metrics/metrics.ts";
import { Observer } from "./metrics/observer.ts";
import { databaseStore } from "./tables/journal/database-store.ts";
import { cryptoChance, type Chance } from "./tables/actor/dealing.ts";
import type { Pace } from "./tables/actor/own-doings.ts";
import { createTables, type Tables } from "./tables/create-tables.ts";
import { attachWebSocket } from "./transport/attach-web-socket.ts";
import { createHttp, logFault } from "./transport/http.ts";
import { OpenStreams } from "./transport/open-streams.ts";
import { isTrustedOrigin } from "./transport/origins.ts";

export interface ClubOptions {
  readonly databaseUrl: string;
  readonly authSecret: string;
  readonly publicOrigins: readonly string[];
  readonly webRoot: string | undefined;
  readonly pace: Pace;
  /** The shortest time between two messages of the lobby to one watcher, in milliseconds. */
  readonly lobbyIntervalMs: number;
  /** Worker threads for what would hold up the event loop. */
  readonly workerThreads: number;
  readonly log: Logger;
  /** Where the metrics are served, apart from the public address; nowhere unless told. */
  readonly metricsAt?: { readonly host: string; readonly port: number } | undefined;
  /** Whether this process takes part in the club's cron jobs; it does unless told. */
  readonly maintenance?: boolean;
  /** How often it looks whether there is something to be done for them, in milliseconds; 30 000 unless told. */
  readonly maintenanceEveryMs?: number;
  /** How soon a ban is felt, in milliseconds; 5000 unless told. */
  readonly bansEveryMs?: number;
  /** An event loop that is held up for longer raises the alert; 100 unless told. */
  readonly eventLoopAlertMs?: number;
  /** Whose word is taken for where a request came from; this machine's unless told. */
  readonly trustedProxies?: readonly string[];
  /** Changes to how often people may do what they do. */
  readonly limits?: Partial<LimitSettings>;
  readonly clock?: Clock;
  readonly chance?: Chance;
  /** Changes to what one socket may do. */
  readonly socketLimits?: Partial<Limits>;
}

export interface Club extends AsyncDisposable {
  /** Takes up the tables of the last run and begins to serve; returns the address. */
  listen(at: { readonly host: string; readonly port: number }): Promise<string>;
  /** Refuses new commands, finishes and stores what was taken, closes sockets and pools. Idempotent. */
  close(): Promise<void>;
  /** What is not closed yet, for people: all of it, until it is being closed. */
  readonly open: readonly string[];
  /** Where the metrics are, once it listens; null if they are served nowhere. */
  readonly metricsUrl: string | null;
}

const EVENT_LOOP_ALERT_MS = 100;
const BANS_EVERY_MS = 5000;
const TRUSTED_PROXIES = ["loopback"];

/** Puts a whole club together. Nothing is shared between two of them but what they keep in the same database. */
export async function createClub(options: ClubOptions): Promise<Club> {
  const { databaseUrl, log, clock = systemClock, maintenanceEveryMs: pollMs } = options;
  const metrics = createMetrics();
  const onError = (err: Error) => log.warn({ err }, "idle database connection lost");
  const database = openDatabase({ url: databaseUrl, onError });
  const heavyWork = new HeavyWork({ threads: options.workerThreads, onJob: metrics.jobOver, log });
  const { services, census, tables } = startTables(options, { database, clock, heavyWork, metrics });
  const server = await createServer(options, { database, services, metrics });
  const observer = new Observer({
    metrics,
    sources: {
      pools: () => ({ ...database.gauges() }),
      sockets: server.socketStats,
      tables: census,
      heavyWorkQueue: () => heavyWork.queued,
      sessionsKept: server.sessionsKept,
    },
    at: options.metricsAt,
    eventLoopAlertMs: options.eventLoopAlertMs ?? EVENT_LOOP_ALERT_MS,
    log,
  });
  const jobs = maintenanceJobs({
    db: database.db,
    clock,
    closeAbandoned: (now) => tables.registry.closeAbandoned(now),
  });
  const maintenance = new Maintenance({ databaseUrl, jobs, onRun: metrics.maintained, log, pollMs });
  const closing = new Closing([
    { maintenance: () => maintenance.close(), "tables and journal": () => tables.close() },
    { sockets: () => server.close() },
    { "worker threads": () => heavyWork.close(), metrics: () => observer[Symbol.asyncDispose]() },
    { "database connections": () => database.close() },
  ]);
  return {
    async listen(at) {
      await tables.registry.recoverAll();
      await observer.listen();
      if (options.maintenance !== false) maintenance.start();
      return server.listen(at);
    },
    close: () => closing.run(),
    get open() {
      return closing.open;
    },
    get metricsUrl() {
      return observer.url;
    },
    [Symbol.asyncDispose]: () => closing.run(),
  };
}

interface TableParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly heavyWork: HeavyWork;
  readonly metrics: Metrics;
}

interface LiveParts {
  readonly services: Pick<ClubServices, "tables" | "lobby">;
  readonly census: LobbyBoard["census"];
  readonly tables: Tables;
}

function startTables(options: ClubOptions, { database, clock, heavyWork, metrics }: TableParts): LiveParts {
  const { log, pace, chance = cryptoChance } = options;
  const lobby = new LobbyBoard({ clock, intervalMs: options.lobbyIntervalMs });
  const tables = createTables({
    store: databaseStore(database),
    clock,
    chance,
    pace,
    think: (question, signal) => heavyWork.run("thinkOfMove", question, signal),
    log,
    instruments: metrics.instruments,
    tablesOf: (member) => lobby.mine(member),
    listeners: { lobby: (happening) => lobby.hear(happening) },
  });
  return { services: { tables: tables.service, lobby }, census: () => lobby.census(), tables };
}

interface ServerParts {
  readonly sessionsKept: () => number;
  readonly socketStats: () => SocketStats;
  listen(at: { readonly host: string; readonly port: number }): Promise<string>;
  close(): Promise<void>;
}

interface AccountParts extends Pick<TableParts, "database" | "metrics">, Pick<BansOptions, "onBanned"> {}

/** Who people are, who is kept out, and how often the others may do what they do. */
function createAccounts(options: ClubOptions, { database, metrics, onBanned }: AccountParts) {
  const { log, publicOrigins, authSecret, clock = systemClock, chance = cryptoChance } = options;
  const auth = createAuth({ database, secret: authSecret, publicOrigins, chance, log });
  const bans = new Bans({
    clock,
    everyMs: options.bansEveryMs ?? BANS_EVERY_MS,
    list: () => listBanned(database.db),
    tokensOf: (userIds) => listSessionTokens(database.db, userIds),
    onBanned,
    log,
  });
  const sessions = new Sessions({
    auth,
    cookieName: sessionCookieFor(publicOrigins),
    secret: authSecret,
    find: sessionFinder(database.db),
    isBanned: (userId) => bans.has(userId),
    markSeen: (id) => markSessionSeen(database.db, id),
    onLookUp: metrics.lookedUp,
  });
  const limits = new RequestLimits({
    settings: { ...DEFAULT_LIMIT_SETTINGS, ...options.limits },
    pool: database.pool,
    onRefused: metrics.limited,
  });
  return { auth, bans, sessions, limits };
}

/** Those members leave their tables, as if they had said so. */
function leaveTables({ tables, lobby }: LiveParts["services"], members: readonly Member[]): void {
  for (const member of members) {
    // Where it cannot be done now, their time runs out and a bot plays for them.
    for (const { id } of lobby.mine(member))
      void tables.leave(member, { tableId: id, commandId: randomUUID() }).catch(() => {});
  }
}

async function createServer(
  options: ClubOptions,
  { database, services, metrics }: Pick<TableParts, "database" | "metrics"> & Pick<LiveParts, "services">,
): Promise<ServerParts> {
  const { log, publicOrigins, webRoot } = options;
  const endSession = (sessionKey: string) => {
    streams.closeSession(sessionKey);
    webSocket.closeSession(sessionKey);
  };
  const accounts = createAccounts(options, {
    database,
    metrics,
    onBanned(members, sessionKeys) {
      sessionKeys.forEach(endSession);
      leaveTables(services, members);
    },
  });
  const { bans, sessions, limits } = accounts;
  const limitMember = (procedure: string, memberId: string) => limits.member(procedure, memberId);
  const club: ClubServices = { ...services, limitMember, onCommand: metrics.commanded };
  const streams = new OpenStreams();
  const http = await createHttp({
    ...accounts,
    club,
    webRoot,
    publicOrigins,
    streams,
    trustedProxies: options.trustedProxies ?? TRUSTED_PROXIES,
    onSignedOut: endSession,
    isReady: () => isReachable(database),
    log,
  });
  const webSocket = attachSockets(http.server, options, { sessions, club, metrics });
  return {
    sessionsKept: () => sessions.size,
    socketStats: () => webSocket.stats(),
    async listen({ host, port }) {
      await bans.start();
      await http.listen({ host, port });
      // A server that listens on a port has an address with one.
      const { port: taken } = http.server.address() as AddressInfo;
      return addressOf(host, taken);
    },
    async close() {
      bans.close();
      await webSocket.close();
      await http.close();
    },
  };
}

interface SocketParts extends Pick<TableParts, "metrics"> {
  readonly sessions: Sessions;
  readonly club: ClubServices;
}

function attachSockets(server: Server, options: ClubOptions, { sessions, club, metrics }: SocketParts) {
  const { log, publicOrigins, clock = systemClock } = options;
  return attachWebSocket(server, {
    createContext: ({ headers }, line) => ({ visitor: sessions.visitor(headers.cookie), club, line }),
    isTrustedOrigin: ({ headers }) => isTrustedOrigin({ origin: headers.origin, host: headers.host }, publicOrigins),
    onError: (fault) => logFault(log, fault),
    onFault: (err) => log.error({ err }, "an error could not be told"),
    clock,
    metrics: metrics.sockets,
    limits: options.socketLimits,
  });
}

async function isReachable({ db }: Database): Promise<boolean> {
  await listOpenTables(db, { limit: 1 });
  return true;
}

/** Where people on this machine find a server that listens there. */
function addressOf(host: string, port: number): string {
  const everywhere = host === "0.0.0.0" || host === "::";
  const name = host.includes(":") ? `[${host}]` : host;
  return `http://${everywhere ? "localhost" : name}:${port}`;
}
