import type { AppRouter } from "@trelyazh/server/router";
import { retryLink, type TRPCLink } from "@trpc/client";
import { refusalIn } from "./club-errors.ts";
import { retryDelayMs } from "./retry-delay.ts";

const ATTEMPTS = 40;

/** What tRPC says of a request that has certainly never left. */
const NEVER_SENT = "Closed before connection was established";

/**
 * Sends a command again that got no answer. All of them may come twice without harm, since what is done at a table
 * carries an id, and a second renaming changes nothing; only a new table would be a second one, unless the first request
 * was certainly never sent.
 */
export const repeatUnanswered: TRPCLink<AppRouter> = retryLink({
  retry({ op, error, attempts }) {
    if (op.type !== "mutation" || refusalIn(error) !== null || attempts >= ATTEMPTS) return false;
    return op.path !== "table.create" || error.message === NEVER_SENT;
  },
  retryDelayMs,
});
