import { once } from "node:events";
import { TRPC_HTTP_PATH, TRPC_WS_PATH } from "@trelyazh/protocol";
import { expect, test } from "vitest";
import { WebSocket } from "ws";
import { systemClock } from "../clock.ts";
import { readConfig } from "../config/config.ts";
import { Limits } from "../limits/limits.ts";
import { createLogger } from "../logger.ts";
import { Instruments } from "../metrics/instruments.ts";
import { procedure, router } from "../trpc.ts";
import type { Visitor } from "../visitor.ts";
import { createServer } from "./create-server.ts";

const STRANGER: Visitor = {
  sessionKey: null,
  browser: null,
  place: null,
  member: () => Promise.resolve(null),
  anyone: () => Promise.resolve(null),
  rename: () => Promise.reject(new Error("nobody")),
  goOnAs: () => Promise.resolve(),
};

/** A server whose one procedure fails. */
async function failingServer(lines: string[]) {
  const { web, limits: limitSettings } = readConfig({});
  const instruments = new Instruments();
  return createServer({
    router: router({
      fail: procedure.query(() => {
        throw new TypeError("no function");
      }),
    }),
    sessions: {
      visitor: () => STRANGER,
      greeting: () => [],
      routes: () => {},
      start: () => Promise.resolve(),
      close: () => {},
    },
    isReady: () => Promise.resolve(true),
    isLeaving: () => false,
    web,
    limits: new Limits(instruments),
    limitSettings,
    clock: systemClock,
    instruments,
    log: createLogger("info", { write: (line: string) => void lines.push(line) }),
  });
}

test("a fault's line names the request or the socket by which the call came, and the answer names the request", async () => {
  const lines: string[] = [];
  const server = await failingServer(lines);
  const url = await server.listen({ host: "127.0.0.1", port: 0 });
  const answer = await fetch(`${url}${TRPC_HTTP_PATH}/fail`);
  expect(answer.status).toBe(500);
  const socket = new WebSocket(`${url.replace("http", "ws")}${TRPC_WS_PATH}`);
  await once(socket, "open");
  for (const id of [1, 2]) {
    socket.send(JSON.stringify({ id, method: "query", params: { path: "fail" } }));
    await once(socket, "message");
  }
  socket.terminate();
  await server.close();
  const [http, first, second] = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(http).toMatchObject({ msg: "call failed", path: "fail", requestId: answer.headers.get("x-request-id") });
  expect(first).toMatchObject({ msg: "call failed", path: "fail", connectionId: expect.any(String) as unknown });
  expect(second?.["connectionId"]).toBe(first?.["connectionId"]);
});
