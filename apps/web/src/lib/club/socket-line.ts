import { TRPC_HTTP_PATH, TRPC_WS_PATH } from "@trelyazh/protocol";
import { createWSClient, type TRPCWebSocketClient } from "@trpc/client";
import { BlockDetector } from "./block-detector.ts";
import { SERVICE_RESTART, SIGNED_OUT } from "./club-errors.ts";
import { retryDelayMs } from "./retry-delay.ts";

/** The line to the club: a socket, for as long as sockets get through. */
export interface SocketLine {
  readonly socket: TRPCWebSocketClient;
  /** Sockets were given up on this page: everything goes over HTTP. */
  readonly isGivenUp: () => boolean;
}

const IDLE_CLOSE_MS = 120_000;
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

/** Makes the line; the socket opens when it is first needed, and comes back by itself when it breaks. */
export function createSocketLine(onSignedOut: () => void): SocketLine {
  let isGivenUp = false;
  let isRestarting = false;
  const detector = new BlockDetector({
    answersHttp,
    onBlocked: () => {
      isGivenUp = true;
      void socket.close();
    },
  });
  const socket = createWSClient({
    url: socketUrl,
    lazy: { enabled: true, closeMs: IDLE_CLOSE_MS },
    keepAlive: { enabled: true, intervalMs: 15_000, pongTimeoutMs: 8_000 },
    retryDelayMs: (attempt) => retryDelayMs(attempt + (isRestarting ? ATTEMPTS_SAVED_AFTER_RESTART : 0)),
    onOpen() {
      isRestarting = false;
      detector.opened();
    },
    onClose(cause) {
      isRestarting ||= cause?.code === SERVICE_RESTART;
      if (cause?.code === SIGNED_OUT) onSignedOut();
      detector.closed(cause);
    },
  });
  return { socket, isGivenUp: () => isGivenUp };
}

/** Closes the socket and waits until it is open again, if anything is subscribed; otherwise the next call opens it. */
export async function reopen(socket: TRPCWebSocketClient): Promise<void> {
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
