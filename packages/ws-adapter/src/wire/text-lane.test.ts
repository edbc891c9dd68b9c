import { EventEmitter } from "node:events";
import type { IncomingMessage } from "node:http";
import { PassThrough } from "node:stream";
import { describe, expect, test } from "vitest";
import type { WebSocket } from "ws";
import { startServer } from "../testing/test-server.ts";
import { StrangeClient } from "../testing/strange-client.ts";
import { openTextLane } from "./text-lane.ts";

interface FrameParts {
  readonly opening?: number;
  readonly payload?: string;
  readonly mask?: readonly number[];
}

/** A frame as clients send it. */
function frame({ opening = 0x81, payload = "", mask = [1, 2, 3, 250] }: FrameParts): Buffer {
  const bytes = Buffer.from(payload);
  const length = bytes.length < 126 ? [0x80 | bytes.length] : [0x80 | 126, bytes.length >> 8, bytes.length & 0xff];
  return Buffer.from([opening, ...length, ...mask, ...bytes.map((byte, at) => byte ^ (mask[at & 3] ?? 0))]);
}

const text = (payload: string): Buffer => frame({ payload });
const CLOSE = Buffer.from([0x88, 0x82, 0, 0, 0, 0, 0x03, 0xe8]);
const LONG = "x".repeat(3000);

/** A lane, what went down it, and what `ws` was given. */
function lane(isOpen = () => true) {
  const socket = new PassThrough();
  const client = new EventEmitter() as WebSocket;
  const texts: string[] = [];
  const others: Buffer[] = [];
  socket.on("data", (chunk: Buffer) => others.push(Buffer.from(chunk)));
  openTextLane({ socket, client, laneBytes: 3000, onText: (each) => texts.push(each), isOpen });
  return {
    socket,
    client,
    send: (chunk: Buffer) => socket.emit("data", Buffer.from(chunk)),
    read: () => ({ texts, others: Buffer.concat(others).toString("hex") }),
  };
}

/** Sends chunks down a lane, and shows what went which way. */
function travel(chunks: readonly Buffer[], isOpen = () => true): { texts: string[]; others: string } {
  const { send, read } = lane(isOpen);
  for (const chunk of chunks) send(chunk);
  return read();
}

const hexOf = (...frames: readonly Buffer[]): string => Buffer.concat(frames).toString("hex");

describe("the short way of a text", () => {
  test.each([
    ["one by one", [text("one"), text(""), text(LONG)]],
    ["all together", [Buffer.concat([text("one"), text(""), text(LONG)])]],
  ])("LANE1 whole frames of ASCII take the short way, %s", (_, chunks) => {
    expect(travel(chunks)).toEqual({ texts: ["one", "", LONG], others: "" });
  });

  test("LANE2 the short way is open again after a ping, a pong, and a text of more than ASCII, which go the long way as they are", () => {
    const others = [frame({ opening: 0x89, payload: "hi" }), frame({ opening: 0x8a }), text("пуля")];
    const chunks = [text("one"), Buffer.concat([others[0], text("two"), others[1]] as Buffer[]), others[2] as Buffer];
    expect(travel([...chunks, text("three")])).toEqual({ texts: ["one", "two", "three"], others: hexOf(...others) });
  });

  test("LANE2 a text that is too long goes the long way", () => {
    const tooLong = text(`${LONG}x`);
    expect(travel([text("one"), tooLong, text("two")])).toEqual({ texts: ["one", "two"], others: hexOf(tooLong) });
  });

  test.each([
    ["a text that is cut up", frame({ opening: 0x01, payload: "a" })],
    ["a binary frame", frame({ opening: 0x82, payload: "a" })],
    ["a compressed text", frame({ opening: 0xc1, payload: "a" })],
    ["a frame without a mask", Buffer.from([0x81, 1, 97])],
    ["a frame of which a part has come", text("two").subarray(0, 7)],
    ["a frame of which one byte has come", text("two").subarray(0, 1)],
    ["a frame of more than 65535 bytes", Buffer.from([0x81, 0xff, 0, 0, 0, 0, 0, 1, 0, 0])],
  ])("LANE3 the short way ends for good with %s", (_, odd) => {
    const rest = [odd, text("three")];
    expect(travel([text("one"), ...rest])).toEqual({ texts: ["one"], others: hexOf(...rest) });
    const joined = [Buffer.concat([text("one"), odd]), text("three")];
    expect(travel(joined)).toEqual({ texts: ["one"], others: hexOf(...rest) });
  });

  test("LANE4 the short way ends with the socket", () => {
    const answers = [true, false];
    const { texts, others } = travel([Buffer.concat([text("one"), text("two")])], () => answers.shift() ?? false);
    expect({ texts, others }).toEqual({ texts: ["one"], others: hexOf(text("two")) });
  });

  test.each([
    ["a close frame", CLOSE],
    ["a close frame that is none", frame({ opening: 0x88, payload: "x" })],
  ])("LANE4 both ways end with %s", (_, last) => {
    const read = { texts: ["one"], others: hexOf(last) };
    expect(travel([text("one"), last, text("two"), frame({ opening: 0x82 })])).toEqual(read);
    expect(travel([Buffer.concat([text("one"), last, text("two")]), text("three")])).toEqual(read);
  });

  test("LANE4 both ways end with an error of the client", () => {
    const { client, send, read } = lane();
    send(text("one"));
    client.on("error", () => {});
    client.emit("error", new Error("broken"));
    for (const chunk of [text("two"), frame({ opening: 0x82 })]) send(chunk);
    expect(read()).toEqual({ texts: ["one"], others: "" });
  });

  test("LANE4 nothing is given to `ws` when the socket is gone: what is left it takes by itself", () => {
    const { socket, send, read } = lane(() => false);
    socket.destroy();
    send(text("one"));
    expect(read()).toEqual({ texts: [], others: "" });
  });

  test("LANE5 the short way is not taken where somebody else reads along", () => {
    const socket = new PassThrough();
    const client = new EventEmitter() as WebSocket;
    const read: string[] = [];
    for (const name of ["ws", "tap"]) socket.on("data", () => read.push(name));
    openTextLane({ socket, client, laneBytes: 3000, onText: () => read.push("lane"), isOpen: () => true });
    socket.emit("data", text("one"));
    expect(read).toEqual(["ws", "tap"]);
  });
});

