import { existsSync } from "node:fs";
import { hostname } from "node:os";
import { join, resolve } from "node:path";
import type { MailSettings } from "../accounts/members/mail/post.ts";
import type { NatsSettings } from "../bus/nats-settings.ts";
import type { BackupSettings } from "../maintenance/backups/create-backups.ts";
import type { WebSettings } from "../transport/create-server.ts";
import { findMisspellings, type Misspelling } from "./misspelt.ts";
import { VARIABLES, type LimitSettings, type Variables } from "./variables.ts";

export type Environment = Readonly<Record<string, string | undefined>>;

export interface Config {
  readonly host: string;
  readonly port: number;
  readonly databaseUrl: string | undefined;
  /** Null for a club of one process. */
  readonly nats: NatsSettings | null;
  /** Undefined where neither name nor port tells one node of a machine from another. */
  readonly nodeName: string | undefined;
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
  /** Null for a club that makes none by itself. */
  readonly backups: BackupSettings | null;
  readonly stopWithinMs: number;
  readonly limits: LimitSettings;
  readonly mail: MailSettings;
  readonly oldestRelease: number;
  readonly logLevel: Variables["LOG_LEVEL"];
  /** Variables that are none of ours, and very like them. */
  readonly misspellings: readonly Misspelling[];
}

/** What is wrong with the environment: every fault in a sentence of its own, with what to do about it. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(["The configuration is not usable:", ...faults.map((fault) => `  ${fault}`)].join("\n"));
    this.faults = faults;
  }
}

/** Variables whose values are nobody's business. */
const SECRETS = new Set(["AUTH_SECRET", "DATABASE_URL", "MAIL_URL", "NATS_URL"]);

/** Says whether there is a file; tests bring files of their own. */
export type HasFile = (path: string) => boolean;

/** Reads the whole configuration from the environment; throws one `ConfigError` that lists every fault. */
export function readConfig(environment: Environment, hasFile: HasFile = existsSync): Config {
  const misspellings = findMisspellings(environment, Object.keys(VARIABLES.shape));
  const { data, error } = VARIABLES.safeParse(environment);
  const unreadable = (error?.issues ?? []).map(({ path, message }) => {
    const name = path.join(".");
    return `${SECRETS.has(name) ? name : `${name}=${environment[name]}`} ${message}`;
  });
  const faults = [
    ...unreadable,
    ...webRootFaults(environment, hasFile),
    ...portFaults(environment),
    ...natsFaults(environment, hasFile),
    ...mailFaults(environment),
  ];
  if (data === undefined || faults.length > 0) throw new ConfigError([...faults, ...misspellings.map(describe)]);
  return configOf(data, misspellings);
}

function describe({ written, meant }: Misspelling): string {
  return `${written} is no variable of the club. If ${meant} is meant, write it so.`;
}

function webRootFaults({ WEB_ROOT }: Environment, hasFile: HasFile): readonly string[] {
  const webRoot = WEB_ROOT?.trim() ?? "";
  if (webRoot === "" || hasFile(resolve(webRoot, "index.html"))) return [];
  const remedy =
    "Build the client with `npm run build`, which puts it into apps/web/dist, or leave WEB_ROOT out where nginx serves it.";
  return [`WEB_ROOT=${webRoot} has no index.html (it is looked for in ${resolve(webRoot)}). ${remedy}`];
}

const EVERYWHERE = new Set(["0.0.0.0", "::"]);
const HERE = new Set(["localhost", "127.0.0.1", "::1"]);

/** The metrics have a port of their own. */
function portFaults({ PORT = "3000", HOST = "localhost", METRICS_PORT, METRICS_HOST = "127.0.0.1" }: Environment) {
  const hosts = [HOST, METRICS_HOST];
  const meet = HOST === METRICS_HOST || hosts.some((host) => EVERYWHERE.has(host)) || hosts.every((h) => HERE.has(h));
  if (PORT !== METRICS_PORT || Number(PORT) === 0 || !meet) return [];
  return [`METRICS_PORT=${METRICS_PORT} is PORT as well. Choose another one for the metrics.`];
}

