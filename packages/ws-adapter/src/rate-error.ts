import { TRPCError } from "@trpc/server";

/** Refuses a message, as its socket, or all sockets that share a bucket with it, have sent too many. */
export class RateError extends TRPCError {
  override readonly name = "RateError";
  /** When it is worth to try again. */
  readonly retryAfterMs: number;

  constructor(retryAfterMs: number) {
    super({ code: "TOO_MANY_REQUESTS", message: "Too many messages" });
    this.retryAfterMs = retryAfterMs;
  }
}
