import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { TRPC_HTTP_PATH } from "@trelyazh/protocol";
import { testDatabase } from "@trelyazh/testkit";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ask, type Answer } from "./testing/ask.ts";
import { startClub, startSite, type Site } from "./testing/start-site.ts";

/** What differs by the nature of who serves: of the connection, and of when and how something was sent. */
const OF_THE_SERVER = [
  "accept-ranges",
  "connection",
  "content-length",
  "date",
  "etag",
  "keep-alive",
  "last-modified",
  "server",
  "transfer-encoding",
  // The number of a request, by which the club's log knows it.
  "x-request-id",
  // Only whoever ends TLS can promise it.
  "strict-transport-security",
];

const started = new AsyncDisposableStack();
let site: Site;
let clubUrl: string;
let script: string;

beforeAll(async () => {
  const database = started.use(await testDatabase());
  site = started.use(await startSite());
  const club = started.use(await startClub({ databaseUrl: database.url, env: { WEB_ROOT: site.webRoot } }));
  clubUrl = `http://localhost:${club.port}`;
  script =
    /href="(\/assets\/libraries-[^"]+\.js)"/.exec(await readFile(join(site.webRoot, "index.html"), "utf8"))?.[1] ?? "";
});
afterAll(() => started.disposeAsync());

/** The headers that nginx and the club have to agree on; media types of scripts have two names, which mean the same. */
function said({ headers }: Answer): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => !OF_THE_SERVER.includes(name))
      .map(([name, value]) => [name, String(value).toLowerCase().replace("application/javascript", "text/javascript")]),
  );
}

const askBoth = async (path: string, headers: Record<string, string> = {}) => {
  const [ofNginx, ofClub] = await Promise.all([
    ask(site, path, { headers }),
    ask({ ...site, url: clubUrl }, path, { headers }),
  ]);
  return { ofNginx, ofClub };
};

describe("a club that serves its own files answers as nginx does in front of it", () => {
  test.each([
    "/",
    "/lobby",
    "/table/8e0f8a3e",
    "/favicon.svg",
    "/manifest.ru.webmanifest",
    "/icon-192.png",
    "/sw.js",
    "/robots.txt",
    "/ru/rules",
    "/en/rules/misere",
    "/en/privacy",
    "the script",
  ])("%s: the same headers, packed and plain", async (path) => {
    for (const headers of [{}, { "accept-encoding": "gzip" }]) {
      const { ofNginx, ofClub } = await askBoth(path === "the script" ? script : path, headers);
      expect(ofClub.status).toBe(200);
      // What has no twin is the same for everybody; Fastify's plugin says nothing of it, nginx does.
      const { vary: _, ...ofTheClub } = said(ofClub);
      const { vary: __, ...ofTheSite } = said(ofNginx);
      expect(ofTheClub).toEqual(ofTheSite);
      expect(ofClub.bytes.equals(ofNginx.bytes)).toBe(true);
    }
  });

  test.each(["/assets/index-gone.js", "/assets/index-gone.js.map", "/sw-gone.js", "/humans.txt"])(
    "%s: missing, and not kept",
    async (path) => {
      const { ofNginx, ofClub } = await askBoth(path);
      expect([ofNginx.status, ofClub.status]).toEqual([404, 404]);
      const { "content-type": _, ...ofTheClub } = said(ofClub);
      const { "content-type": __, ...ofTheSite } = said(ofNginx);
      expect(ofTheClub).toEqual(ofTheSite);
    },
  );

  test("a call: guarded like everything else, and kept by nobody", async () => {
    const page = await ask({ ...site, url: clubUrl }, "/");
    const call = await ask({ ...site, url: clubUrl }, `${TRPC_HTTP_PATH}/session.me`);
    const guards = Object.keys(said(page)).filter((name) => !["content-type", "cache-control", "vary"].includes(name));
    expect(guards).toContain("content-security-policy");
    for (const name of guards) expect(call.headers[name], name).toBe(page.headers[name]);
    expect(call.headers["cache-control"]).toBe("no-store");
  });

  test("no map back to the sources is published", async () => {
    const files = await readdir(site.webRoot, { recursive: true });
    expect(files.filter((name) => name.endsWith(".map"))).toEqual([]);
    expect((await ask(site, script)).text).not.toContain("sourceMappingURL");
  });
});
