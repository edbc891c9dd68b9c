import { randomUUID } from "node:crypto";
import type { IncomingMessage, Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Limits as SocketLimits } from "@trelyazh/ws-adapter";
import type { Clock } from "../clock.ts";
import type { Limits } from "../limits/limits.ts";
import type { Logger } from "../logger.ts";
import type { Instruments } from "../metrics/instruments.ts";
import type { ClubRouter, Context } from "../trpc.ts";
import type { Visitor } from "../visitor.ts";
import { attachWebSocket, type AttachedWebSocket } from "./attach-web-socket.ts";
import { addressReader, type AddressOf } from "./client-address.ts";
import { createHttp, logFault, type Fault, type Routes } from "./http.ts";
import { LineBudgets } from "./line-budgets.ts";
import { callBudgets, callLimit, type CALL_LIMITS } from "./limits.ts";
import { commandMetrics, httpMetrics, socketMetrics } from "./metrics.ts";
import { OpenStreams } from "./open-streams.ts";
import { isTrustedOrigin } from "./origins.ts";

/** How the club can be reached from the web. */
export interface WebSettings {
  /** The addresses people use; without any, those of this machine and its network. */
  readonly publicOrigins: readonly string[];
  /** Where the built web client is; without it only the API is served. */
  readonly webRoot: string | undefined;
  /** Whose word is taken for where a request came from: addresses, networks, or `loopback`. */
  readonly trustedProxies: readonly string[];
  /** Changes to what one socket may do. */
  readonly socketLimits?: Partial<SocketLimits>;
}

/** Who knows whose sessions are good. */
export interface SessionSource {
  /** Returns whoever sends those cookies, from that address. */
  readonly visitor: (cookies: string | undefined, address?: string) => Visitor;
  /** Returns the `Set-Cookie` headers for whoever sends those cookies. */
  readonly greeting: (cookies: string | undefined) => readonly string[];
  /** The routes over which sessions begin and end. */
  readonly routes: Routes;
  /** Resolves when it is known who is kept out; nobody is served before. */
  start(): Promise<void>;
  close(): void;
}

export interface ServerOptions {
  readonly router: ClubRouter;
  readonly sessions: SessionSource;
  /** Rejects or returns false while the club cannot serve. */
  readonly isReady: () => Promise<boolean>;
  /** Whether this node goes and others are there: they are asked for what is new. */
  readonly isLeaving: () => boolean;
  readonly web: WebSettings;
  readonly limits: Limits;
  readonly limitSettings: Readonly<typeof CALL_LIMITS>;
  readonly clock: Clock;
  readonly instruments: Instruments;
  readonly log: Logger;
}

/** Serves the club's router and pages over HTTP and WebSocket. */
export interface ClubServer {
  /** Returns the address. */
  listen(at: { readonly host: string; readonly port: number }): Promise<string>;
  /** Ends everything that a session that is over has open. */
  closeSession(sessionKey: string): void;
  /** Idempotent. */
  close(): Promise<void>;
}

export async function createServer(options: ServerOptions): Promise<ClubServer> {
  const { web, sessions, log, instruments } = options;
  const streams = new OpenStreams();
  const addressOf = addressReader(web.trustedProxies);
  const budgets = lineBudgets(options, addressOf);
  const contextOf = contextMaker(options, addressOf);
  const onError = ({ error, path, ctx }: Fault) => logFault(log, { error, path, ...ctx?.source });
  const http = await createHttp({
    ...options,
    ...web,
    routes: sessions.routes,
    greeting: sessions.greeting,
    streams,
    openStream: budgets.openStream,
    addressOf,
    limitCall: callLimit(options.limits, options.limitSettings),
    onRefused: httpMetrics(instruments),
    createContext: ({ raw, id }) => contextOf({ request: raw, line: null, source: { requestId: id } }),
    onError,
  });
  const webSocket: AttachedWebSocket = attachWebSocket(http.server, {
    router: options.router,
    createContext: (request, line) => contextOf({ request, line, source: { connectionId: randomUUID() } }),
    isTrustedOrigin: ({ headers }) => isTrustedOrigin(headers, web.publicOrigins),
    isLeaving: options.isLeaving,
    budgets,
    onError,
    onFault: (err) => log.error({ err }, "an error could not be told"),
    clock: options.clock,
    metrics: socketMetrics(instruments, () => webSocket.stats()),
    limits: web.socketLimits,
  });
  return {
    async listen({ host, port }) {
      await sessions.start();
      await http.listen({ host, port });
      return urlOf(host, http.server);
    },
    closeSession(sessionKey) {
      streams.closeSession(sessionKey);
      webSocket.closeSession(sessionKey);
    },
    close: once(async () => {
      sessions.close();
      await webSocket.close();
      await http.close();
    }),
  };
}

/** Runs it once, however often it is called. */
function once(run: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  return () => (running ??= run());
}

function lineBudgets({ sessions, limits, limitSettings, clock }: ServerOptions, addressOf: AddressOf): LineBudgets {
  const sessionKeyOf = ({ headers }: IncomingMessage) => sessions.visitor(headers.cookie).sessionKey;
  return new LineBudgets({ settings: limitSettings, limits, clock, addressOf, sessionKeyOf });
}

/** Returns what makes of a request, by itself or as the beginning of a socket, what the procedures get. */
function contextMaker({ sessions, instruments, limits, limitSettings }: ServerOptions, addressOf: AddressOf) {
  const onCommand = commandMetrics(instruments);
  const budgets = callBudgets(limits, limitSettings);
  return ({ request, ...way }: { readonly request: IncomingMessage } & Pick<Context, "line" | "source">): Context => ({
    visitor: sessions.visitor(request.headers.cookie, addressOf(request)),
    address: addressOf(request),
    onCommand,
    budgets,
    ...way,
  });
}

/** Where people on this machine find a server that listens there. */
function urlOf(host: string, server: Server): string {
  // A server that listens on a port has an address with one.
  const { port } = server.address() as AddressInfo;
  const everywhere = host === "0.0.0.0" || host === "::";
  const name = host.includes(":") ? `[${host}]` : host;
  return `http://${everywhere ? "localhost" : name}:${port}`;
}
