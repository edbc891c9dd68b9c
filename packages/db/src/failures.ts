import { DrizzleQueryError } from "drizzle-orm";

/** PostgreSQL's SQLSTATE codes. */
const UNIQUE_VIOLATION = "23505";
const DEADLOCK = "40P01";
/** Server shut down, crashed, or not yet accepting. Class 08 and the socket errors below belong here too. */
const SERVER_GONE = new Set(["57P01", "57P02", "57P03"]);
const SOCKET_GONE = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "ECONNABORTED",
  "EPIPE",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "EAI_AGAIN",
]);
/** What `pg` and `pg-pool` say, without a code, when a connection ends or cannot be had in time. */
const LOST_MESSAGES =
  /^(?:Connection terminated|Client has encountered a connection error|Client was closed|timeout exceeded when trying to connect|timeout expired|Query read timeout)/;

/** Yields the error, its cause, the cause's cause, … */
function* causesOf(error: unknown): Generator<Error & { code?: unknown; constraint?: unknown }> {
  let current = error;
  for (let depth = 0; current instanceof Error && depth < 8; depth += 1) {
    yield current;
    current = current.cause;
  }
}

/** Returns true for a refused duplicate; with `constraint`, only of that constraint or unique index. */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  return causesOf(error).some(
    (cause) => cause.code === UNIQUE_VIOLATION && (constraint === undefined || cause.constraint === constraint),
  );
}

/** Returns true for a transaction that was given up since it and another waited for each other: it may be done again. */
export function isDeadlock(error: unknown): boolean {
  return causesOf(error).some(({ code }) => code === DEADLOCK);
}

/**
 * Returns true when the database could not be reached or went away in the middle. Whether the statement took effect is
 * then unknown: read back before repeating a write.
 */
export function isConnectionLost(error: unknown): boolean {
  return causesOf(error).some(({ code, message }) => {
    if (typeof code !== "string") return LOST_MESSAGES.test(message);
    return SERVER_GONE.has(code) || SOCKET_GONE.has(code) || /^08...$/.test(code);
  });
}

/**
 * Returns true when the database refused what some row says (classes 22 and 23: a value out of range, a broken constraint).
 * Other rows of the same statement may be without fault.
 */
export function isRowRefused(error: unknown): boolean {
  return causesOf(error).some(({ code }) => typeof code === "string" && /^2[23]...$/.test(code));
}

/**
 * Awaits a query that carries hidden cards and lets its failure through without them: drizzle puts the parameters into
 * the message, and PostgreSQL the refused row into `detail`; both would end up in the log.
 */
export async function concealingParameters<T>(query: PromiseLike<T>): Promise<T> {
  try {
    return await query;
  } catch (error) {
    const cause = error instanceof DrizzleQueryError ? (error.cause ?? error) : error;
    if (cause instanceof Error && "detail" in cause) delete cause.detail;
    throw cause;
  }
}
