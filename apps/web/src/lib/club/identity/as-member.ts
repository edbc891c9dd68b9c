import type { AppRouter } from "@trelyazh/server/router";
import type { TRPCClientError, TRPCLink } from "@trpc/client";
import { observable, type Unsubscribable } from "@trpc/server/observable";
import { refusalIn } from "../club-errors.ts";

type Refusal = TRPCClientError<AppRouter>;

/**
 * Does once more what was refused to a stranger, if this browser is somebody after all: its line may be older than its
 * session. `isMember` says so once the line is the member's.
 */
export function asMember(isMember: () => Promise<boolean>): TRPCLink<AppRouter> {
  return () =>
    ({ op, next }) =>
      observable((observer) => {
        let running: Unsubscribable | null = null;
        let isOver = false;
        const run = (onError: (refusal: Refusal) => void) => {
          running = next(op).subscribe({
            next: (value) => observer.next(value),
            complete: () => observer.complete(),
            error: onError,
          });
        };
        const onceMore = async (refusal: Refusal) => {
          const again = refusalIn(refusal) === "SIGN_IN_FIRST" && (await isMember().catch(() => false));
          if (isOver) return;
          if (again) run((error) => observer.error(error));
          else observer.error(refusal);
        };
        run((refusal) => void onceMore(refusal));
        return () => {
          isOver = true;
          running?.unsubscribe();
        };
      });
}
