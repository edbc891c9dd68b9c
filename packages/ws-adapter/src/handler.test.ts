import { initTRPC } from "@trpc/server";
import { expect, test } from "vitest";
import type { Metrics } from "./metrics.ts";
import { createDemo, type DemoRouter } from "./testing/demo-router.ts";
import { RawClient } from "./testing/raw-client.ts";
import { Recorder } from "./testing/recorder.ts";
import { StrangeClient } from "./testing/strange-client.ts";
import { TestClock } from "./testing/test-clock.ts";
import { startServer } from "./testing/test-server.ts";

const query = (path: string) => ({ id: 1, method: "query", params: { path } });

/** Lets promises and timers of the event loop settle, and fake time pass, until the promise has. */
async function letPass(clock: TestClock, promise: Promise<unknown>): Promise<void> {
  let isSettled = false;
  const settled = promise.finally(() => (isSettled = true));
  for (let turn = 0; !isSettled; turn++) {
    await new Promise((resolve) => setImmediate(resolve));
    clock.advance(10);
  }
  await settled;
}

test("SESSION1 signing out closes the session's sockets and no others", async () => {
  await using server = await startServer({
    createContext: ({ req }) => ({ name: req.url?.slice(2) ?? "" }),
    sessionKey: ({ name }) => (name === "" ? null : name),
  });
  const anna = [await server.raw("/?anna"), await server.raw("/?anna")];
  await using boris = await server.raw("/?boris");
  await using guest = await server.raw("/?");
  for (const client of [...anna, boris, guest]) await client.settle();
  expect(server.handler.stats()).toMatchObject({ connections: 4, sessions: 2 });
  expect(server.handler.closeSession("anna")).toBe(2);
  expect(await Promise.all(anna.map((client) => client.closed))).toEqual([4001, 4001]);
  await Promise.all([boris.settle(), guest.settle()]);
  await expect.poll(() => server.handler.stats()).toMatchObject({ connections: 2, sessions: 1 });
  expect(server.handler.closeSession("anna")).toBe(0);
  expect(server.handler.closeSession("boris", { code: 4003, reason: "banned" })).toBe(1);
  expect(await boris.closed).toBe(4003);
});

test("SESSION2 a socket that has gone on to another session is that one's, and outlives the end of the first", async () => {
  const names = new Map([["anna", "anna"]]);
  await using server = await startServer({
    createContext: ({ req }) => ({ name: req.url?.slice(2) ?? "" }),
    sessionKey: ({ name }) => names.get(name) ?? name,
  });
  await using anna = await server.raw("/?anna");
  await using copy = await server.raw("/?copy");
  await Promise.all([anna.settle(), copy.settle()]);
  names.set("copy", "anna");
  expect(server.handler.closeSession("copy")).toBe(0);
  names.set("anna", "anna again");
  expect(server.handler.closeSession("anna")).toBe(1);
  expect(await copy.closed).toBe(4001);
  await anna.settle();
  expect(server.handler.closeSession("anna again")).toBe(1);
  expect(await anna.closed).toBe(4001);
});

test("DRAIN1 draining closes sockets bit by bit with 1012, and takes no new ones", async () => {
  const clock = new TestClock();
  await using server = await startServer({ clock });
  const clients = await Promise.all(Array.from({ length: 10 }, () => server.raw()));
  const codes: number[] = [];
  for (const client of clients) void client.closed.then((code) => codes.push(code));
  const drained = server.handler.drain({ overMs: 500 });
  await expect.poll(() => codes).toEqual([1012]);
  const late = await server.raw();
  expect(await late.closed).toBe(1012);
  clock.advance(49);
  await clients[5]?.settle();
  expect(codes).toHaveLength(1);
  clock.advance(1);
  await expect.poll(() => codes).toHaveLength(2);
  await letPass(clock, drained);
  expect(codes).toEqual(Array.from({ length: 10 }, () => 1012));
  expect(server.handler.stats().connections).toBe(0);
});

test("DRAIN2 draining sends what is waiting, and cuts off anyone who does not go", async () => {
  const clock = new TestClock();
  await using server = await startServer({ clock });
  await using client = await server.raw();
  client.send({ id: 1, method: "subscription", params: { path: "board" } });
  await client.take(1);
  client.socket.pause();
  server.demo.board.publish("last words");
  const drained = server.handler.drain({ overMs: 0, graceMs: 1_000 });
  await letPass(clock, drained);
  client.socket.resume();
  expect((await client.take(1))[0]).toContain("last words");
  expect(clock.now()).toBeGreaterThanOrEqual(1_000);
});

