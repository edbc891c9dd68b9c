import { availableParallelism } from "node:os";
import proxyAddr from "@fastify/proxy-addr";
import { OLDEST_RELEASE, RELEASE } from "@trelyazh/protocol";
import { z } from "zod";
import { ACCOUNT_LIMITS } from "../accounts/limits.ts";
import { FAULT_LIMITS } from "../faults/limits.ts";
import { readNatsAddress } from "../bus/nats-settings.ts";
import { TABLE_LIMITS } from "../tables/limits.ts";
import { CALL_LIMITS } from "../transport/limits.ts";
import { listOf, oneOf, optionalText, readBy, wholeNumber } from "./fields.ts";

const A_PORT = { min: 0, max: 65_535 };
const A_PAUSE_MS = { min: 0, max: 60_000 };
const OFTEN = { min: 1, max: 1_000_000_000 };

const SECRET_LENGTH = 32;
const MAKE_A_SECRET = "`openssl rand -base64 32` makes one; without AUTH_SECRET the club makes one and keeps it.";

function readOrigin(item: string): string | undefined {
  return /^https?:\/\//.test(item) && URL.canParse(item) ? new URL(item).origin : undefined;
}

function readProxy(item: string): string | undefined {
  try {
    proxyAddr.compile([item]);
    return item;
  } catch {
    return undefined;
  }
}

