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

/** Returns the code with which the club has refused; null when it has not answered at all. */
export function refusalIn(error: unknown): ErrorCode | null {
  if (error instanceof ClubRefusal) return error.code;
  if (!(error instanceof TRPCClientError)) return null;
  const data: unknown = error.data;
  if (typeof data !== "object" || data === null || !("clubCode" in data)) return null;
  const { clubCode } = data;
  return ERROR_CODES.find((code) => code === clubCode) ?? null;
}