const query = (id: number, path: string, input?: unknown): Buffer =>
  text(JSON.stringify({ id, method: "query", params: { path, input } }));

/** What a server says to these chunks until it hangs up, without its answer to the upgrade. */
async function answersTo(chunks: readonly Buffer[], isReadAlong: boolean): Promise<string> {
  await using server = await startServer();
  if (isReadAlong)
    server.wss.prependListener("connection", (_: unknown, { socket }: IncomingMessage) => {
      socket.on("data", () => {});
    });
  using client = new StrangeClient(server.url);
  await client.firstLine;
  const said: Buffer[] = [];
  client.socket.on("data", (data: Buffer) => said.push(data));
  const ended = new Promise((resolve) => client.socket.once("close", resolve));
  client.socket.setNoDelay(true);
  for (const chunk of [...chunks, CLOSE]) {
    await new Promise((resolve) => client.socket.write(chunk, resolve));
    await new Promise(setImmediate);
  }
  await ended;
  return Buffer.concat(said).toString("latin1");
}

test.each([
  ["texts", [query(1, "whoami"), Buffer.concat([query(2, "echo", "a"), query(3, "echo", "пуля"), query(4, "whoami")])]],
  [
    "a text that comes in two pieces",
    [query(1, "whoami").subarray(0, 9), query(1, "whoami").subarray(9), query(2, "whoami")],
  ],
  [
    "a text in fragments with a ping in between",
    [
      query(1, "whoami"),
      frame({ opening: 0x01, payload: '{"id":2,"method":"query",' }),
      frame({ opening: 0x89, payload: "hi" }),
      frame({ opening: 0x80, payload: '"params":{"path":"whoami"}}' }),
      query(3, "whoami"),
    ],
  ],
  ["bytes that are no UTF-8", [query(1, "whoami"), Buffer.from([0x81, 0x81, 0, 0, 0, 0, 0xff]), query(2, "whoami")]],
  ["a frame without a mask", [query(1, "whoami"), Buffer.from([0x81, 1, 97]), query(2, "whoami")]],
  ["a ping that is cut up", [query(1, "whoami"), frame({ opening: 0x09, payload: "a" }), query(2, "whoami")]],
  ["a close frame of one byte", [query(1, "whoami"), frame({ opening: 0x88, payload: "a" }), query(2, "whoami")]],
  ["a query after the end", [query(1, "whoami"), CLOSE, query(2, "whoami")]],
  ["binary frames", [frame({ opening: 0x82, payload: "{}" }), query(1, "whoami")]],
])("LANE6 %s are answered as where `ws` reads everything itself", async (_, chunks) => {
  const answers = await answersTo(chunks, false);
  expect(answers).not.toBe("");
  expect(answers).toBe(await answersTo(chunks, true));
});

test("LANE5 anyone else who listens to a client's messages gets them from then on", async () => {
  await using server = await startServer();
  await using client = await server.raw();
  client.send({ id: 1, method: "query", params: { path: "whoami" } });
  await client.take(1);
  const heard: string[] = [];
  for (const socket of server.wss.clients) socket.on("message", (data: Buffer) => heard.push(data.toString()));
  await client.settle();
  expect(heard).toEqual(["PING"]);
});

test("LANE3 the lane is open from the upgrade to the first odd frame", async () => {
  await using server = await startServer();
  const isOpen: boolean[] = [];
  server.wss.on("connection", (_: unknown, { socket }: IncomingMessage) => {
    const note = (): unknown => isOpen.push(socket.listeners("data").some(({ name }) => name === "lane"));
    note();
    socket.once("end", note);
  });
  for (const frames of [[query(1, "whoami")], [frame({ opening: 0x82 }), query(1, "whoami")]]) {
    using client = new StrangeClient(server.url);
    await client.firstLine;
    const ended = new Promise((resolve) => client.socket.once("close", resolve));
    client.send(Buffer.concat(frames));
    client.socket.end();
    client.socket.resume();
    await ended;
  }
  expect(isOpen).toEqual([true, true, true, false]);
});
