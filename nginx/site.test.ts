import { createHash } from "node:crypto";
import { readFile, rm, writeFile } from "node:fs/promises";
import { connect as overHttp2 } from "node:http2";
import { once } from "node:events";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { MAX_MESSAGE_BYTES, MAX_PICTURE_BYTES } from "@trelyazh/protocol";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ask, type Answer } from "./testing/ask.ts";
import { startSite, type Site } from "./testing/start-site.ts";

const started = new AsyncDisposableStack();
/** A site whose club is away: what it answers, it answers by itself. */
let site: Site;
/** The address of a script that each page begins with, and its content. */
let script: string;
let source: Buffer;

beforeAll(async () => {
  site = started.use(await startSite());
  script =
    /href="(\/assets\/libraries-[^"]+\.js)"/.exec(await readFile(join(site.webRoot, "index.html"), "utf8"))?.[1] ?? "";
  source = await readFile(join(site.webRoot, script));
});
afterAll(() => started.disposeAsync());

/** What a policy calls the scripts that stand inside a page. */
function inlineHashes(page: string): string[] {
  const scripts = [...page.matchAll(/<script>(.*?)<\/script>/gs)].map(([, text]) => text ?? "");
  return scripts.map((text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`);
}

const GZIP = { "accept-encoding": "gzip, deflate, br" };
const isShell = ({ text }: Answer) => text.includes('<div id="root">');

test("nginx takes the configuration without a word of complaint", async () => {
  const complaints = (await site.check()).split("\n").filter((line) => /\[(warn|error|crit|alert|emerg)\]/.test(line));
  // From 1.25 on it would rather have `http2` on a line of its own, which older ones refuse.
  expect(complaints.filter((line) => !line.includes('"listen ... http2" directive is deprecated'))).toEqual([]);
});

test("over plain HTTP there is only the way to the real address", async () => {
  const answer = await ask({ ...site, url: site.plainUrl }, "/table/8e0f?from=lobby");
  expect(answer.status).toBe(301);
  expect(answer.headers.location).toBe("https://localhost/table/8e0f?from=lobby");
});

test("HTTP/2 is spoken: a page and its scripts share one connection", async () => {
  const session = overHttp2(site.url, { ca: site.ca });
  const stream = session.request({ ":path": "/" });
  const [headers] = (await once(stream, "response")) as [Record<string, unknown>];
  expect(headers[":status"]).toBe(200);
  stream.close();
  session.close();
});

describe("the client", () => {
  test.each(["/", "/index.html", "/lobby", "/table/8e0f8a3e?from=lobby", "/a/deep/page.with.dots"])(
    "answers its own page %s with the shell, which is asked for anew each time",
    async (path) => {
      const answer = await ask(site, path);
      expect(answer.status).toBe(200);
      expect(answer.headers["content-type"]).toBe("text/html; charset=utf-8");
      expect(answer.headers["cache-control"]).toBe("no-cache");
      expect(isShell(answer)).toBe(true);
    },
  );

  test("is kept for ever where a name carries a hash", async () => {
    const answer = await ask(site, script);
    expect(answer.status).toBe(200);
    expect(answer.headers["content-type"]).toBe("text/javascript; charset=utf-8");
    expect(answer.headers["cache-control"]).toBe("public, max-age=31536000, immutable");
    expect(answer.bytes.equals(source)).toBe(true);
  });

  test("comes as the build has compressed it, to whoever reads that", async () => {
    const packed = await ask(site, script, { headers: GZIP });
    expect(packed.headers["content-encoding"]).toBe("gzip");
    expect(packed.bytes.equals(await readFile(join(site.webRoot, `${script}.gz`)))).toBe(true);
    expect(gunzipSync(packed.bytes).equals(source)).toBe(true);

    const plain = await ask(site, script);
    expect(plain.headers["content-encoding"]).toBeUndefined();
    // Caches on the way must tell the two apart.
    expect([packed, plain].map(({ headers }) => headers.vary)).toEqual(["Accept-Encoding", "Accept-Encoding"]);
  });

  test("has its shell compressed too, at whatever address", async () => {
    const shell = await readFile(join(site.webRoot, "index.html"));
    for (const path of ["/", "/lobby", "/table/8e0f8a3e"]) {
      const { headers, bytes } = await ask(site, path, { headers: GZIP });
      expect(headers["content-encoding"]).toBe("gzip");
      expect(gunzipSync(bytes).equals(shell)).toBe(true);
    }
  });

  test("is not compressed on the way: the manifest and pictures come as they are", async () => {
    for (const path of ["/manifest.ru.webmanifest", "/favicon.svg"]) {
      const { headers } = await ask(site, path, { headers: GZIP });
      expect(headers["content-encoding"]).toBeUndefined();
    }
  });

  test.each(["/", "/manifest.ru.webmanifest", "/favicon.svg"])(
    "says of %s that nothing has changed, when nothing has",
    async (path) => {
      const first = await ask(site, path);
      const again = await ask(site, path, { headers: { "if-none-match": first.headers.etag ?? "" } });
      expect(first.headers["cache-control"]).toBe("no-cache");
      expect(again.status).toBe(304);
      expect(again.headers["cache-control"]).toBe("no-cache");
      expect(again.bytes).toHaveLength(0);
    },
  );

  test.each(["/ru/rules", "/en/rules/all-pass", "/ru/privacy"])(
    "has %s written, compressed and asked for anew",
    async (path) => {
      const answer = await ask(site, path);
      expect(answer.headers).toMatchObject({ "content-type": "text/html; charset=utf-8", "cache-control": "no-cache" });
      expect(answer.text).toContain(`<link rel="canonical" href="${path}" />`);
      expect(inlineHashes(answer.text)).toEqual(inlineHashes((await ask(site, "/")).text));
      const packed = await ask(site, path, { headers: GZIP });
      expect(packed.headers["content-encoding"]).toBe("gzip");
      expect(gunzipSync(packed.bytes).equals(answer.bytes)).toBe(true);
      // A chapter that there is not is a page of the client, which says so.
      expect(isShell(await ask(site, `${path}-of-old`))).toBe(true);
      expect((await ask(site, "/robots.txt")).text).toContain("Disallow: /table/");
      expect((await ask(site, "/sitemap.xml")).status).toBe(404);
    },
  );

  test("can be installed: the manifest is called what it is", async () => {
    const { headers, json } = await ask(site, "/manifest.ru.webmanifest");
    expect(headers["content-type"]).toBe("application/manifest+json");
    expect(json).toMatchObject({ start_url: "/" });
  });

  test("is not shown for a file of another release, and the answer is not kept", async () => {
    const answer = await ask(site, "/assets/index-gone.js");
    expect(answer.status).toBe(404);
    expect(answer.headers["cache-control"]).toBe("no-cache");
    expect(isShell(answer)).toBe(false);
  });

  test("of an earlier release is still there for pages that are open, when a new one is copied over it", async () => {
    const shell = await ask(site, "/");
    const next = join(site.webRoot, "assets/index-thenext1.js");
    await writeFile(next, "// the next release");
    await writeFile(join(site.webRoot, "index.html"), `${shell.text}<!-- the next release -->`);
    const again = await ask(site, "/lobby", { headers: { "if-none-match": shell.headers.etag ?? "" } });
    expect([again.status, again.text.endsWith("<!-- the next release -->")]).toEqual([200, true]);
    expect((await ask(site, "/assets/index-thenext1.js")).text).toBe("// the next release");
    const old = await ask(site, script);
    expect([old.status, old.headers["cache-control"]]).toEqual([200, "public, max-age=31536000, immutable"]);
    await writeFile(join(site.webRoot, "index.html"), shell.text);
    await rm(next);
  });

  test("takes up a new service worker at once, and gives one up that is gone", async () => {
    const file = join(site.webRoot, "sw.js");
    await writeFile(file, "// the first");
    const first = await ask(site, "/sw.js");
    expect(first.headers).toMatchObject({
      "cache-control": "no-cache",
      "content-type": "text/javascript; charset=utf-8",
    });
    await writeFile(file, "// another one");
    const second = await ask(site, "/sw.js", { headers: { "if-none-match": first.headers.etag ?? "" } });
    expect([second.status, second.text]).toEqual([200, "// another one"]);
    await rm(file);
    const none = await ask(site, "/sw.js");
    expect([none.status, isShell(none)]).toEqual([404, false]);
  });

  test.each(["/metrics", "/healthz", "/readyz", "/metrics/club", "/humans.txt", "/favicon.ico"])(
    "is not shown for %s either",
    async (path) => {
      const answer = await ask(site, path);
      expect(answer.status).toBe(404);
      expect(isShell(answer)).toBe(false);
    },
  );

  test("folders are not listed, and nothing outside of it is a file", async () => {
    expect((await ask(site, "/assets/")).status).toBe(404);
    expect((await ask(site, "/assets/../../package.json")).text).not.toContain("@trelyazh/web");
    expect((await ask(site, "/..%2fpackage.json")).text).not.toContain("@trelyazh/web");
  });
});

describe("every answer", () => {
  const paths = ["/", "/assets/index-gone.js", "/metrics", "/api/nothing", "/api/trpc/session.me"];

  test.each([...paths, "the script"])("%s has the headers that guard it, each once", async (path) => {
    const { headers } = await ask(site, path === "the script" ? script : path);
    expect(headers).toMatchObject({
      "strict-transport-security": "max-age=31536000",
      "x-content-type-options": "nosniff",
      "referrer-policy": "same-origin",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
      "permissions-policy": expect.stringContaining("camera=()") as unknown,
      server: "nginx",
    });
  });

  test("allows the page its own files and calls, and nothing else", async () => {
    const { headers } = await ask(site, "/");
    const directives = String(headers["content-security-policy"])
      .split(";")
      .map((directive) => directive.trim().split(/\s+/))
      .map(([name, ...sources]) => [name, sources.join(" ")]);
    expect(Object.fromEntries(directives)).toEqual({
      "default-src": "'none'",
      "script-src": ["'self'", ...inlineHashes(await readFile(join(site.webRoot, "index.html"), "utf8"))].join(" "),
      "style-src": "'self'",
      "img-src": "'self'",
      "font-src": "'self'",
      "connect-src": "'self'",
      "worker-src": "'self'",
      "manifest-src": "'self'",
      "base-uri": "'none'",
      "form-action": "'none'",
      "frame-ancestors": "'none'",
    });
  });
});

describe("without the club", () => {
  const away = {
    error: { message: expect.any(String) as unknown, data: { code: "SERVICE_UNAVAILABLE", httpStatus: 503 } },
  };

  test.each(["/api/trpc/session.me", "/api/auth/sign-out", "/api/ws"])(
    "%s says so, and when to come back",
    async (path) => {
      const answer = await ask(site, path);
      expect(answer.status).toBe(503);
      expect(answer.headers).toMatchObject({ "retry-after": "5", "cache-control": "no-store" });
      expect(answer.headers["content-type"]).toBe("application/json");
      expect(answer.json).toEqual(away);
    },
  );

  test("the page is there all the same", async () => {
    expect(isShell(await ask(site, "/lobby"))).toBe(true);
  });
});

describe("limits", () => {
  const refusal = (code: string, clubCode: string, httpStatus: number) => ({
    error: { message: clubCode, data: { code, httpStatus, clubCode } },
  });

  test.each([
    ["/api/trpc/session.rename", MAX_MESSAGE_BYTES],
    ["/api/pictures", MAX_PICTURE_BYTES],
  ])(
    "a body above what the club reads at %s is refused in the club's words, one of that size is passed on",
    async (path, most) => {
      const tooLarge = await ask(site, path, { method: "POST", body: "x".repeat(most + 1) });
      expect(tooLarge.status).toBe(413);
      expect(tooLarge.json).toEqual(refusal("PAYLOAD_TOO_LARGE", "MESSAGE_TOO_LARGE", 413));
      expect((await ask(site, path, { method: "POST", body: "x".repeat(most) })).status).toBe(503);
    },
  );

  test("an address that the club does not know is refused in its words", async () => {
    const answer = await ask(site, "/api/nothing.js");
    expect(answer.status).toBe(404);
    expect(answer.headers["content-type"]).toBe("application/json");
    expect(answer.json).toEqual(refusal("NOT_FOUND", "NOT_FOUND", 404));
  });

  test("whoever signs in again and again is told to slow down, and may do all else", async () => {
    await using busy = await startSite();
    const signIn = () => ask(busy, "/api/auth/sign-in/anonymous", { method: "POST", body: "{}" });
    const answers = await Promise.all(Array.from({ length: 40 }, signIn));
    const statuses = answers.map(({ status }) => status);
    // One, a burst of 20, and what half a minute's drop may let through while they run.
    expect(statuses.filter((status) => status === 503).length).toBeGreaterThanOrEqual(21);
    const slowDown = answers.find(({ status }) => status === 429);
    expect(slowDown?.headers).toMatchObject({ "retry-after": "2", "cache-control": "no-store" });
    expect(slowDown?.json).toEqual(refusal("TOO_MANY_REQUESTS", "TOO_MANY_REQUESTS", 429));
    expect((await ask(busy, "/")).status).toBe(200);
    expect((await ask(busy, "/api/trpc/session.me")).status).toBe(503);
  });

  test("a whole classroom may open the club at once", async () => {
    const visits = Array.from({ length: 250 }, (_, number) => ask(site, number % 2 === 0 ? "/" : script));
    expect(new Set((await Promise.all(visits)).map(({ status }) => status))).toEqual(new Set([200]));
  });
});
