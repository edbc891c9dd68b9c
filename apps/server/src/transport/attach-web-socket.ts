import type { IncomingMessage, Server } from "node:http";
import { MAX_MESSAGE_BYTES, TRPC_WS_PATH } from "@trelyazh/protocol";
import {
  applyWSSHandler,
  CLOSE_CODES,
  createUpgradeListener,
  type DrainOptions,
  type Limits,
  type Line,
  type Metrics,
  type SocketStats,
} from "@trelyazh/ws-adapter";
import type { TRPCError } from "@trpc/server";
import { WebSocketServer } from "ws";
import type { Clock } from "../clock.ts";
import type { ClubRouter, Context } from "../trpc.ts";
import type { LineBudgets } from "./line-budgets.ts";
import type { Fault } from "./http.ts";

export interface WebSocketOptions {
  readonly router: ClubRouter;
  readonly createContext: (request: IncomingMessage, line: Line) => Context;
  readonly isTrustedOrigin: (request: IncomingMessage) => boolean;
  /** Whether this node goes and others are there: they take the sockets. */
  readonly isLeaving: () => boolean;
  readonly onError: (fault: Fault) => void;
  /** Called when the handling of an error has itself failed, or what counts or looks on has. */
  readonly onFault: (cause: unknown) => void;
  readonly clock: Clock;
  readonly metrics: Partial<Metrics>;
  /** What sockets may do together. */
  readonly budgets: Pick<LineBudgets, "mayOpenSocket" | "bucketsOf">;
  /** Changes to what one socket may do. */
  readonly limits?: Partial<Limits> | undefined;
}

export interface AttachedWebSocket {
  /** Closes the sockets of a session that is over. */
  closeSession(sessionKey: string): void;
  /** Closes all sockets bit by bit, so that not everybody comes back at once; resolves when all are gone. */
  close(): Promise<void>;
  stats(): SocketStats;
}

/** Within these all sockets are told to go, and after these those are cut that have not gone. */
const DRAIN = { overMs: 2000, graceMs: 2000 };

/** Everybody comes back at once where other nodes are there: those are not to get more than so many a second. */
const SOCKETS_PER_SECOND = 1000;

function drainTo({ connections }: SocketStats): DrainOptions {
  const overMs = Math.max(DRAIN.overMs, (1000 * connections) / SOCKETS_PER_SECOND);
  return { ...DRAIN, overMs, code: CLOSE_CODES.goingAway, reason: "others are there" };
}

/**
 * Serves tRPC over WebSocket on an HTTP server. The one place that knows which adapter does it. The cookie is read at the
 * upgrade.
 */
export function attachWebSocket(server: Server, options: WebSocketOptions): AttachedWebSocket {
  const { router, createContext, isTrustedOrigin, budgets, clock, metrics, limits } = options;
  const wss = new WebSocketServer({ noServer: true, perMessageDeflate: false, maxPayload: MAX_MESSAGE_BYTES });
  const { mayOpenSocket: mayOpen, bucketsOf: sharedBuckets } = budgets;
  const isTaking = () => !options.isLeaving();
  server.on(
    "upgrade",
    createUpgradeListener({ wss, path: TRPC_WS_PATH, isTrusted: isTrustedOrigin, isTaking, mayOpen }),
  );
  const sockets = applyWSSHandler({
    wss,
    router,
    createContext: ({ req, line }) => createContext(req, line),
    onError: ({ error, path, ctx }) => {
      if (!isBrokenSocket(error)) options.onError({ error, path, ctx });
    },
    sessionKey: ({ visitor }) => visitor.sessionKey,
    clock,
    sharedBuckets,
    metrics: {
      ...metrics,
      faulted(cause) {
        options.onFault(cause);
        metrics.faulted?.(cause);
      },
    },
    limits: { frameBytes: MAX_MESSAGE_BYTES, ...limits },
  });
  return {
    closeSession: (sessionKey) => void sockets.closeSession(sessionKey),
    async close() {
      await sockets.drain(options.isLeaving() ? drainTo(sockets.stats()) : DRAIN);
      wss.close();
    },
    stats: () => sockets.stats(),
  };
}

/** What `ws` says of frames that are none, and the network of connections that are gone. */
const BROKEN = /^(?:WS_ERR_|ECONN|EPIPE|ETIMEDOUT)/;

/** Says whether somebody's socket broke, which is nobody's fault here. */
function isBrokenSocket({ cause }: TRPCError): boolean {
  return cause !== undefined && "code" in cause && BROKEN.test(String(cause.code));
}
