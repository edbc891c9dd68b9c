import { TRPC_HTTP_PATH } from "@trelyazh/protocol";
import type { AppRouter } from "@trelyazh/server/router";
import {
  createTRPCClient,
  httpBatchLink,
  httpSubscriptionLink,
  splitLink,
  wsLink,
  type TRPCClient,
} from "@trpc/client";
import { afterSeating } from "./identity/after-seating.ts";
import { asMember } from "./identity/as-member.ts";
import { repeatUnanswered } from "./repeat-unanswered.ts";
import { createSocketLine, reopen } from "./socket-line.ts";

/** The club at the other end of the line. */
export interface ClubConnection {
  readonly client: TRPCClient<AppRouter>;
  /** Makes the socket anew, since it keeps the session that it was opened with; resolves when it can be used. */
  readonly renew: () => Promise<void>;
}

export interface ClubConnectionOptions {
  /** Called when the session has ended elsewhere, such as in another tab; the socket comes back as a stranger's. */
  readonly onSignedOut: () => void;
  /** Says whether this browser is somebody, though it was refused as a stranger; then the line is theirs. Nobody is unless told. */
  readonly isMember?: () => Promise<boolean>;
  /** Called when whoever this browser is sits at another table, or at one fewer. */
  readonly onSeated?: () => void;
}

/**
 * Connects to the club: one WebSocket for subscriptions and commands, opened when first needed; queries go over HTTP.
 * Where sockets do not get through but HTTP does, everything goes over HTTP with server-sent events.
 */
export function createClubConnection(options: ClubConnectionOptions): ClubConnection {
  const { onSignedOut, isMember = () => Promise.resolve(false), onSeated = () => undefined } = options;
  const { socket, isGivenUp } = createSocketLine(onSignedOut);
  const client = createTRPCClient<AppRouter>({
    links: [
      afterSeating(onSeated),
      asMember(isMember),
      repeatUnanswered,
      splitLink({
        condition: ({ type }) => type !== "query" && !isGivenUp(),
        true: wsLink({ client: socket }),
        false: splitLink({
          condition: ({ type }) => type === "subscription",
          true: httpSubscriptionLink({ url: TRPC_HTTP_PATH }),
          false: httpBatchLink({ url: TRPC_HTTP_PATH }),
        }),
      }),
    ],
  });
  return { client, renew: () => reopen(socket) };
}