/** Every variable that the server reads, with its default. */
export const VARIABLES = z.object({
  /** Where to listen. `localhost` is this machine alone; `0.0.0.0` is everybody. */
  HOST: optionalText.transform((host) => host ?? "localhost"),
  /** 0 takes a free one. */
  PORT: wholeNumber({ ...A_PORT, otherwise: 3000 }),
  /** Without it the club runs its own PostgreSQL in the data folder. */
  DATABASE_URL: readBy((text) => {
    if (/^postgres(ql)?:\/\//.test(text) && URL.canParse(text)) return { value: text };
    return "is no address of a PostgreSQL. One looks like postgres://account:password@host:5432/database, and what is special in a password is written as in any URL.";
  }, undefined),
  /** Where the club's nodes meet, if it has several. Without it the club is this one process. */
  NATS_URL: readBy((text) => {
    const value = readNatsAddress(text);
    if (value !== null) return { value };
    return "is no address of NATS. One looks like nats://host:4222, or tls://account:password@host:4222 for an encrypted line; commas stand between several, which have the same account, and what is special in a password is written as in any URL.";
  }, undefined),
  /** A file with what lets this node in there, as `nsc` writes it. */
  NATS_CREDENTIALS: optionalText,
  /** A file with the certificate that the servers' certificates are checked by, where it is not a public one. */
  NATS_CA: optionalText,
  /** What operators call this node; it stays the same when it is started again. */
  NODE_NAME: readBy((text) => {
    if (/^[\w.:-]{1,64}$/.test(text)) return { value: text };
    return "is no name of a node. Write up to 64 letters, digits, dots, colons, or dashes.";
  }, undefined),
  /** The server by which letters are sent. Without it they are files in the data folder. */
  MAIL_URL: readBy((text) => {
    if (/^smtps?:\/\//.test(text) && URL.canParse(text)) return { value: text };
    return "is no address of a server of mail. One looks like smtp://account:password@host:587, or smtps://… for an encrypted line, and what is special in a password is written as in any URL.";
  }, undefined),
  /** Whom letters are from. */
  MAIL_FROM: optionalText,
  DATA_FOLDER: optionalText.transform((folder) => folder ?? ".data"),
  /** Signs the cookies. Without it one is made and kept in the data folder. */
  AUTH_SECRET: readBy((text) => {
    if (text.startsWith("change-me")) return `is the one of the example, which everybody knows. ${MAKE_A_SECRET}`;
    if (text.length < SECRET_LENGTH)
      return `has ${text.length} characters, and ${SECRET_LENGTH} are needed. ${MAKE_A_SECRET}`;
    return { value: text };
  }, undefined),
  /** The addresses people use; without any, those of this machine and its network. */
  PUBLIC_ORIGIN: listOf(readOrigin, {
    remedy: "Write an address as https://club.example, and commas between several.",
    otherwise: [],
  }),
  /** The built web client; without it only the API is served. */
  WEB_ROOT: optionalText,
  BOT_DELAY_MS: wholeNumber({ ...A_PAUSE_MS, otherwise: 900 }),
  /** How long a finished deal lies on the table before the next one. */
  DEAL_PAUSE_MS: wholeNumber({ ...A_PAUSE_MS, otherwise: 6000 }),
  /** Threads for what would hold up the event loop; one processor is left to the loop itself. */
  WORKER_THREADS: wholeNumber({ min: 1, max: 256, otherwise: Math.max(1, availableParallelism() - 1) }),
  /** Where Prometheus finds the metrics; nowhere without it. */
  METRICS_PORT: wholeNumber({ ...A_PORT, otherwise: undefined }),
  METRICS_HOST: optionalText.transform((host) => host ?? "127.0.0.1"),
  /** An event loop that is held up for longer is worth a warning. */
  EVENT_LOOP_ALERT_MS: wholeNumber({ min: 1, max: 60_000, otherwise: 100 }),
  /** Whether this process takes part in the club's cron jobs. */
  MAINTENANCE: oneOf(["on", "off"], "on"),
  /** Where the club keeps the backups that it makes every night. Without it, one with a PostgreSQL of its own keeps them in the data folder. */
  BACKUP_FOLDER: optionalText,
  /** How many of them; 0 makes none. */
  BACKUP_KEEP: wholeNumber({ min: 0, max: 10_000, otherwise: 7 }),
  /** A stop that takes longer is cut short. */
  STOP_WITHIN_MS: wholeNumber({ min: 100, max: 600_000, otherwise: 10_000 }),
  /** Who may say where a request comes from. */
  TRUSTED_PROXIES: listOf(readProxy, {
    remedy: "Write addresses or networks, such as 10.0.0.0/8, with commas between them; loopback is this machine.",
    otherwise: ["loopback"],
  }),
  GUESTS_PER_HOUR: wholeNumber({ ...OFTEN, otherwise: ACCOUNT_LIMITS.guestsPerHour }),
  CALLS_PER_MINUTE: wholeNumber({ ...OFTEN, otherwise: CALL_LIMITS.callsPerMinute }),
  SOCKETS_PER_MEMBER: wholeNumber({ ...OFTEN, otherwise: CALL_LIMITS.socketsPerMember }),
  STREAMS_PER_MEMBER: wholeNumber({ ...OFTEN, otherwise: CALL_LIMITS.streamsPerMember }),
  MESSAGES_PER_SECOND: wholeNumber({ ...OFTEN, otherwise: CALL_LIMITS.messagesPerSecond }),
  COMMANDS_PER_SECOND: wholeNumber({ ...OFTEN, otherwise: CALL_LIMITS.commandsPerSecond }),
  REFUSALS_PER_SECOND: wholeNumber({ ...OFTEN, otherwise: CALL_LIMITS.refusalsPerSecond }),
  BACKFILLS_PER_SECOND: wholeNumber({ ...OFTEN, otherwise: TABLE_LIMITS.backfillsPerSecond }),
  LOOK_UPS_PER_SECOND: wholeNumber({ ...OFTEN, otherwise: TABLE_LIMITS.lookUpsPerSecond }),
  /** All people at one address together may do as much as that many members. */
  MEMBERS_PER_ADDRESS: wholeNumber({ ...OFTEN, otherwise: CALL_LIMITS.membersPerAddress }),
  TABLES_PER_HOUR: wholeNumber({ ...OFTEN, otherwise: TABLE_LIMITS.tablesPerHour }),
  RENAMES_PER_HOUR: wholeNumber({ ...OFTEN, otherwise: ACCOUNT_LIMITS.renamesPerHour }),
  TRIES_PER_NAME: wholeNumber({ ...OFTEN, otherwise: ACCOUNT_LIMITS.triesPerName }),
  PASSWORDS_PER_HOUR: wholeNumber({ ...OFTEN, otherwise: ACCOUNT_LIMITS.passwordsPerHour }),
  CODES_PER_HOUR: wholeNumber({ ...OFTEN, otherwise: ACCOUNT_LIMITS.codesPerHour }),
  PICTURES_PER_HOUR: wholeNumber({ ...OFTEN, otherwise: ACCOUNT_LIMITS.picturesPerHour }),
  PASSKEYS_PER_MINUTE: wholeNumber({ ...OFTEN, otherwise: ACCOUNT_LIMITS.passkeysPerMinute }),
  FAULTS_PER_HOUR: wholeNumber({ ...OFTEN, otherwise: FAULT_LIMITS.faultsPerHour }),
  /** Clients of earlier releases are told to load themselves anew. */
  OLDEST_RELEASE: wholeNumber({ min: OLDEST_RELEASE, max: RELEASE, otherwise: OLDEST_RELEASE }),
  LOG_LEVEL: oneOf(["fatal", "error", "warn", "info", "debug", "trace", "silent"], "info"),
});

/** How often people may do what they do. */
export type LimitSettings = Readonly<
  typeof ACCOUNT_LIMITS & typeof FAULT_LIMITS & typeof TABLE_LIMITS & typeof CALL_LIMITS
>;

export type Variables = z.infer<typeof VARIABLES>;
