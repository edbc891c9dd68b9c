import { TRPC_HTTP_PATH, TRPC_WS_PATH } from "@trelyazh/protocol";
import type { AppRouter } from "@trelyazh/server/router";
import {
  createTRPCClient,
  createWSClient,
  httpBatchLink,
  httpSubscriptionLink,
  splitLink,
  wsLink,
  type TRPCClient,
  type TRPCWebSocketClient,
} from "@trpc/client";
import { retryDelayMs } from "./retry-delay.ts";

/** What carries subscriptions and commands. */
export type Transport = "webSocket" | "http";

/** The club at the other end of the line. */
export interface ClubConnection {
  readonly client: TRPCClient<AppRouter>;
  readonly transport: {
    readonly get: () => Transport;
    readonly subscribe: (listener: () => void) => () => void;
  };
  /** Makes the socket anew, since it keeps the session that it was opened with; resolves when it can be used. */
  readonly renew: () => Promise<void>;
}

/** So many sockets in a row must fail, while HTTP answers, before sockets are given up on this page. */
const FAILURES_BEFORE_FALLBACK = 3;
const IDLE_CLOSE_MS = 120_000;

function socketUrl(): string {
  const url = new URL(TRPC_WS_PATH, location.href);
  url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
  return url.href;
}

async function answersHttp(): Promise<boolean> {
  const response = await fetch(`${TRPC_HTTP_PATH}/session.me`).catch(() => null);
  return response?.ok === true;
}

/** A value that can be watched. */
function createTransportStore() {
  let current: Transport = "webSocket";
  const listeners = new Set<() => void>();
  return {
    get: () => current,
    set(transport: Transport) {
      current = transport;
      for (const listener of listeners) listener();
    },
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

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
export function createClubConnection(): ClubConnection {
  const transport = createTransportStore();
  let failures = 0;

  const socket = createWSClient({
    url: socketUrl,
    lazy: { enabled: true, closeMs: IDLE_CLOSE_MS },
    keepAlive: { enabled: true, intervalMs: 15_000, pongTimeoutMs: 8_000 },
    retryDelayMs,
    onOpen() {
      failures = 0;
    },
    onError() {
      failures += 1;
      if (failures < FAILURES_BEFORE_FALLBACK) return;
      void answersHttp().then((answers) => {
        if (!answers || failures === 0) return;
        transport.set("http");
        void socket.close();
      });
    },
  });

  const http = httpBatchLink<AppRouter>({ url: TRPC_HTTP_PATH });
  const client = createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: ({ type }) => type !== "query" && transport.get() === "webSocket",
        true: wsLink({ client: socket }),
        false: splitLink({
          condition: ({ type }) => type === "subscription",
          true: httpSubscriptionLink({ url: TRPC_HTTP_PATH }),
          false: http,
        }),
      }),
    ],
  });

  return { client, transport, renew: () => reopen(socket) };
}
