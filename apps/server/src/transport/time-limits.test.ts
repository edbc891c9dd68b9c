import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { connect, type AddressInfo, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { AUTH_PATH, TRPC_HTTP_PATH } from "@trelyazh/protocol";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createLogger } from "../logger.ts";
import { procedure, router } from "../trpc.ts";
import { addressReader } from "./client-address.ts";
import { createHttp } from "./http.ts";
import { OpenStreams } from "./open-streams.ts";

/** More than the buffers of two ends of a connection take. */
const BIG = 32 * 1024 * 1024;

let webRoot: string;
let app: Awaited<ReturnType<typeof createHttp>>;

beforeAll(async () => {
  webRoot = await mkdtemp(join(tmpdir(), "trelyazh-slow-"));
  await writeFile(join(webRoot, "index.html"), "<title>the shell</title>");
  await writeFile(join(webRoot, "big.txt"), Buffer.alloc(BIG));
  app = await createHttp({
    router: router({ change: procedure.mutation(() => "changed") }),
    routes: (scope) => scope.post(`${AUTH_PATH}/sign-out`, () => ({})),
    createContext() {
      throw new Error("no request gets that far");
    },
    onError: () => {},
    greeting: () => [],
    webRoot,
    publicOrigins: [],
    streams: new OpenStreams(),
    openStream: () => {},
    limitCall: () => Promise.resolve(),
    addressOf: addressReader([]),
    isReady: () => Promise.resolve(true),
    isLeaving: () => false,
    onRefused: () => {},
    log: createLogger("silent"),
    timeLimits: { headersMs: 50, requestMs: 100, silenceMs: 200 },
  });
  await app.listen({ host: "127.0.0.1", port: 0 });
});
afterAll(async () => {
  await app.close();
  await rm(webRoot, { recursive: true, force: true });
});

/** Sends the beginning of a request, and nothing more. */
function begin(lines: readonly string[]): Socket {
  // A server that listens on a port has an address with one.
  const { port } = app.server.address() as AddressInfo;
  const socket = connect(port, "127.0.0.1");
  socket.write(lines.join("\r\n"));
  return socket;
}

const BODY_TO_COME = ["host: localhost", "content-type: application/json", "content-length: 100", "", '{"a":'];

describe("a client that takes its time", () => {
  test.each([
    ["its first lines never end", ["GET / HTTP/1.1", "host: localhost", "x-slow:"]],
    ["the body of its call never comes", [`POST ${TRPC_HTTP_PATH}/change HTTP/1.1`, ...BODY_TO_COME]],
    ["the body of its sign-out never comes", [`POST ${AUTH_PATH}/sign-out HTTP/1.1`, ...BODY_TO_COME]],
    ["it says nothing at all", [""]],
  ])("is cut when %s", async (_what, lines) => {
    const answer = await text(begin(lines));
    expect(answer.slice(0, 12)).toMatch(/^(?:HTTP\/1\.1 408)?$/);
  });

  test("is cut when it does not read its answer", async () => {
    const socket = begin(["GET /big.txt HTTP/1.1", "host: localhost", "", ""]).pause();
    await once(app.server, "request");
    const open = () => new Promise<number>((resolve) => app.server.getConnections((_error, count) => resolve(count)));
    await expect.poll(open).toBe(0);
    let bytes = 0;
    socket.on("data", (chunk: Buffer) => (bytes += chunk.length)).on("error", () => {});
    await once(socket.resume(), "close");
    expect(bytes).toBeLessThan(BIG);
  });
});
