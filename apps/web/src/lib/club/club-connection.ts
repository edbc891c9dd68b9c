import type { AppRouter } from "@trelyazh/server/router";
import { createTRPCClient, type TRPCClient } from "@trpc/client";
import { afterBan } from "./identity/after-ban.ts";
import { afterSeating } from "./identity/after-seating.ts";
import { asMember } from "./identity/as-member.ts";
import { createLine } from "./line/browser-line.ts";
import { lineLink } from "./line/line-link.ts";
import type { ClubLine } from "./line/line.ts";

/** The club at the other end of the line. */
export interface ClubConnection {
  readonly client: TRPCClient<AppRouter>;
  readonly line: ClubLine;
  /** Makes the line anew, since it keeps the session that it was opened with; resolves when it can be used. */
  readonly renew: () => Promise<void>;
}

export interface ClubConnectionOptions {
  /** Called when the session has ended elsewhere, such as in another tab; the line comes back as a stranger's. */
  readonly onSignedOut: () => void;
  /** Says whether this browser is somebody, though it was refused as a stranger; then the line is theirs. Nobody is unless told. */
  readonly isMember?: () => Promise<boolean>;
  /** Called when whoever this browser is sits at another table, or at one fewer. */
  readonly onSeated?: () => void;
  /** Called when something was refused because whoever this browser is has been banned. */
  readonly onBanned?: (refusal: Error) => void;
}

/**
 * Connects to the club. Commands and streams go by the line: one WebSocket, opened when first needed, or HTTP with
 * server-sent events where sockets do not get through. Queries go over HTTP.
 */
export function createClubConnection(options: ClubConnectionOptions): ClubConnection {
  const {
    onSignedOut,
    isMember = () => Promise.resolve(false),
    onSeated = () => undefined,
    onBanned = () => undefined,
  } = options;
  const line = createLine(onSignedOut);
  const links = [afterSeating(onSeated), afterBan(onBanned), asMember(isMember), lineLink(line)];
  return { client: createTRPCClient<AppRouter>({ links }), line, renew: () => line.renew() };
}
