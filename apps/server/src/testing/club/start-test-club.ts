import { testDatabase } from "@trelyazh/testkit";
import type { Limits } from "@trelyazh/ws-adapter";
import type { LocalHub } from "../../bus/local-hub.ts";
import type { Clock } from "../../clock.ts";
import { readConfig } from "../../config/config.ts";
import type { LimitSettings } from "../../config/variables.ts";
import type { ClubOptions } from "../../config/club-options.ts";
import { createClub, type Club } from "../../create-club.ts";
import { createLogger } from "../../logger.ts";
import { connect, signIn, type Guest } from "../people/guest.ts";
import { seededChance } from "../in-memory/seeded-chance.ts";

type TestDatabase = Awaited<ReturnType<typeof testDatabase>>;

export interface TestClubOptions {
  readonly clock?: Clock;
  /** Bots and deals wait for nothing unless told. */
  readonly pace?: ClubOptions["pace"];
  /** Of deals, dealers and guests' names; 1 unless told. */
  readonly seed?: number;
  readonly publicOrigins?: readonly string[];
  readonly webRoot?: string;
  readonly limits?: Partial<LimitSettings>;
  readonly trustedProxies?: readonly string[];
  /** Serves its metrics on a free port. */
  readonly metrics?: boolean;
  readonly socketLimits?: Partial<Limits>;
  readonly sessionsEveryMs?: number;
  readonly listEveryMs?: number;
  /** Takes part in the cron jobs, and looks for them that often. */
  readonly maintenanceEveryMs?: number;
  /** Where letters are files, which maintenance writes. */
  readonly mail?: { readonly folder: string };
  /** Of which the club is a node; it is alone unless told. */
  readonly hub?: LocalHub;
  /** Where NATS is; the club is one process unless told. */
  readonly natsUrl?: string;
  /** Of another club, which is not closed with this one; a fresh database unless told. */
  readonly database?: TestDatabase;
}

export interface TestClub extends AsyncDisposable {
  readonly url: string;
  readonly metricsUrl: string | null;
  readonly database: TestDatabase;
  /** Signs a new guest in and connects them. */
  guest(): Promise<Guest>;
  /** Connects whoever has that cookie. */
  connect(cookie: string): Promise<Guest>;
  /** Stops the club as a signal would; the database stays. */
  stop(): Promise<void>;
}

export const TEST_SECRET = "a secret that only the tests know, and long enough";

/** Players of tests do not think. */
const PLAYERS_OF_TESTS = { messagesPerSecond: 100_000, commandsPerSecond: 100_000, backfillsPerSecond: 1000 };

/** The configuration of an operator who has set nothing, but for what would make tests wait. */
function clubOptions(options: TestClubOptions, databaseUrl: string): ClubOptions {
  const { limits, web, eventLoopAlertMs, oldestRelease, nats, mail } = readConfig({ NATS_URL: options.natsUrl });
  return {
    nats,
    mail: { ...mail, ...options.mail },
    eventLoopAlertMs,
    oldestRelease,
    databaseUrl,
    authSecret: TEST_SECRET,
    web: {
      publicOrigins: options.publicOrigins ?? [],
      webRoot: options.webRoot,
      trustedProxies: options.trustedProxies ?? web.trustedProxies,
      socketLimits: { messagesPerSecond: 100_000, messageBurst: 100_000, ...options.socketLimits },
    },
    pace: options.pace ?? { botDelayMs: 0, dealDelayMs: 0, nonceWaitMs: 0 },
    lobbyIntervalMs: 0,
    workerThreads: 1,
    log: createLogger("silent"),
    maintenance: options.maintenanceEveryMs !== undefined,
    ...(options.maintenanceEveryMs && { maintenanceEveryMs: options.maintenanceEveryMs }),
    limits: { ...limits, ...PLAYERS_OF_TESTS, ...options.limits },
    ...(options.metrics && { metricsAt: { host: "127.0.0.1", port: 0 } }),
    ...(options.sessionsEveryMs && { sessionsEveryMs: options.sessionsEveryMs }),
    ...(options.listEveryMs && { listEveryMs: options.listEveryMs }),
    hub: options.hub,
    ...(options.clock && { clock: options.clock }),
    chance: seededChance(options.seed ?? 1),
  };
}

/** Starts a whole club on a free port: real server, real database, bots that do not wait. */
export async function startTestClub(options: TestClubOptions = {}): Promise<TestClub> {
  const database = options.database ?? (await testDatabase());
  const club: Club = await createClub(clubOptions(options, database.url));
  const url = await club.listen({ host: "127.0.0.1", port: 0 });
  const guests: Guest[] = [];
  const welcome = async (cookie: string) => {
    const guest = await connect(url, cookie);
    guests.push(guest);
    return guest;
  };
  return {
    url,
    metricsUrl: club.metricsUrl,
    database,
    guest: async () => welcome(await signIn(url)),
    connect: welcome,
    stop: () => club.close(),
    async [Symbol.asyncDispose]() {
      await Promise.all(guests.map((guest) => guest.close()));
      await club.close();
      if (options.database === undefined) await database[Symbol.asyncDispose]();
    },
  };
}
