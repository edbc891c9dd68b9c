import { resolve } from "node:path";
import { fastifyStatic } from "@fastify/static";
import type { FastifyInstance, FastifyReply } from "fastify";
import { ClubError } from "../club-error.ts";
import { pathOf } from "./path-of.ts";

/** Vite puts a hash of the content into the names of these files: what has such a name never changes. */
const HASHED = "/assets/";

const A_YEAR = "public, max-age=31536000, immutable";

/** Everything else is asked for anew each time, and mostly answered with "not modified". */
const ALWAYS_ASK = "no-cache";

/** Serves the built web client; an address that is no file is one of the client's own pages. */
export async function serveWeb(app: FastifyInstance, webRoot: string): Promise<void> {
  const root = resolve(webRoot);
  await app.register(fastifyStatic, {
    root,
    cacheControl: false,
    setHeaders: (reply, path) => {
      reply.header("cache-control", path.slice(root.length).startsWith(HASHED) ? A_YEAR : ALWAYS_ASK);
    },
  });
  app.setNotFoundHandler((request, reply): FastifyReply => {
    const path = pathOf(request.url);
    const isPage = request.method === "GET" && !path.startsWith("/api/") && !path.startsWith(HASHED);
    if (isPage) return reply.sendFile("index.html");
    throw new ClubError("NOT_FOUND");
  });
}
