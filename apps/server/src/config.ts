import { availableParallelism } from "node:os";
import { OLDEST_RELEASE, RELEASE } from "@trelyazh/protocol";
import { z } from "zod";
import { ACCOUNT_LIMITS } from "./accounts/limits.ts";
import { FAULT_LIMITS } from "./faults/limits.ts";
import { TABLE_LIMITS } from "./tables/limits.ts";
import type { WebSettings } from "./transport/create-server.ts";
import { CALL_LIMITS } from "./transport/limits.ts";

/** A variable that is set to nothing counts as not set. */
const optionalText = z
  .string()
  .trim()
  .transform((text) => (text === "" ? undefined : text))
  .optional();

function wholeNumber(range: { readonly min: number; readonly max: number; readonly otherwise: number }) {
  return optionalText.pipe(
    z.coerce.number<string | undefined>().int().min(range.min).max(range.max).default(range.otherwise),
  );
}

function listOf(text: string): string[] {
  return text
    .split(",")
    .map((item) => item.trim())
    .filter((item) => item !== "");
}

const origins = z
  .string()
  .default("")
  .transform(listOf)
  .pipe(z.array(z.url({ protocol: /^https?$/ }).transform((origin) => new URL(origin).origin)));

const Environment = z.object({
  /** Where to listen. `localhost` is this machine alone; `0.0.0.0` is everybody. */
  HOST: z.string().min(1).default("localhost"),
  /** 0 takes a free one. */
  PORT: wholeNumber({ min: 0, max: 65_535, otherwise: 3000 }),
  /** Without it the club runs its own PostgreSQL in the data folder. */
  DATABASE_URL: optionalText.pipe(z.url({ protocol: /^postgres(ql)?$/ }).optional()),
  DATA_FOLDER: z.string().min(1).default(".data"),
  /** Signs the cookies. Without it one is made and kept in the data folder. */
  AUTH_SECRET: optionalText.pipe(z.string().min(32).optional()),
  /** The addresses people use, with commas between them; without any, the one that a request itself names. */
  PUBLIC_ORIGIN: origins,
  /** The built web client; without it only the API is served. */
  WEB_ROOT: optionalText,
  BOT_DELAY_MS: wholeNumber({ min: 0, max: 60_000, otherwise: 900 }),
  /** How long a finished deal lies on the table before the next one. */
  DEAL_PAUSE_MS: wholeNumber({ min: 0, max: 60_000, otherwise: 6000 }),
  /** Threads for what would hold up the event loop; one processor is left to the loop itself. */
  WORKER_THREADS: wholeNumber({ min: 1, max: 256, otherwise: Math.max(1, availableParallelism() - 1) }),
  /** Where Prometheus finds the metrics; nowhere without it. */
  METRICS_PORT: optionalText.pipe(z.coerce.number<string | undefined>().int().min(0).max(65_535).optional()),
  METRICS_HOST: optionalText.pipe(z.string().default("127.0.0.1")),
  /** An event loop that is held up for longer is worth a warning. */
  EVENT_LOOP_ALERT_MS: wholeNumber({ min: 1, max: 60_000, otherwise: 100 }),
  /** Whether this process takes part in the club's cron jobs. */
  MAINTENANCE: z.enum(["on", "off"]).default("on"),
  /** A stop that takes longer is cut short. */
  STOP_WITHIN_MS: wholeNumber({ min: 100, max: 600_000, otherwise: 10_000 }),
  /** Who may say where a request comes from: addresses and networks with commas between them, or `loopback`. */
  TRUSTED_PROXIES: z.string().default("loopback").transform(listOf),
  GUESTS_PER_HOUR: wholeNumber({ min: 1, max: 1_000_000_000, otherwise: ACCOUNT_LIMITS.guestsPerHour }),
  CALLS_PER_MINUTE: wholeNumber({ min: 1, max: 1_000_000_000, otherwise: CALL_LIMITS.callsPerMinute }),
  TABLES_PER_HOUR: wholeNumber({ min: 1, max: 1_000_000_000, otherwise: TABLE_LIMITS.tablesPerHour }),
  RENAMES_PER_HOUR: wholeNumber({ min: 1, max: 1_000_000_000, otherwise: ACCOUNT_LIMITS.renamesPerHour }),
  FAULTS_PER_HOUR: wholeNumber({ min: 1, max: 1_000_000_000, otherwise: FAULT_LIMITS.faultsPerHour }),
  /** Clients of earlier releases are told to load themselves anew. */
  OLDEST_RELEASE: wholeNumber({ min: OLDEST_RELEASE, max: RELEASE, otherwise: OLDEST_RELEASE }),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
});

/** How often people may do what they do. */
export type LimitSettings = Readonly<
  typeof ACCOUNT_LIMITS & typeof FAULT_LIMITS & typeof TABLE_LIMITS & typeof CALL_LIMITS
>;

export interface Config {
  readonly host: string;
  readonly port: number;
  readonly databaseUrl: string | undefined;
  readonly dataFolder: string;
  readonly authSecret: string | undefined;
  readonly web: WebSettings;
  readonly botDelayMs: number;
  readonly dealDelayMs: number;
  readonly workerThreads: number;
  readonly metricsPort: number | undefined;
  readonly metricsHost: string;
  readonly eventLoopAlertMs: number;
  readonly maintenance: boolean;
  readonly stopWithinMs: number;
  readonly limits: LimitSettings;
  readonly oldestRelease: number;
  readonly logLevel: z.infer<typeof Environment>["LOG_LEVEL"];
}

/** What is wrong with the environment: every fault, one a line. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
}

/** Reads the whole configuration from the environment; throws one `ConfigError` that lists every fault. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const parsed = Environment.safeParse(environment);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
    throw new ConfigError(`The configuration is not usable:\n${faults.join("\n")}`);
  }
  const env = parsed.data;
  return Object.freeze({
    host: env.HOST,
    port: env.PORT,
    databaseUrl: env.DATABASE_URL,
    dataFolder: env.DATA_FOLDER,
    authSecret: env.AUTH_SECRET,
    web: Object.freeze({
      publicOrigins: Object.freeze(env.PUBLIC_ORIGIN),
      webRoot: env.WEB_ROOT,
      trustedProxies: Object.freeze(env.TRUSTED_PROXIES),
    }),
    botDelayMs: env.BOT_DELAY_MS,
    dealDelayMs: env.DEAL_PAUSE_MS,
    workerThreads: env.WORKER_THREADS,
    metricsPort: env.METRICS_PORT,
    metricsHost: env.METRICS_HOST,
    eventLoopAlertMs: env.EVENT_LOOP_ALERT_MS,
    maintenance: env.MAINTENANCE === "on",
    stopWithinMs: env.STOP_WITHIN_MS,
    limits: Object.freeze({
      guestsPerHour: env.GUESTS_PER_HOUR,
      callsPerMinute: env.CALLS_PER_MINUTE,
      tablesPerHour: env.TABLES_PER_HOUR,
      renamesPerHour: env.RENAMES_PER_HOUR,
      faultsPerHour: env.FAULTS_PER_HOUR,
    }),
    oldestRelease: env.OLDEST_RELEASE,
    logLevel: env.LOG_LEVEL,
  });
}