test("DRAIN3 a drained client comes back by itself and resumes", async () => {
  await using first = await startServer();
  await using second = await startServer();
  const urls = [first.url, second.url];
  const heard = new Recorder();
  const { trpc } = first.client({ url: () => urls.shift() ?? second.url });
  trpc.count.subscribe(undefined, heard.callbacks);
  await heard.until('data {"id":"3","data":"n3"}');
  await first.handler.drain({ overMs: 0 });
  await expect.poll(() => second.demo.log).toEqual(["count from 4"]);
});

test("FAULT1 an error formatter that throws costs its client the socket, and nobody else anything", async () => {
  const t = initTRPC.create({
    errorFormatter: () => {
      throw new Error("formatter");
    },
  });
  const faults: unknown[] = [];
  const demo = { ...createDemo(), router: t.router({}) as unknown as DemoRouter };
  await using server = await startServer({ demo, metrics: { faulted: (cause) => faults.push(cause) } });
  await using other = await server.raw();
  const client = await server.raw();
  client.send(query("anything"));
  expect(await client.closed).toBe(1011);
  expect(faults).toEqual([new Error("formatter")]);
  await other.settle();
});

const fail = (what: string) => (): never => {
  throw new Error(what);
};

const FAILING: Omit<Metrics, "faulted"> = {
  connectionOpened: fail("connectionOpened"),
  connectionClosed: fail("connectionClosed"),
  frameReceived: fail("frameReceived"),
  written: fail("written"),
  subscriptionStarted: fail("subscriptionStarted"),
  subscriptionEnded: fail("subscriptionEnded"),
  refused: fail("refused"),
};

test.each(["tells of it", "throws as well"])(
  "FAULT2 metrics that throw cost nobody anything, when faulted %s",
  async (how) => {
    const faults = new Set<string>();
    const faulted = (cause: unknown) => {
      faults.add((cause as Error).message);
      if (how === "throws as well") throw cause;
    };
    await using server = await startServer({ limits: { subscriptions: 1 }, metrics: { ...FAILING, faulted } });
    await using other = await server.raw();
    const client = await server.raw();
    client.send({ id: 2, method: "subscription", params: { path: "board" } });
    expect(await client.take(1)).toEqual(['{"id":2,"result":{"type":"started"}}']);
    client.send({ id: 3, method: "subscription", params: { path: "board" } });
    client.send(query("whoami"));
    client.send({ id: 2, method: "subscription.stop" });
    expect((await client.take(3)).toSorted()).toEqual([
      '{"id":1,"result":{"type":"data","data":"anna"}}',
      '{"id":2,"result":{"type":"stopped"}}',
      expect.stringContaining("Too many subscriptions"),
    ]);
    client.socket.close(3000);
    await client.closed;
    await expect.poll(() => server.handler.stats()).toMatchObject({ connections: 1, subscriptions: 0 });
    expect([...faults].toSorted()).toEqual(Object.keys(FAILING).toSorted());
    await other.settle();
  },
);

test("FAULT2 a topic whose onClosed throws costs its readers nothing, and is told to the metrics", async () => {
  const faults: unknown[] = [];
  const demo = createDemo({ topic: { onClosed: fail("onClosed") } });
  await using server = await startServer({ demo, metrics: { faulted: (cause) => faults.push(cause) } });
  await using ann = await server.raw();
  await using bob = await server.raw();
  for (const client of [ann, bob]) {
    client.send({ id: 7, method: "subscription", params: { path: "topic", input: { lastEventId: "1" } } });
    await client.take(1);
  }
  await expect.poll(() => demo.topic.readers).toBe(2);
  await Promise.all([ann.settle(), bob.settle()]);
  demo.topic.end();
  for (const client of [ann, bob]) expect(await client.take(1)).toEqual(['{"id":7,"result":{"type":"stopped"}}']);
  expect(faults).toEqual([new Error("onClosed"), new Error("onClosed")]);
  expect(server.errors).toEqual([]);
});

test("CONN6 URLs that are none do no harm", async () => {
  await using server = await startServer();
  using client = new StrangeClient(server.url);
  expect(await client.firstLine).toBe("HTTP/1.1 101 Switching Protocols");
});

test("COUNT1 everything is counted", async () => {
  const counts = { opened: 0, closed: [] as number[], received: 0, written: 0 };
  await using server = await startServer({
    metrics: {
      connectionOpened: () => counts.opened++,
      connectionClosed: (code) => counts.closed.push(code),
      frameReceived: (bytes) => (counts.received += bytes),
      written: (bytes) => (counts.written += bytes),
    },
  });
  const client = await RawClient.open(server.url);
  client.send("PING");
  await client.take(1);
  client.socket.close(3000);
  await client.closed;
  await expect.poll(() => counts).toEqual({ opened: 1, closed: [3000], received: 4, written: 6 });
});
