import type { AppRouter } from "@trelyazh/server/router";
import type { TRPCClientError, TRPCLink } from "@trpc/client";
import { tap } from "@trpc/server/observable";
import { isBan } from "./me.ts";

/**
 * Calls back with the first word of it that whoever this browser is has been banned, whatever it was that was refused: a
 * node that has not heard of it yet may still answer who one is.
 */
export function afterBan(callback: (refusal: TRPCClientError<AppRouter>) => void): TRPCLink<AppRouter> {
  return () =>
    ({ op, next }) =>
      next(op).pipe(tap({ error: (refusal) => (isBan(refusal) ? callback(refusal) : undefined) }));
}
