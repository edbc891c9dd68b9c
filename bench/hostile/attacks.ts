import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { AUTH_PATH } from "@trelyazh/protocol";
import {
  hostileBytes,
  hostileText,
  seededRandom,
  type Random,
} from "../../packages/ws-adapter/src/testing/hostile-frames.ts";
import { StrangeClient } from "../../packages/ws-adapter/src/testing/strange-client.ts";
import type { Attack, Order } from "./order.ts";
import { PersistentSocket } from "./persistent-socket.ts";
import type { SpoilsCount } from "./spoils.ts";

/** Each goes on until its process ends. */
export const ATTACK: Record<Attack, (order: Order, spoils: SpoilsCount) => void> = {
  refusals,
  resume,
  frames,
  churn,
};

function cookieOf({ cookies }: Order, index: number): string {
  return cookies[index % cookies.length] ?? "";
}

/** Commands that cannot be carried out, each under an id of its own, as fast as one socket may send. */
function refusals(order: Order, spoils: SpoilsCount): void {
  const sockets = Array.from(
    { length: order.sockets },
    (_, index) => new PersistentSocket({ order, cookie: cookieOf(order, index), spoils }),
  );
  let id = 0;
  setInterval(() => {
    const input = { tableId: order.tableId, turnNumber: 1, move: { type: "call", call: "pass" } };
    for (const socket of sockets) {
      id += 1;
      const params = { path: "table.act", input: { ...input, commandId: randomUUID() } };
      socket.send({ id, method: "mutation", params });
    }
  }, 1000 / order.perSecond);
}

/** Takes a long table up from its beginning, and again as soon as it has come. */
function resume(order: Order, spoils: SpoilsCount): void {
  for (let index = 0; index < order.sockets; index += 1) {
    let id = 0;
    const subscribe = (): void => {
      id += 1;
      const input = { tableId: order.tableId, lastEventId: "1" };
      socket.send({ id, method: "subscription", params: { path: "table.events", input } });
    };
    const again = (): void => void setTimeout(subscribe, 1000 / order.perSecond);
    const socket: PersistentSocket = new PersistentSocket({
      order,
      cookie: cookieOf(order, index),
      spoils,
      onOpen: again,
      onFrame(frame) {
        if (frame.id !== id) return;
        if (frame.error !== undefined) again();
        if (frame.result?.type !== "data") return;
        spoils.add("taken up");
        socket.send({ id, method: "subscription.stop" });
        again();
      },
    });
  }
}

const FRAMES_EACH = 130;
const OVERSIZED = "x".repeat(17_000);

/** Whatever a client can send that it should not: sockets are filled with it and cut in the middle of a frame, one after the other. */
function frames(order: Order, spoils: SpoilsCount): void {
  const random = seededRandom(order.seed);
  const flood = async (index: number): Promise<void> => {
    for (;;) {
      using client = new StrangeClient(order.url, {
        path: new URL(order.url).pathname,
        headers: headersOf(order, index),
      });
      const answer = await Promise.race([client.firstLine, sleep(1000, "none")]).catch(() => "none");
      if (!answer.includes("101")) {
        spoils.add("not opened");
        await sleep(100);
        continue;
      }
      client.socket.resume();
      for (let sent = 0; sent < FRAMES_EACH; sent += 1) client.send(frameOf(hostile(random)));
      client.send(hostileBytes(random));
      spoils.add("frames", FRAMES_EACH + 1);
      // So that they have been read.
      await sleep(20);
    }
  };
  for (let index = 0; index < order.sockets; index += 1) void flood(index);
}

function headersOf(order: Order, index: number): Record<string, string> {
  // Some are nobody.
  return index % 2 === 0 ? {} : { Cookie: cookieOf(order, index) };
}

function hostile(random: Random): string {
  const kind = random();
  if (kind < 0.002) return OVERSIZED;
  if (kind > 0.2) return hostileText(random);
  const input = { tableId: randomUUID(), commandId: randomUUID(), lastEventId: "7" };
  const path = random() < 0.5 ? "table.leave" : "table.events";
  const method = path === "table.leave" ? "mutation" : "subscription";
  return JSON.stringify({ id: Math.floor(random() * 20), method, params: { path, input } });
}

/** A whole frame of that text, masked with zeros, which change nothing. */
function frameOf(text: string): Buffer {
  const payload = Buffer.from(text);
  const { length } = payload;
  const size = length < 126 ? [0x80 | length] : [0x80 | 126, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([0x81, ...size, 0, 0, 0, 0]), payload]);
}

/** New guests who come, look round, watch a table, and are gone without a word. */
function churn(order: Order, spoils: SpoilsCount): void {
  const http = new URL(order.url.replace(/^ws/, "http")).origin;
  const headers = { "content-type": "application/json", origin: http };
  const visit = async (): Promise<void> => {
    const signedIn = await fetch(`${http}${AUTH_PATH}/sign-in/anonymous`, { method: "POST", headers, body: "{}" });
    await signedIn.text();
    const cookie = signedIn.headers
      .getSetCookie()
      .map((each) => each.split(";", 1)[0])
      .join("; ");
    using client = new StrangeClient(order.url, { path: new URL(order.url).pathname, headers: { Cookie: cookie } });
    await client.firstLine;
    client.socket.resume();
    const input = { tableId: order.tableId, lastEventId: null };
    const calls = [
      { id: 1, method: "subscription", params: { path: "lobby.tables" } },
      { id: 2, method: "subscription", params: { path: "table.events", input } },
      { id: 3, method: "subscription", params: { path: "table.presence", input } },
    ];
    client.send(frameOf(JSON.stringify(calls)));
    await sleep(1000);
    spoils.add("guests");
  };
  setInterval(() => void visit().catch(() => spoils.add("guests turned away")), 1000 / order.perSecond);
}
