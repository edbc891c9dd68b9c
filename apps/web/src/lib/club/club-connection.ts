import { TRPC_HTTP_PATH, TRPC_WS_PATH } from "@trelyazh/protocol";
import type { AppRouter } from "@trelyazh/server/router";
import {
  createTRPCClient,
  createWSClient,
  httpBatchLink,
  httpSubscriptionLink,
  retryLink,
  splitLink,
  wsLink,
  type TRPCClient,
  type TRPCLink,
  type TRPCWebSocketClient,
} from "@trpc/client";
import { refusalIn, SERVICE_RESTART, SIGNED_OUT } from "./club-errors.ts";
import { retryDelayMs } from "./retry-delay.ts";

/** The club at the other end of the line. */
export interface ClubConnection {
  readonly client: TRPCClient<AppRouter>;
  /** Makes the socket anew, since it keeps the session that it was opened with; resolves when it can be used. */
  readonly renew: () => Promise<void>;
}

export interface ClubConnectionOptions {
  /** Called when the session has ended elsewhere, such as in another tab; the socket comes back as a stranger's. */
  readonly onSignedOut: () => void;
}

const IDLE_CLOSE_MS = 120_000;
/** A socket that closes sooner than this has not really been open. */
const SHORT_LIFE_MS = 3000;
/** So many sockets in a row must fail, while HTTP answers, before sockets are given up on this page. */
const BLOCKED_SOCKETS = 2;
const MUTATION_ATTEMPTS = 40;
/** After a restart, when all clients come back together, the first wait is as long as that of this attempt. */
const ATTEMPTS_SAVED_AFTER_RESTART = 2;

function socketUrl(): string {
  const url = new URL(TRPC_WS_PATH, location.href);
  url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
  return url.href;
}

async function answersHttp(): Promise<boolean> {
  const response = await fetch(`${TRPC_HTTP_PATH}/session.me`).catch(() => null);
  return response?.ok === true;
}

/** What a socket was closed with. */
interface CloseCause {
  readonly code?: number;
}

/** Notices when sockets do not get through although the club answers. */
function createBlockDetector(onBlocked: () => void) {
  let openedAtMs: number | null = null;
  let blocked = 0;
  return {
    onOpen: () => {
      openedAtMs = Date.now();
    },
    onClose: (cause: CloseCause | undefined) => {
      // Whoever says goodbye has been reached.
      if (cause?.code === SERVICE_RESTART || cause?.code === SIGNED_OUT) return;
      const lived = openedAtMs !== null && Date.now() - openedAtMs > SHORT_LIFE_MS;
      openedAtMs = null;
      if (lived) {
        blocked = 0;
        return;
      }
      void answersHttp().then((answers) => {
        blocked = answers ? blocked + 1 : 0;
        if (blocked === BLOCKED_SOCKETS) onBlocked();
      });
    },
  };
}

/**
 * Sends a command again that got no answer. All of them may come twice without harm, since what is done at a table
 * carries an id, and a second renaming changes nothing; only a new table would be a second one, unless the first request
 * was certainly never sent.
 */
const repeatUnanswered: TRPCLink<AppRouter> = retryLink({
  retry({ op, error, attempts }) {
    if (op.type !== "mutation" || refusalIn(error) !== null || attempts >= MUTATION_ATTEMPTS) return false;
    return op.path !== "table.create" || error.message === "Closed before connection was established";
  },
  retryDelayMs,
});

/** Goes on with a stream that was ended because it could not keep up, after the last event that it has brought. */
const resumeStream: TRPCLink<AppRouter> = retryLink({
  retry: ({ op, error }) => op.type === "subscription" && refusalIn(error) === "RESYNC",
  retryDelayMs,
});

/** Closes the socket and waits until it is open again, if anything is subscribed; otherwise the next call opens it. */
async function reopen(socket: TRPCWebSocketClient): Promise<void> {
  const ws = socket.connection?.ws;
  if (ws === undefined || ws === null) return;
  await new Promise((resolve) => {
    ws.addEventListener("close", resolve, { once: true });
    ws.close();
  });
  if (socket.connectionState.get().state !== "connecting") return;
  await new Promise<void>((resolve) => {
    const watching = socket.connectionState.subscribe({
      next({ state }) {
        if (state === "connecting") return;
        resolve();
        queueMicrotask(() => watching.unsubscribe());
      },
    });
  });
}

/**
 * Connects to the club: one WebSocket for subscriptions and commands, opened when first needed; queries go over HTTP.
 * Where sockets do not get through but HTTP does, everything goes over HTTP with server-sent events.
 */
export function createClubConnection({ onSignedOut }: ClubConnectionOptions): ClubConnection {
  let socketsBlocked = false;
  let isRestarting = false;
  const detector = createBlockDetector(() => {
    socketsBlocked = true;
    void socket.close();
  });
  const socket = createWSClient({
    url: socketUrl,
    lazy: { enabled: true, closeMs: IDLE_CLOSE_MS },
    keepAlive: { enabled: true, intervalMs: 15_000, pongTimeoutMs: 8_000 },
    retryDelayMs: (attempt) => retryDelayMs(attempt + (isRestarting ? ATTEMPTS_SAVED_AFTER_RESTART : 0)),
    onOpen() {
      isRestarting = false;
      detector.onOpen();
    },
    onClose(cause) {
      isRestarting ||= cause?.code === SERVICE_RESTART;
      if (cause?.code === SIGNED_OUT) onSignedOut();
      detector.onClose(cause);
    },
  });
  const client = createTRPCClient<AppRouter>({
    links: [
      repeatUnanswered,
      resumeStream,
      splitLink({
        condition: ({ type }) => type !== "query" && !socketsBlocked,
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
