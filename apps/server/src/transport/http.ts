import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { MAX_MESSAGE_BYTES, TRPC_BRIEF_PATH, TRPC_HTTP_PATH, type ErrorCode } from "@trelyazh/protocol";
import {
  fastifyTRPCPlugin,
  type CreateFastifyContextOptions,
  type FastifyTRPCPluginOptions,
} from "@trpc/server/adapters/fastify";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import type { TRPCError } from "@trpc/server";
import { fastify, type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import { ClubError, clubCodeOf } from "../club-error.ts";
import type { Logger } from "../logger.ts";
import { requestLimits, TIME_LIMITS, type TimeLimits } from "../time-limits.ts";
import { withBriefStreams, type ClubRouter, type Context } from "../trpc.ts";
import type { AddressOf } from "./client-address.ts";
import { GUARDING_HEADERS } from "./guarding-headers.ts";
import type { OpenStreams } from "./open-streams.ts";
import { isOwnName, isTrustedOrigin } from "./origins.ts";
import { pathOf } from "./path-of.ts";
import { serveWeb } from "./static-files.ts";
import { UnknownNames } from "./unknown-name.ts";

/** Adds routes to what is served, in a scope of their own. */
export type Routes = (app: FastifyInstance, addressOf: AddressOf) => void;

export interface HttpOptions {
  readonly router: ClubRouter;
  readonly routes: Routes;
  /** Makes what the procedures get of a request. */
  readonly createContext: (request: Pick<FastifyRequest, "raw" | "id">) => Context;
  /** Hears of every error that a procedure has ended with. */
  readonly onError: (fault: Fault) => void;
  /** Returns the `Set-Cookie` headers for whoever sends those cookies. */
  readonly greeting: (cookies: string | undefined) => readonly string[];
  readonly webRoot: string | undefined;
  /** The addresses people use; without any, those of this machine and its network. */
  readonly publicOrigins: readonly string[];
  readonly streams: OpenStreams;
  /** Counts a stream until its answer is closed; refuses with `TOO_MANY_REQUESTS` when too many are open. */
  readonly openStream: (request: IncomingMessage, response: ServerResponse) => void;
  /** Refuses when too often somebody at that address has called. */
  readonly limitCall: (address: string) => Promise<void>;
  readonly addressOf: AddressOf;
  /** The usual ones unless told. */
  readonly timeLimits?: TimeLimits;
  /** Rejects or returns false while the club cannot serve. */
  readonly isReady: () => Promise<boolean>;
  /** Whether this node goes and others are there. */
  readonly isLeaving: () => boolean;
  /** Hears the code of what is refused before any procedure is reached. */
  readonly onRefused: (code: ErrorCode) => void;
  readonly log: Logger;
}

/** Calls in one HTTP request. */
const MAX_BATCH = 10;

/** Builds everything that is asked over plain HTTP; whoever calls it makes it listen. */
export async function createHttp(options: HttpOptions): Promise<FastifyInstance> {
  const { timeLimits = TIME_LIMITS } = options;
  const app = fastify({
    logger: false,
    http: requestLimits(timeLimits),
    requestTimeout: timeLimits.requestMs,
    connectionTimeout: timeLimits.silenceMs,
    bodyLimit: MAX_MESSAGE_BYTES,
    // A subscription over HTTP never ends by itself.
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 2000 },
    genReqId: () => randomUUID(),
  });
  app.addHook("onRequest", ({ id }, reply, done) => {
    // By which the request is found in the log.
    reply.headers(GUARDING_HEADERS).header("x-request-id", id);
    done();
  });
  refuseUnknownNames(app, options);
  app.addHook("onRequest", async (request, reply) => {
    // What the router made of the address counts: there is more than one way to write it.
    const { url = pathOf(request.url) } = request.routeOptions;
    if (!url.startsWith("/api/")) return;
    // For the person who asks, and for now; an event stream says more.
    reply.header("cache-control", "no-store");
    await options.limitCall(options.addressOf(request.raw));
  });
  app.addHook("onRequest", (request, _reply, done) => done(foreignPage(request, options)));
  app.setErrorHandler((error, _request, reply) => refuse(reply, errorOf(error), options));
  app.get("/healthz", () => ({ ok: true }));
  app.get("/readyz", async (_request, reply) => {
    const ready = !options.isLeaving() && (await options.isReady().catch(() => false));
    return reply.status(ready ? 200 : 503).send({ ok: ready });
  });
  await app.register((scope, _options, done) => {
    options.routes(scope, options.addressOf);
    done();
  });
  await app.register(fastifyTRPCPlugin, { prefix: TRPC_HTTP_PATH, trpcOptions: trpcOptions(options) });
  const brief = { ...options, router: withBriefStreams(options.router) };
  await app.register(fastifyTRPCPlugin, { prefix: TRPC_BRIEF_PATH, trpcOptions: trpcOptions(brief) });
  if (options.webRoot !== undefined) await serveWeb(app, options.webRoot);
  else app.setNotFoundHandler(() => Promise.reject(new ClubError("NOT_FOUND")));
  return app;
}

