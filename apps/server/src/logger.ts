import { pino, type DestinationStream, type Logger } from "pino";

export type { Logger };

/** What never gets into a log, wherever it stands in the fields: secrets of people, and cards of unfinished deals. */
const SECRET_FIELDS = [
  "cookie",
  "authorization",
  "token",
  "secret",
  "password",
  "email",
  "serverSeed",
  "deck",
  "hands",
  "talon",
  "discard",
  "cards",
];

/** A club's logger: one line of JSON an entry, a fixed message, data in fields. */
export function createLogger(level: string, destination?: DestinationStream): Logger {
  const paths = SECRET_FIELDS.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]);
  const options = { level, base: null, redact: { paths, censor: "[hidden]" } };
  return destination === undefined ? pino(options) : pino(options, destination);
}
