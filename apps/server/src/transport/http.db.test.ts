import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { request, type IncomingMessage } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text as textOf } from "node:stream/consumers";
import { AUTH_PATH, TRPC_BRIEF_PATH, TRPC_HTTP_PATH, TRPC_WS_PATH } from "@trelyazh/protocol";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestClub, type TestClub } from "../testing/club/start-test-club.ts";

let webRoot: string;
let club: TestClub;

beforeAll(async () => {
  webRoot = await mkdtemp(join(tmpdir(), "trelyazh-web-"));
  await mkdir(join(webRoot, "assets"));
  await writeFile(join(webRoot, "index.html"), "<title>the shell</title>");
  await writeFile(join(webRoot, "sw.js"), "// the service worker");
  await writeFile(join(webRoot, "assets/app-4f2a.js"), "// hashed");
  club = await startTestClub({ webRoot });
});
afterAll(async () => {
  await club[Symbol.asyncDispose]();
  await rm(webRoot, { recursive: true, force: true });
});

const get = (path: string, headers: Record<string, string> = {}) => fetch(`${club.url}${path}`, { headers });

describe("health", () => {
  test("is told to whoever watches the process", async () => {
    expect(await (await get("/healthz")).json()).toEqual({ ok: true });
    expect(await (await get("/readyz")).json()).toEqual({ ok: true });
  });
});

/** Asks by a name, which `fetch` would not let a page choose; resolves with the whole answer, whatever it is. */
async function askBy(host: string, path: string, headers: Record<string, string> = {}) {
  const { port } = new URL(club.url);
  const asked = request({ host: "127.0.0.1", port, path, headers: { ...headers, host }, agent: false });
  const answered = once(asked, "response");
  asked.end();
  // What comes with that event.
  const [response] = (await answered) as [IncomingMessage];
  return { status: response.statusCode, text: await textOf(response) };
}

describe("a club that knows no public address", () => {
  const UPGRADE = { connection: "upgrade", upgrade: "websocket", "sec-websocket-version": "13" };
  const KEY = { "sec-websocket-key": "dGhlIHNhbXBsZSBub25jZQ==" };

  test("says to whoever comes by a name of the internet what has to be set, and serves them nothing", async () => {
    const page = await askBy("club.example", "/lobby");
    expect(page.status).toBe(403);
    expect(page.text).toContain("set PUBLIC_ORIGIN to that address");
    expect(page.text).toContain("запишите этот адрес в PUBLIC_ORIGIN");
    const call = await askBy("club.example", `${TRPC_HTTP_PATH}/session.me`);
    expect(call.status).toBe(403);
    expect(JSON.parse(call.text)).toMatchObject({ error: { data: { clubCode: "FORBIDDEN" } } });
    expect((await askBy("club.example", TRPC_WS_PATH, { ...UPGRADE, ...KEY })).status).toBe(403);
    expect((await askBy("club.example", "/healthz")).status).toBe(200);
  });

  test("is not fooled by a page whose own name has been pointed at it", async () => {
    const origin = "http://evil.example:3000";
    const socket = await askBy("evil.example:3000", TRPC_WS_PATH, { ...UPGRADE, ...KEY, origin });
    expect(socket.status).toBe(403);
  });

  test("serves its own network by any name that this has for it", async () => {
    for (const host of ["raspberry.local:3000", "192.168.1.20:3000", "raspberry"])
      expect((await askBy(host, "/lobby")).status).toBe(200);
  });
});

test("an answer has the number by which the log tells of its request", async () => {
  const ids = [await get("/healthz"), await get("/api/nothing")].map(({ headers }) => headers.get("x-request-id"));
  expect(ids).toEqual([expect.stringMatching(/^[\da-f-]{36}$/), expect.stringMatching(/^[\da-f-]{36}$/)]);
  expect(ids[0]).not.toBe(ids[1]);
});

