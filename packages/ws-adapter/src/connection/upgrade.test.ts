import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { expect, test } from "vitest";
import { WebSocketServer } from "ws";
import { StrangeClient } from "../testing/strange-client.ts";
import { createUpgradeListener, trustOrigins } from "./upgrade.ts";

const OPEN = "HTTP/1.1 101 Switching Protocols";
const FORBIDDEN = "HTTP/1.1 403 Forbidden";
const NOT_FOUND = "HTTP/1.1 404 Not Found";

async function startHttp() {
  const wss = new WebSocketServer({ noServer: true });
  const refused: string[] = [];
  const http = createServer();
  let isTaking = true;
  const sockets: Socket[] = [];
  http.on("connection", (socket) => sockets.push(socket));
  http.on(
    "upgrade",
    createUpgradeListener({
      wss,
      path: "/trpc",
      mayOpen: ({ headers }) => headers["user-agent"] !== "greedy",
      isTrusted: trustOrigins(["https://club.example"]),
      isTaking: () => isTaking,
      onRefused: (status, { url }) => refused.push(`${status} ${url}`),
    }),
  );
  http.listen(0, "127.0.0.1");
  await once(http, "listening");
  // It listens on a port.
  const { port } = http.address() as AddressInfo;
  return {
    url: `ws://127.0.0.1:${port}`,
    refused,
    sockets,
    takeNoMore: () => (isTaking = false),
    async ask(path: string, headers: Readonly<Record<string, string>> = {}) {
      using client = new StrangeClient(this.url, { path, headers });
      return await client.firstLine;
    },
    async [Symbol.asyncDispose]() {
      for (const client of wss.clients) client.terminate();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}

test.each([
  { Origin: "https://club.example" },
  { Host: "own.example:3000", Origin: "http://own.example:3000" },
  { Host: "own.example", Origin: "https://own.example" },
  {},
])("UP1 a client with %j may open a socket", async (headers) => {
  await using http = await startHttp();
  expect(await http.ask("/trpc?connectionParams=1", headers)).toBe(OPEN);
  expect(http.refused).toEqual([]);
});

test.each(["https://evil.example", "https://club.example.evil.example", "http://club.example", "null", "", "//"])(
  "UP2 pages of %j may not",
  async (origin) => {
    await using http = await startHttp();
    expect(await http.ask("/trpc", { Origin: origin })).toBe(FORBIDDEN);
    expect(http.refused).toEqual(["403 /trpc"]);
  },
);

test.each(["/", "/trpcs", "/trpc/x", "//trpc"])("UP2 nothing is served at %s", async (path) => {
  await using http = await startHttp();
  expect(await http.ask(path)).toBe(NOT_FOUND);
  expect(http.refused).toEqual([`404 ${path}`]);
});

test("UP4 a client that may not have another socket is refused one", async () => {
  await using http = await startHttp();
  expect(await http.ask("/trpc", { "User-Agent": "greedy" })).toBe("HTTP/1.1 429 Too Many Requests");
  expect(await http.ask("/trpc", { "User-Agent": "modest" })).toBe(OPEN);
  expect(http.refused).toEqual(["429 /trpc"]);
});

test("UP5 a server that takes no sockets any more says so before the socket is opened", async () => {
  await using http = await startHttp();
  expect(await http.ask("/trpc")).toBe(OPEN);
  http.takeNoMore();
  expect(await http.ask("/trpc")).toBe("HTTP/1.1 503 Service Unavailable");
  expect(http.refused).toEqual(["503 /trpc"]);
});

test("UP3 a client that is refused and does not hang up is cut off", async () => {
  await using http = await startHttp();
  using client = new StrangeClient(http.url, { path: "/", allowHalfOpen: true });
  expect(await client.firstLine).toBe(NOT_FOUND);
  await expect.poll(() => http.sockets.map(({ destroyed }) => destroyed)).toEqual([true]);
});
