import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { MAX_MESSAGE_BYTES, TRPC_WS_PATH } from "@trelyazh/protocol";
import { applyWSSHandler } from "@trpc/server/adapters/ws";
import type { TRPCError } from "@trpc/server";
import { WebSocketServer } from "ws";
import { appRouter } from "../router.ts";
import type { Context } from "../trpc.ts";
import { pathOf } from "./path-of.ts";

export interface WebSocketOptions {
  readonly createContext: (request: IncomingMessage) => Context;
  readonly isTrustedOrigin: (request: IncomingMessage) => boolean;
  readonly onError: (fault: { readonly error: TRPCError; readonly path: string | undefined }) => void;
}

export interface AttachedWebSocket {
  /** Tells everybody to come back, closes their sockets as a restart, and resolves when all are gone. */
  close(): Promise<void>;
}

const PING_MS = 20_000;
const PONG_WAIT_MS = 10_000;

/** How long clients have to answer the closing of their socket before it is cut. */
const CLOSE_GRACE_MS = 1000;

/** The close code for a service that restarts (RFC 6455 registry). */
const SERVICE_RESTART = 1012;

/**
 * Serves tRPC over WebSocket on an HTTP server. The one place that knows which adapter does it. The cookie is read at the
 * upgrade; frames above the limit close the socket with code 1009.
 */
export function attachWebSocket(server: Server, options: WebSocketOptions): AttachedWebSocket {
  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false, maxPayload: MAX_MESSAGE_BYTES });
  server.on("upgrade", (request, socket, head) => {
    const refusal = refusalOf(request, options);
    if (refusal !== null) refuseUpgrade(socket, refusal);
    else sockets.handleUpgrade(request, socket, head, (client) => sockets.emit("connection", client, request));
  });
  const handler = applyWSSHandler({
    wss: sockets,
    router: appRouter,
    createContext: ({ req }) => options.createContext(req),
    keepAlive: { enabled: true, pingMs: PING_MS, pongWaitMs: PONG_WAIT_MS },
    onError: ({ error, path }) => options.onError({ error, path }),
  });
  return {
    async close() {
      handler.broadcastReconnectNotification();
      await closeAll(sockets);
    },
  };
}

function refusalOf(request: IncomingMessage, options: WebSocketOptions): string | null {
  if (pathOf(request.url ?? "") !== TRPC_WS_PATH) return "404 Not Found";
  return options.isTrustedOrigin(request) ? null : "403 Forbidden";
}

function refuseUpgrade(socket: Duplex, status: string): void {
  // Whoever is refused may hang up before they have read why.
  socket.on("error", () => socket.destroy());
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

async function closeAll(sockets: WebSocketServer): Promise<void> {
  const cut = setTimeout(() => {
    for (const client of sockets.clients) client.terminate();
  }, CLOSE_GRACE_MS);
  const gone = [...sockets.clients].map((client) => new Promise((resolve) => client.once("close", resolve)));
  for (const client of sockets.clients) client.close(SERVICE_RESTART, "RESTARTING");
  await Promise.all(gone);
  clearTimeout(cut);
  sockets.close();
}
