import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from "node:zlib";
import { fastify } from "fastify";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { serveWeb } from "./static-files.ts";

const SHELL = `<title>the shell</title>${" ".repeat(1000)}`;
const SCRIPT = `// hashed${" ".repeat(1000)}`;
const RULES = `<title>the rules</title>${" ".repeat(1000)}`;
const FONT = "a font, which is compressed already";

const UNPACK = { br: brotliDecompressSync, gzip: gunzipSync, identity: (bytes: Buffer) => bytes };

const app = fastify();
let webRoot: string;

/** Writes a file with the twins that the build makes beside it. */
async function writeWithTwins(path: string, text: string): Promise<void> {
  await writeFile(join(webRoot, path), text);
  await writeFile(join(webRoot, `${path}.br`), brotliCompressSync(text));
  await writeFile(join(webRoot, `${path}.gz`), gzipSync(text));
}

beforeAll(async () => {
  webRoot = await mkdtemp(join(tmpdir(), "trelyazh-web-"));
  await mkdir(join(webRoot, "assets"));
  await writeWithTwins("index.html", SHELL);
  await writeWithTwins("assets/app-4f2a.js", SCRIPT);
  await writeFile(join(webRoot, "assets/font-17ce.woff2"), FONT);
  await mkdir(join(webRoot, "ru/rules"), { recursive: true });
  await writeWithTwins("ru/rules.html", RULES);
  await writeWithTwins("ru/rules/auction.html", RULES);
  await serveWeb(app, webRoot);
});
afterAll(async () => {
  await app.close();
  await rm(webRoot, { recursive: true, force: true });
});

const ask = (url: string, headers: Record<string, string> = {}, method: "GET" | "HEAD" = "GET") =>
  app.inject({ url, headers, method });

describe("what the build has compressed", () => {
  test("comes as brotli to a browser that reads it, else as gzip, with what caches on the way must know", async () => {
    const brotli = await ask("/assets/app-4f2a.js", { "accept-encoding": "gzip, deflate, br, zstd" });
    const gzip = await ask("/assets/app-4f2a.js", { "accept-encoding": "gzip, deflate" });
    expect(brotliDecompressSync(brotli.rawPayload).toString()).toBe(SCRIPT);
    expect(gunzipSync(gzip.rawPayload).toString()).toBe(SCRIPT);
    expect([brotli, gzip].map(({ headers }) => headers["content-encoding"])).toEqual(["br", "gzip"]);
    for (const { headers } of [brotli, gzip]) {
      expect(headers).toMatchObject({
        "content-type": expect.stringContaining("javascript; charset=utf-8") as unknown,
        "cache-control": "public, max-age=31536000, immutable",
        vary: expect.stringMatching(/accept-encoding/i) as unknown,
      });
    }
    expect(brotli.headers.etag).not.toBe(gzip.headers.etag);
  });

  test.each<readonly [string, "br" | "gzip" | undefined]>([
    ["identity", undefined],
    ["gzip;q=0, br;q=0", undefined],
    ["zstd", undefined],
    ["", undefined],
    ["br;q=0, gzip", "gzip"],
    ["gzip;q=0.5, br;q=0.9", "br"],
    ["br;q=0.1, gzip;q=0.8", "gzip"],
    ["BR", "br"],
    ["nonsense;;q=x,,", undefined],
  ])("is sent to a client that accepts `%s` as %s", async (accepted, encoding) => {
    const answer = await ask("/assets/app-4f2a.js", { "accept-encoding": accepted });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers["content-encoding"]).toBe(encoding);
    expect(UNPACK[encoding ?? "identity"](answer.rawPayload).toString()).toBe(SCRIPT);
  });

  test("is the shell too, at whatever address of the client's, and asked for anew each time", async () => {
    for (const path of ["/", "/lobby", "/table/8e0f8a3e?from=lobby"]) {
      const answer = await ask(path, { "accept-encoding": "br" });
      expect(brotliDecompressSync(answer.rawPayload).toString()).toBe(SHELL);
      expect(answer.headers).toMatchObject({ "content-type": "text/html; charset=utf-8", "cache-control": "no-cache" });
      const again = await ask(path, { "accept-encoding": "br", "if-none-match": String(answer.headers.etag) });
      expect([again.statusCode, again.payload]).toEqual([304, ""]);
    }
  });
});

test("the rules are the pages that the build has written; a chapter that there is not is a page of the client", async () => {
  for (const [path, page] of [
    ["/ru/rules", RULES],
    ["/ru/rules/auction", RULES],
    ["/ru/rules/nothing", SHELL],
    ["/en/rules", SHELL],
    ["/ru/rules/..%2f..%2findex", SHELL],
  ] as const) {
    const answer = await ask(path, { "accept-encoding": "br" });
    expect([path, brotliDecompressSync(answer.rawPayload).toString()]).toEqual([path, page]);
    expect(answer.headers).toMatchObject({ "content-type": "text/html; charset=utf-8", "cache-control": "no-cache" });
  }
});

test("a file that is compressed by its nature comes as it is, a part of it where only that is asked for", async () => {
  const whole = await ask("/assets/font-17ce.woff2", { "accept-encoding": "br, gzip" });
  expect([whole.payload, whole.headers["content-encoding"]]).toEqual([FONT, undefined]);
  const part = await ask("/assets/font-17ce.woff2", { range: "bytes=2-5" });
  expect([part.statusCode, part.payload]).toEqual([206, "font"]);
  const beyond = await ask("/assets/font-17ce.woff2", { range: "bytes=999-" });
  expect(beyond.statusCode).toBe(416);
});

test("HEAD says of a file and of a page what GET would, without the body", async () => {
  for (const path of ["/assets/app-4f2a.js", "/lobby"]) {
    const [head, get] = [
      await ask(path, { "accept-encoding": "br" }, "HEAD"),
      await ask(path, { "accept-encoding": "br" }),
    ];
    expect([head.statusCode, head.payload]).toEqual([200, ""]);
    for (const name of ["content-length", "content-encoding", "etag", "cache-control", "content-type"])
      expect(head.headers[name], name).toBe(get.headers[name]);
  }
});

test.each(["/assets/app-gone.js", "/assets/app-4f2a.js.map", "/sw.js", "/robots.txt", "/sitemap.xml", "/favicon.ico"])(
  "no page is shown for %s, where a file is meant, and that it is missing is not kept",
  async (path) => {
    const answer = await ask(path, { "accept-encoding": "br" });
    expect(answer.statusCode).not.toBe(200);
    expect(answer.headers["cache-control"]).toBe("no-cache");
  },
);

test("nothing outside of the client is a file, however the address is written", async () => {
  for (const path of [
    "/../package.json",
    "/..%2fpackage.json",
    "/assets/..%2f..%2fpackage.json",
    "/%2e%2e/package.json",
  ]) {
    expect((await ask(path)).payload).not.toContain('"private"');
  }
});