/** What stands beside the address of NATS is of no use without it, and names files. */
function natsFaults(environment: Environment, hasFile: HasFile): readonly string[] {
  const isThere = (environment["NATS_URL"] ?? "").trim() !== "";
  return ["NATS_CREDENTIALS", "NATS_CA"].flatMap((name) => {
    const file = environment[name]?.trim() ?? "";
    if (file === "") return [];
    if (!isThere) return [`${name} is set, and NATS_URL is not. Say there where NATS is, or leave ${name} out.`];
    if (hasFile(file)) return [];
    return [`${name}=${file} names no file (it is looked for at ${resolve(file)}). Correct it, or leave it out.`];
  });
}

/** A server of mail takes no letter from nobody. */
function mailFaults({ MAIL_URL = "", MAIL_FROM = "" }: Environment): readonly string[] {
  if ((MAIL_URL.trim() === "") === (MAIL_FROM.trim() === "")) return [];
  const [set, missing] = MAIL_FROM.trim() === "" ? ["MAIL_URL", "MAIL_FROM"] : ["MAIL_FROM", "MAIL_URL"];
  return [`${set} is set, and ${missing} is not. Set both, or none.`];
}

function mailOf({ MAIL_URL: url, MAIL_FROM: from, DATA_FOLDER }: Variables): MailSettings {
  return Object.freeze({
    url: url ?? null,
    from: from ?? "Trelyazh <club@localhost>",
    folder: join(DATA_FOLDER, "mail"),
  });
}

function natsOf({ NATS_URL: address, NATS_CREDENTIALS, NATS_CA }: Variables): NatsSettings | null {
  return address === undefined
    ? null
    : Object.freeze({ ...address, credentialsFile: NATS_CREDENTIALS, caFile: NATS_CA });
}

/** Whoever brings a PostgreSQL has its tools, and says where backups are to be if the club is to make them. */
function backupsOf({ BACKUP_FOLDER, BACKUP_KEEP: keep, DATABASE_URL, DATA_FOLDER }: Variables): BackupSettings | null {
  const folder = BACKUP_FOLDER ?? (DATABASE_URL === undefined ? join(DATA_FOLDER, "backups") : undefined);
  return folder === undefined || keep === 0 ? null : Object.freeze({ folder, keep });
}

function configOf(env: Variables, misspellings: readonly Misspelling[]): Config {
  return Object.freeze({
    host: env.HOST,
    port: env.PORT,
    databaseUrl: env.DATABASE_URL,
    nats: natsOf(env),
    nodeName: env.NODE_NAME ?? (env.PORT === 0 ? undefined : `${hostname()}:${env.PORT}`),
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
    backups: backupsOf(env),
    stopWithinMs: env.STOP_WITHIN_MS,
    limits: limitsOf(env),
    mail: mailOf(env),
    oldestRelease: env.OLDEST_RELEASE,
    logLevel: env.LOG_LEVEL,
    misspellings,
  });
}

function limitsOf(env: Variables): LimitSettings {
  return Object.freeze({
    guestsPerHour: env.GUESTS_PER_HOUR,
    callsPerMinute: env.CALLS_PER_MINUTE,
    socketsPerMember: env.SOCKETS_PER_MEMBER,
    streamsPerMember: env.STREAMS_PER_MEMBER,
    messagesPerSecond: env.MESSAGES_PER_SECOND,
    commandsPerSecond: env.COMMANDS_PER_SECOND,
    refusalsPerSecond: env.REFUSALS_PER_SECOND,
    backfillsPerSecond: env.BACKFILLS_PER_SECOND,
    lookUpsPerSecond: env.LOOK_UPS_PER_SECOND,
    membersPerAddress: env.MEMBERS_PER_ADDRESS,
    tablesPerHour: env.TABLES_PER_HOUR,
    renamesPerHour: env.RENAMES_PER_HOUR,
    triesPerName: env.TRIES_PER_NAME,
    passwordsPerHour: env.PASSWORDS_PER_HOUR,
    codesPerHour: env.CODES_PER_HOUR,
    passkeysPerMinute: env.PASSKEYS_PER_MINUTE,
    picturesPerHour: env.PICTURES_PER_HOUR,
    faultsPerHour: env.FAULTS_PER_HOUR,
  });
}
