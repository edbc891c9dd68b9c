import { once } from "node:events";
import { connect as overHttp2 } from "node:http2";
import { text } from "node:stream/consumers";
import { connect, getCiphers, type ConnectionOptions, type TLSSocket } from "node:tls";
import { TRPC_HTTP_PATH } from "@trelyazh/protocol";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ask } from "./testing/ask.ts";
import { standIn } from "./testing/stand-in.ts";
import { startSite, type Site } from "./testing/start-site.ts";

const PATH = `${TRPC_HTTP_PATH}/session.rename`;

const started = new AsyncDisposableStack();
let site: Site;

beforeAll(async () => {
  // Never answers.
  const club = started.use(await standIn(() => undefined));
  site = started.use(
    await startSite({
      clubPorts: [club.port],
      certificates: ["ec", "rsa"],
      settings: [
        ["client_header_timeout 15s;", "client_header_timeout 1s;"],
        ["client_body_timeout 15s;", "client_body_timeout 1s;"],
        ["proxy_read_timeout 60s;", "proxy_read_timeout 1s;"],
      ],
    }),
  );
});
afterAll(() => started.disposeAsync());

function dial(options: ConnectionOptions = {}): TLSSocket {
  // What is tried is the handshake and not the name: a certificate of its own making answers each kind of key.
  return connect({ host: "localhost", port: Number(new URL(site.url).port), rejectUnauthorized: false, ...options });
}

/** The cipher that a handshake comes to, or nothing. */
async function agreedCipher(options: ConnectionOptions): Promise<string | undefined> {
  const socket = dial(options);
  const agreed = await once(socket, "secureConnect").then(
    () => socket.getCipher().name,
    () => undefined,
  );
  socket.destroy();
  return agreed;
}

describe("a handshake", () => {
  const old = getCiphers()
    .filter((name) => !name.startsWith("tls_"))
    .map((name) => name.toUpperCase());

  test("over TLS 1.2 comes to a cipher with forward secrecy and authentication, or to none", async () => {
    const agreed = await Promise.all(
      old.map((ciphers) => agreedCipher({ ciphers: `${ciphers}:@SECLEVEL=0`, maxVersion: "TLSv1.2" })),
    );
    expect(old).toEqual(expect.arrayContaining(["AES128-GCM-SHA256", "ECDHE-RSA-AES128-SHA256", "AES256-SHA"]));
    expect(new Set(agreed.filter((name) => name !== undefined))).toEqual(
      new Set(
        ["ECDSA", "RSA"].flatMap((key) =>
          ["AES128-GCM-SHA256", "AES256-GCM-SHA384", "CHACHA20-POLY1305"].map((rest) => `ECDHE-${key}-${rest}`),
        ),
      ),
    );
  });

  test("over TLS 1.3 succeeds, and over what is older than 1.2 does not", async () => {
    expect(await agreedCipher({ minVersion: "TLSv1.3" })).toMatch(/^TLS_(AES|CHACHA20)/);
    const ciphers = "DEFAULT:@SECLEVEL=0";
    expect(await agreedCipher({ ciphers, minVersion: "TLSv1", maxVersion: "TLSv1.1" })).toBeUndefined();
  });
});

describe("a place is not held for ever", () => {
  const half = `POST ${PATH} HTTP/1.1\r\nhost: localhost\r\ncontent-length: 100\r\n\r\n{"name":`;

  test.each([
    ["a request that does not go on", `GET ${PATH} HTTP/1.1\r\nhost: local`],
    ["a body that does not come", half],
  ])("by %s", async (_what, begun) => {
    const socket = dial();
    socket.write(begun);
    expect(await text(socket)).toMatch(/^(|HTTP\/1\.1 408 [^]*)$/);
  });

  test("by a body that does not come over HTTP/2", async () => {
    const session = overHttp2(site.url, { rejectUnauthorized: false });
    const stream = session.request({ ":method": "POST", ":path": PATH, "content-length": "100" });
    stream.write("{");
    // nginx says 408 and then resets the stream, of which this client may tell the one or the other.
    stream.on("error", () => undefined);
    await new Promise((resolve) => stream.resume().once("close", resolve));
    expect(stream.destroyed).toBe(true);
    session.destroy();
  });

  test("by a club that does not answer", async () => {
    const answer = await ask(site, PATH, { method: "POST", body: "{}" });
    expect(answer.status).toBe(503);
    expect(answer.json).toMatchObject({ error: { data: { code: "SERVICE_UNAVAILABLE" } } });
  });
});
