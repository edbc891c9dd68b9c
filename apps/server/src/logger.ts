import { pino, type DestinationStream, type Logger } from "pino";

export type { Logger };

/** What never gets into a log, wherever it stands in the fields: who people are, their secrets, and cards of unfinished deals. */
const SECRET_FIELDS = [
  "cookie",
  "authorization",
  "token",
  "secret",
  "password",
  "email",
  "name",
  "userName",
  "userAgent",
  "ip",
  "ipAddress",
  "address",
  "remoteAddress",
  "serverSeed",
  "deck",
  "hands",
  "talon",
  "discard",
  "cards",
];

/** A club's logger: one line of JSON an entry on the standard output, a fixed message, data in fields. */
export function createLogger(level: string, destination?: DestinationStream): Logger {
  const paths = SECRET_FIELDS.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]);
  const options = { level, base: null, redact: { paths, censor: "[hidden]" }, serializers: SERIALIZERS };
  return destination === undefined ? pino(options) : pino(options, destination);
}

/** `words` are those of a library, which may have put a failed query into them. */
const SERIALIZERS = {
  err: (error: unknown) => tellError(error),
  words: (text: unknown) => (typeof text === "string" ? withoutValues(text, undefined) : undefined),
};

/** What is told of an error. Whatever else a library has put into it stays out: queries' values, whole clients, requests. */
interface ToldError {
  readonly type: string;
  readonly message: string;
  readonly code?: string;
  readonly stack?: string;
  readonly cause?: ToldError;
  /** Of several at once. */
  readonly errors?: readonly ToldError[];
}

/** Causes of causes that are told. */
const DEPTH = 5;

function tellError(error: unknown, depth = DEPTH): ToldError {
  if (!(error instanceof Error)) return tellThrown(error);
  const code = codeOf(error);
  const { cause, stack } = error;
  return {
    type: error.name,
    message: withoutValues(error.message, code),
    ...(code !== undefined && { code }),
    ...(stack !== undefined && { stack: framesOf(stack) }),
    ...(cause instanceof Error && depth > 0 && { cause: tellError(cause, depth - 1) }),
    ...(error instanceof AggregateError && { errors: error.errors.map((each) => tellError(each, 0)) }),
  };
}

/** What is no error may be anything. */
function tellThrown(thrown: unknown): ToldError {
  return { type: typeof thrown, message: typeof thrown === "string" ? withoutValues(thrown, undefined) : "" };
}

function codeOf(error: Error): string | undefined {
  if (!("code" in error)) return undefined;
  const { code } = error;
  return typeof code === "string" || typeof code === "number" ? String(code) : undefined;
}

/** Where it was thrown; what the message says stands there once more. */
function framesOf(stack: string): string {
  return [...stack.matchAll(/^ {4}at .*$/gm)].map(([frame]) => frame.trim()).join("\n");
}

/** The values of a failed query stand at the end of its message, and PostgreSQL quotes one that it could not read. */
function withoutValues(message: string, code: string | undefined): string {
  const [told = ""] = message.split("\nparams: ");
  return code?.startsWith("22") ? told.replaceAll(/"[^"]*"/g, "[hidden]") : told;
}