/** Whether it is well may be asked by any name. */
const HEALTH = new Set(["/healthz", "/readyz"]);

function refuseUnknownNames(app: FastifyInstance, { publicOrigins, log }: HttpOptions): void {
  const unknown = new UnknownNames(log);
  app.addHook("onRequest", async (request, reply) => {
    if (isOwnName(request.headers, publicOrigins) || HEALTH.has(pathOf(request.url))) return;
    await unknown.refuse(request, reply);
  });
}

/** Pages of other origins may not change anything in the name of their visitors. */
function foreignPage({ method, headers }: FastifyRequest, { publicOrigins }: HttpOptions): ClubError | undefined {
  const reads = method === "GET" || method === "HEAD";
  return reads || isTrustedOrigin(headers, publicOrigins) ? undefined : new ClubError("FORBIDDEN");
}

function trpcOptions(options: HttpOptions): FastifyTRPCPluginOptions<ClubRouter>["trpcOptions"] {
  const { router, streams, openStream, onError } = options;
  return {
    router,
    maxBatchSize: MAX_BATCH,
    createContext({ req, res, info }: CreateFastifyContextOptions) {
      const context = options.createContext(req);
      const greeting = options.greeting(req.headers.cookie);
      if (greeting.length > 0) res.header("set-cookie", greeting);
      if (info.type !== "subscription") return context;
      openStream(req.raw, res.raw);
      const { sessionKey } = context.visitor;
      if (sessionKey !== null) streams.add(sessionKey, res.raw);
      return context;
    },
    onError,
    responseMeta: ({ errors }) => ({ headers: retryAfter(errors.find((error) => error instanceof ClubError)) }),
  };
}

function retryAfter(refusal: ClubError | undefined): Record<string, string> {
  const waitMs = refusal?.retryAfterMs ?? null;
  return waitMs === null ? {} : { "retry-after": String(Math.ceil(waitMs / 1000)) };
}

/** What a procedure has ended with, and whose call it was as far as that is known. */
export interface Fault {
  readonly error: TRPCError;
  readonly path: string | undefined;
  readonly ctx: Context | undefined;
}

/** Tells of what nobody foresaw; refusals are everyday life. */
export function logFault(
  log: Logger,
  { error, ...where }: Pick<Fault, "error" | "path"> & Partial<Context["source"]>,
): void {
  if (clubCodeOf(error) === "INTERNAL") log.error({ ...where, err: error.cause ?? error }, "call failed");
}

/** Translates what Fastify refuses before a procedure is reached. */
function errorOf(error: unknown): ClubError {
  if (error instanceof ClubError) return error;
  const status = error instanceof Error && "statusCode" in error ? error.statusCode : undefined;
  if (status === 413) return new ClubError("MESSAGE_TOO_LARGE", { cause: error });
  const refused = typeof status === "number" && status >= 400 && status < 500;
  return new ClubError(refused ? "BAD_INPUT" : "INTERNAL", { cause: error });
}

/** Answers in the shape of a tRPC error, so that every client reads every refusal alike. */
function refuse(reply: FastifyReply, error: ClubError, options: HttpOptions): FastifyReply {
  options.onRefused(error.clubCode);
  logFault(options.log, { error, path: reply.request.routeOptions.url, requestId: reply.request.id });
  const { clubCode, code } = error;
  const httpStatus = getHTTPStatusCodeFromError(error);
  return reply
    .status(httpStatus)
    .headers(retryAfter(error))
    .send({ error: { message: clubCode, data: { code, httpStatus, clubCode } } });
}
