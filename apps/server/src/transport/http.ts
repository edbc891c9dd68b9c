import { MAX_MESSAGE_BYTES, TRPC_HTTP_PATH } from "@trelyazh/protocol";
import {
  fastifyTRPCPlugin,
  type CreateFastifyContextOptions,
  type FastifyTRPCPluginOptions,
} from "@trpc/server/adapters/fastify";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import type { TRPCError } from "@trpc/server";
import { fastify, type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import { authRoutes } from "../accounts/auth-routes.ts";
import type { Auth } from "../accounts/auth.ts";
import type { Sessions } from "../accounts/sessions.ts";
import { ClubError, clubCodeOf } from "../club-error.ts";
import type { ClubServices } from "../club-services.ts";
import type { Logger } from "../logger.ts";
import { appRouter, type AppRouter } from "../router.ts";
import type { RequestLimits } from "../limits/request-limits.ts";
import type { OpenStreams } from "./open-streams.ts";
import { isTrustedOrigin } from "./origins.ts";
import { pathOf } from "./path-of.ts";
import { serveWeb } from "./static-files.ts";

export interface HttpOptions {
  readonly auth: Auth;
  readonly sessions: Sessions;
  readonly club: ClubServices;
  readonly webRoot: string | undefined;
  readonly publicOrigins: readonly string[];
  readonly streams: OpenStreams;
  readonly limits: RequestLimits;
  /** Whose word is taken for where a request came from: addresses, networks, or `loopback`. */
  readonly trustedProxies: readonly string[];
  /** Called with the key of a session right after it has ended. */
  readonly onSignedOut: (sessionKey: string) => void;
  /** Rejects or returns false while the club cannot serve. */
  readonly isReady: () => Promise<boolean>;
  readonly log: Logger;
}

/** Calls in one HTTP request. */
const MAX_BATCH = 10;

/** Builds everything that is asked over plain HTTP; whoever calls it makes it listen. */
export async function createHttp(options: HttpOptions): Promise<FastifyInstance> {
  const app = fastify({
    logger: false,
    bodyLimit: MAX_MESSAGE_BYTES,
    // A subscription over HTTP never ends by itself.
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 2000 },
    trustProxy: [...options.trustedProxies],
  });
  app.addHook("onRequest", async (request) => {
    // What the router made of the address counts: there is more than one way to write it.
    const { url = pathOf(request.url) } = request.routeOptions;
    if (url.startsWith("/api/")) await options.limits.call(request.ip);
  });
  app.addHook("onRequest", (request, _reply, done) => done(foreignPage(request, options)));
  app.setErrorHandler((error, _request, reply) => refuse(reply, errorOf(error), options.log));
  app.get("/healthz", () => ({ ok: true }));
  app.get("/readyz", async (_request, reply) => {
    const ready = await options.isReady().catch(() => false);
    return reply.status(ready ? 200 : 503).send({ ok: ready });
  });
  await app.register((scope, _options, done) => {
    authRoutes(scope, options);
    done();
  });
  await app.register(fastifyTRPCPlugin, { prefix: TRPC_HTTP_PATH, trpcOptions: trpcOptions(options) });
  if (options.webRoot !== undefined) await serveWeb(app, options.webRoot);
  else app.setNotFoundHandler(() => Promise.reject(new ClubError("NOT_FOUND")));
  return app;
}

/** Pages of other origins may not change anything in the name of their visitors. */
function foreignPage({ method, headers }: FastifyRequest, { publicOrigins }: HttpOptions): ClubError | undefined {
  const reads = method === "GET" || method === "HEAD";
  const trusted = isTrustedOrigin({ origin: headers.origin, host: headers.host }, publicOrigins);
  return reads || trusted ? undefined : new ClubError("FORBIDDEN");
}

function trpcOptions({
  sessions,
  club,
  streams,
  log,
}: HttpOptions): FastifyTRPCPluginOptions<AppRouter>["trpcOptions"] {
  return {
    router: appRouter,
    maxBatchSize: MAX_BATCH,
    createContext({ req, res, info }: CreateFastifyContextOptions) {
      const visitor = sessions.visitor(req.headers.cookie);
      if (info.type === "subscription" && visitor.sessionKey !== null) streams.add(visitor.sessionKey, res.raw);
      return { visitor, club, line: null };
    },
    onError: ({ error, path }) => logFault(log, { error, path }),
    responseMeta: ({ errors }) => ({ headers: retryAfter(errors.find((error) => error instanceof ClubError)) }),
  };
}

function retryAfter(refusal: ClubError | undefined): Record<string, string> {
  const waitMs = refusal?.retryAfterMs ?? null;
  return waitMs === null ? {} : { "retry-after": String(Math.ceil(waitMs / 1000)) };
}

/** Tells of what nobody foresaw; refusals are everyday life. */
export function logFault(
  log: Logger,
  { error, path }: { readonly error: TRPCError; readonly path: string | undefined },
): void {
  if (clubCodeOf(error) === "INTERNAL") log.error({ path, err: error.cause ?? error }, "call failed");
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
function refuse(reply: FastifyReply, error: ClubError, log: Logger): FastifyReply {
  logFault(log, { error, path: reply.request.routeOptions.url });
  const { clubCode, code } = error;
  const httpStatus = getHTTPStatusCodeFromError(error);
  return reply
    .status(httpStatus)
    .headers(retryAfter(error))
    .send({ error: { message: clubCode, data: { code, httpStatus, clubCode } } });
}