describe("the web client", () => {
  test.each(["/", "/lobby", "/table/8e0f8a3e?from=lobby", "/a/deep/page"])(
    "answers its own page %s with the shell",
    async (path) => {
      const response = await get(path);
      expect(response.status).toBe(200);
      expect(response.headers.get("content-type")).toContain("text/html");
      expect(response.headers.get("cache-control")).toBe("no-cache");
      expect(await response.text()).toContain("the shell");
    },
  );

  test("lets browsers keep what has a hash in its name, and nothing else", async () => {
    expect((await get("/assets/app-4f2a.js")).headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    expect((await get("/sw.js")).headers.get("cache-control")).toBe("no-cache");
  });

  test.each(["/assets/app-gone.js", "/api/nothing"])(
    "is not shown for %s, where a file or an answer is meant",
    async (path) => {
      const response = await get(path);
      expect(response.status).toBe(404);
      expect(await response.json()).toMatchObject({ error: { data: { clubCode: "NOT_FOUND" } } });
    },
  );
});

describe("sign-in", () => {
  test("sets a cookie that scripts cannot read and other pages cannot send", async () => {
    const response = await fetch(`${club.url}${AUTH_PATH}/sign-in/anonymous`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: club.url },
      body: "{}",
    });
    const [cookie] = response.headers.getSetCookie();
    expect(cookie).toMatch(/^trelyazh=[^;]+;.*Path=\/;.*HttpOnly;.*SameSite=Lax/i);
    expect(cookie).not.toMatch(/Secure/i);
  });

  test("binds the cookie to the host when people come over https", async () => {
    await using https = await startTestClub({ publicOrigins: ["https://club.example"] });
    const response = await fetch(`${https.url}${AUTH_PATH}/sign-in/anonymous`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: "https://club.example" },
      body: "{}",
    });
    expect(response.headers.getSetCookie()[0]).toMatch(/^__Host-trelyazh=[^;]+;.*Path=\/;.*Secure/i);
  });

  test.each([`${AUTH_PATH}/sign-in/anonymous`, `${AUTH_PATH}/sign-out`, `${TRPC_HTTP_PATH}/session.rename`])(
    "and whatever else changes something is refused to pages of other origins: %s",
    async (path) => {
      const response = await fetch(`${club.url}${path}`, {
        method: "POST",
        headers: { "content-type": "application/json", origin: "https://evil.example" },
        body: "{}",
      });
      expect(response.status).toBe(403);
      expect(response.headers.getSetCookie()).toEqual([]);
      expect(await response.json()).toMatchObject({ error: { data: { clubCode: "FORBIDDEN" } } });
    },
  );
});

describe("tRPC over HTTP", () => {
  test("streams a table as server-sent events with the same numbers, and takes them up again", async () => {
    const guest = await club.guest();
    const wish = { preset: "sochi", poolTarget: 10, turnSeconds: 60, bots: 0 } as const;
    const { tableId } = await guest.api.table.create.mutate(wish);
    const stream = async (lastEventId: string | null) => {
      const input = encodeURIComponent(JSON.stringify({ tableId, lastEventId }));
      const abort = new AbortController();
      const headers = { cookie: guest.cookie, accept: "text/event-stream" };
      const response = await fetch(`${club.url}${TRPC_HTTP_PATH}/table.events?input=${input}`, {
        headers,
        signal: abort.signal,
      });
      let text = "";
      for await (const chunk of response.body ?? []) {
        text += new TextDecoder().decode(chunk);
        if (text.includes("id: ")) break;
      }
      abort.abort();
      return text;
    };
    const first = await stream(null);
    expect(first).toContain('"kind":"snapshot"');
    expect(first).toMatch(/id: 2\n/);
    await guest.api.table.addBot.mutate({ commandId: randomUUID(), tableId, seat: 1 });
    expect(await stream("2")).toMatch(/id: 3\n/);
  });

  test("hands on what a brief stream has had so far, for proxies that wait for its end", async () => {
    const response = await get(`${TRPC_BRIEF_PATH}/lobby.tables`, { accept: "text/event-stream" });
    expect(response.headers.get("content-type")).toContain("text/event-stream");
    expect(await response.text()).toMatch(/event: connected\n[^]*"tables":/);
  });
});
