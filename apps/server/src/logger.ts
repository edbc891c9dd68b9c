import { pino, stdSerializers, type DestinationStream, type Logger } from "pino";

export type { Logger };

/** What never gets into a log, wherever it stands in the fields: secrets of people, and cards of unfinished deals. */
const SECRET_FIELDS = [
  "cookie",
  "authorization",
  "token",
  "secret",
  "password",
  "email",
  "ip",
  "ipAddress",
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
  const options = { level, base: null, redact: { paths, censor: "[hidden]" }, serializers: { err: withoutValues } };
  return destination === undefined ? pino(options) : pino(options, destination);
}

/** Of a failed query the values are left out: a token, an address, a hand may be among them. */
function withoutValues(error: Error): object {
  const { params: _params, detail: _detail, ...told } = stdSerializers.err(error);
  return { ...told, message: conceal(told.message), stack: conceal(told.stack) };
}

/** The values stand after the query in the message, and in the stack before its first line. */
function conceal(text: string): string {
  return text.replaceAll(/\nparams: [\s\S]*?(?=\n {4}at |$)/g, "\nparams: [hidden]");
}
