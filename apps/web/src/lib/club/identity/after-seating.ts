import type { AppRouter } from "@trelyazh/server/router";
import type { TRPCLink } from "@trpc/client";
import { tap } from "@trpc/server/observable";

/** After these a member sits at another table, or at one fewer. */
const SEATING: readonly string[] = ["table.create", "table.join", "table.leave"];

/** Calls back when the club has answered a command after which its member sits elsewhere. */
export function afterSeating(callback: () => void): TRPCLink<AppRouter> {
  return () =>
    ({ op, next }) =>
      SEATING.includes(op.path) ? next(op).pipe(tap({ complete: callback })) : next(op);
}
