import { ERROR_CODES, type ErrorCode } from "@trelyazh/protocol";
import { TRPCClientError } from "@trpc/client";

/** A refusal that did not come through tRPC. */
export class ClubRefusal extends Error {
  override readonly name = "ClubRefusal";
  readonly code: ErrorCode;

  constructor(code: ErrorCode) {
    super(code);
    this.code = code;
  }
}

/** This browser keeps no cookies, so the club could not know it again. Nothing was asked of the club. */
export class CookiesRefused extends Error {
  override readonly name = "CookiesRefused";

  constructor() {
    super("no cookies are kept");
  }
}

/** Returns the code with which the club has refused; null when it has not answered at all. */
export function refusalIn(error: unknown): ErrorCode | null {
  if (error instanceof ClubRefusal) return error.code;
  const clubCode = toldIn(error, "clubCode");
  return ERROR_CODES.find((code) => code === clubCode) ?? null;
}

/** Returns what the club has said beside the code of a refusal. */
export function toldIn(error: unknown, what: string): unknown {
  if (!(error instanceof TRPCClientError)) return null;
  const data: unknown = error.data;
  return typeof data === "object" && data !== null ? Reflect.get(data, what) : null;
}

/** The code with which a node closes its sockets when it goes, and others are there (RFC 6455). */
export const GOING_AWAY = 1001;

/** The code with which a server closes its sockets when it starts anew (RFC 6455). */
export const SERVICE_RESTART = 1012;

/** The code with which the club closes the sockets of a session that is over. */
export const SIGNED_OUT = 4001;
