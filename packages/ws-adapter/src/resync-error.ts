import { TRPCError } from "@trpc/server";

/**
 * Ends a stream that fell behind its topic. The client should subscribe again with the last id that it has; nothing is
 * wrong with the request.
 */
export class ResyncError extends TRPCError {
  override readonly name = "ResyncError";

  constructor() {
    super({ code: "SERVICE_UNAVAILABLE", message: "RESYNC" });
  }
}
