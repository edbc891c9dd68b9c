import type { IncomingMessage } from "node:http";
import type { AnyTRPCRouter, inferRouterContext } from "@trpc/server";
import type { WSSHandlerOptions } from "@trpc/server/adapters/ws";
import type { ServerOptions, WebSocketServer } from "ws";
import { CLOSE_CODES } from "./close-codes.ts";
import { systemClock, type Clock } from "./clock.ts";
import { Connection } from "./connection/connection.ts";
import { drain, type DrainOptions } from "./connection/drain.ts";
import { Housekeeping } from "./connection/housekeeping.ts";
import type { ContextOptions, Hub } from "./connection/hub.ts";
import { DEFAULT_LIMITS, type Limits } from "./limits.ts";
import { harmless, NO_METRICS, type Metrics } from "./metrics.ts";
import { FlushQueue } from "./connection/outbox.ts";
import { SessionRegistry } from "./connection/session-registry.ts";
import type { TokenBucket } from "./connection/token-bucket.ts";
import { Codec } from "./wire/wire.ts";

type StockOptions<Router extends AnyTRPCRouter> = Pick<
  WSSHandlerOptions<Router>,
  "router" | "onError" | "prefix" | "keepAlive"
>;

type MakeContext<Context> = (options: ContextOptions) => Context | Promise<Context>;

/** As in stock, only a context that may be empty need not be made. */
type ContextMaker<Context> = object extends Context
  ? { readonly createContext?: MakeContext<Context> }
  : { readonly createContext: MakeContext<Context> };

/** What stock's `applyWSSHandler` takes, where JSON is the only encoding, and what this one can do beyond. */
export type SocketHandlerOptions<Router extends AnyTRPCRouter> = StockOptions<Router> &
  ContextMaker<inferRouterContext<Router>> & {
    readonly wss: WebSocketServer;
    /** Changes to `DEFAULT_LIMITS`. */
    readonly limits?: Partial<Limits>;
    readonly metrics?: Partial<Metrics>;
    readonly clock?: Clock;
    /** Milliseconds between two measurements of a client's line, besides the first at once; 60 s by default. */
    readonly measureMs?: number;
    /**
     * What a socket draws on together with others, such as all those of one person: each message takes a token from its own
     * bucket and from each of these. None by default. Asked once, when a socket is opened.
     */
    readonly sharedBuckets?: (request: IncomingMessage) => readonly TokenBucket[];
    /** The session that a socket belongs to, for `closeSession`, which asks it anew; none by default. */
    readonly sessionKey?: (context: inferRouterContext<Router>) => string | null | undefined;
  };

/** What is going on right now. */
export interface SocketStats {
  readonly connections: number;
  readonly sessions: number;
  readonly subscriptions: number;
  /** Bytes that clients have not taken, and the most of one client. */
  readonly waitingBytes: number;
  readonly longestWaitingBytes: number;
}

/** A running handler. */
export interface SocketHandler {
  /** Asks every client to come back on another socket. */
  broadcastReconnectNotification(): void;
  /** Closes the session's sockets, with 4001 unless another code is given; returns how many there were. */
  closeSession(key: string, close?: { readonly code: number; readonly reason: string }): number;
  /** Takes no more sockets, and closes those it has bit by bit with 1012; resolves when all have gone or are cut off. */
  drain(options?: DrainOptions): Promise<void>;
  stats(): SocketStats;
}

const DEFAULT_MEASURE_MS = 60_000;
const DEFAULT_KEEP_ALIVE = { enabled: true, pingMs: 20_000, pongWaitMs: 5_000 };

/** Serves a tRPC router to the clients of a WebSocket server; takes the place of stock's function of that name. */
export function applyWSSHandler<Router extends AnyTRPCRouter>(options: SocketHandlerOptions<Router>): SocketHandler {
  const hub = createHub(options);
  const housekeeping = new Housekeeping(hub);
  let isDraining = false;

  options.wss.on("connection", (client, request) => {
    if (options.prefix !== undefined && !request.url?.startsWith(options.prefix)) return;
    if (isDraining) {
      client.close(CLOSE_CODES.restart, "restarting");
      return;
    }
    hub.connections.add(new Connection(hub, client, request));
    hub.metrics.connectionOpened();
    housekeeping.wake();
  });
  options.wss.once("close", () => housekeeping.stop());

  return {
    broadcastReconnectNotification: () => {
      for (const connection of hub.connections) connection.askToReconnect();
    },
    closeSession(key, { code, reason } = { code: CLOSE_CODES.signedOut, reason: "signed out" }) {
      const members = hub.sessions.get(key);
      for (const connection of members) connection.close(code, reason);
      return members.length;
    },
    drain(drainOptions = {}) {
      isDraining = true;
      return drain(hub.connections, hub.clock, drainOptions);
    },
    stats: () => statsOf(hub),
  };
}

function createHub<Router extends AnyTRPCRouter>(options: SocketHandlerOptions<Router>): Hub {
  const { router, onError, sessionKey, clock = systemClock } = options;
  return {
    router,
    codec: new Codec(router),
    createContext: options.createContext ?? (() => undefined),
    // The hub knows its router only as some router; what it reports is that very router's errors.
    onError: onError as Hub["onError"],
    sessionKey: (context) => sessionKey?.(context),
    sharedBuckets: options.sharedBuckets ?? (() => []),
    laneBytes: laneBytesOf(options.wss.options),
    keepAlive: { ...DEFAULT_KEEP_ALIVE, ...options.keepAlive },
    measureMs: options.measureMs ?? DEFAULT_MEASURE_MS,
    limits: { ...DEFAULT_LIMITS, ...options.limits },
    clock,
    metrics: harmless({ ...NO_METRICS, ...options.metrics }),
    queue: new FlushQueue(),
    connections: new Set(),
    sessions: new SessionRegistry(),
  };
}

/** Nothing passes the server's own limit, nor a message that `ws` has read but hands on only in the next turn of the event loop. */
function laneBytesOf({ maxPayload = 0, allowSynchronousEvents = true }: ServerOptions): number {
  if (!allowSynchronousEvents) return Number.NEGATIVE_INFINITY;
  return maxPayload > 0 ? maxPayload : Number.POSITIVE_INFINITY;
}

function statsOf({ connections, sessions }: Hub): SocketStats {
  let subscriptions = 0;
  let waitingBytes = 0;
  let longestWaitingBytes = 0;
  for (const connection of connections) {
    subscriptions += connection.subscriptions;
    waitingBytes += connection.waitingBytes;
    longestWaitingBytes = Math.max(longestWaitingBytes, connection.waitingBytes);
  }
  return { connections: connections.size, sessions: sessions.size, subscriptions, waitingBytes, longestWaitingBytes };
}
