import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { fastifyStatic } from "@fastify/static";
import type { FastifyInstance, FastifyReply } from "fastify";
import { ClubError } from "../club-error.ts";
import { pathOf } from "./path-of.ts";

/** Vite puts a hash of the content into the names of these files: what has such a name never changes. */
const HASHED = "/assets/";

const A_YEAR = "public, max-age=31536000, immutable";

/** Everything else is asked for anew each time, and mostly answered with "not modified". */
const ALWAYS_ASK = "no-cache";

/** Where a file is meant, a page would be a lie: a service worker that is gone must be gone. nginx has the same list. */
const FILE = /^\/(?:assets\/.*|[^/]+\.(?:ico|js|json|map|png|svg|txt|webmanifest|xml))$/;

/** The rules, and what the club keeps, are pages that the build has written, so that they can be found and read without scripts. nginx has the same. */
const WRITTEN = /^\/(?:ru|en)\/(?:rules(?:\/[a-z-]+)?|privacy)$/;

/**
 * Serves the built web client, and what the build has compressed as it is; an address that is no file is one of the
 * client's own pages.
 */
export async function serveWeb(app: FastifyInstance, webRoot: string): Promise<void> {
  const root = resolve(webRoot);
  await app.register(fastifyStatic, {
    root,
    preCompressed: true,
    dotfiles: "ignore",
    cacheControl: false,
    setHeaders: (reply, path) => {
      reply.header("cache-control", path.slice(root.length).startsWith(HASHED) ? A_YEAR : ALWAYS_ASK);
    },
  });
  // A build of before the rules has none.
  const pageAt = (path: string) =>
    WRITTEN.test(path) && existsSync(join(root, `${path}.html`)) ? `${path.slice(1)}.html` : "index.html";
  app.setNotFoundHandler((request, reply): FastifyReply => {
    const path = pathOf(request.url);
    const reads = request.method === "GET" || request.method === "HEAD";
    if (reads && !path.startsWith("/api/") && !FILE.test(path)) return reply.sendFile(pageAt(path));
    // What is missing may come with the next release.
    if (!path.startsWith("/api/")) reply.header("cache-control", ALWAYS_ASK);
    throw new ClubError("NOT_FOUND");
  });
}
