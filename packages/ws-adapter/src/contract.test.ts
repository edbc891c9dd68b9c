import { TRPCClientError } from "@trpc/client";
import { describe, expect, test } from "vitest";
import { createDemo, type DemoContext } from "./testing/demo-router.ts";
import { Recorder } from "./testing/recorder.ts";
import { ADAPTERS } from "./testing/test-server.ts";

/** What stock's client may expect of a server; stock's own adapter is held to the same. */
describe.each(["stock", "ours"] as const)("%s adapter", (name) => {
  const start = ADAPTERS[name];

  test("CALL1 queries and mutations are answered", async () => {
    await using server = await start();
    const { trpc } = server.client();
    expect(await trpc.whoami.query()).toBe("anna");
    expect(await trpc.echo.query({ deep: ["пуля", null, 1.5] })).toEqual({ input: { deep: ["пуля", null, 1.5] } });
    expect(await trpc.nothing.mutate()).toBeUndefined();
    expect(await trpc.nested.deep.query()).toBe("deep");
  });

  test("CALL3 calls of one tick share a frame and know their places", async () => {
    await using server = await start();
    const { trpc } = server.client();
    expect(await Promise.all([1, 2, 3].map(() => trpc.batchIndex.query()))).toEqual([0, 1, 2]);
  });

  test("CALL2 a refusal arrives as the router formats it, and is reported", async () => {
    await using server = await start();
    const { trpc } = server.client();
    const error: unknown = await trpc.refuse.mutate().catch((cause: unknown) => cause);
    expect(error).toBeInstanceOf(TRPCClientError);
    expect(error).toMatchObject({ message: "formatted: not you", data: { path: "refuse" } });
    expect(server.errors).toEqual(["refuse: not you"]);
  });

  test("SUB1 a subscription that runs out completes", async () => {
    await using server = await start();
    const heard = new Recorder();
    server.client().trpc.numbers.subscribe(undefined, heard.callbacks);
    await heard.until("complete");
    expect(heard.log).toEqual(["started", "data 1", "data 2", "data 3", "stopped", "complete"]);
  });

  test("SUB2 a subscription that breaks ends with its error", async () => {
    await using server = await start();
    const heard = new Recorder();
    server.client().trpc.breaks.subscribe(undefined, heard.callbacks);
    await heard.until("error formatted: broken");
    expect(heard.log).toEqual(["started", 'data "before"', "error formatted: broken"]);
    expect(server.errors).toEqual(["breaks: broken"]);
  });

  test("SUB1 SUB2 observables stream until they complete or break", async () => {
    await using server = await start();
    const { trpc } = server.client();
    const heard = new Recorder();
    trpc.watchedOut.subscribe(undefined, heard.callbacks);
    await heard.until("complete");
    expect(heard.log).toEqual(["started", 'data "only"', "stopped", "complete"]);
    const broken = new Recorder();
    trpc.watchedBroken.subscribe(undefined, broken.callbacks);
    await broken.until("error formatted: broken");
  });

  test("SUB2 a source that throws ends its own stream only: the client and all others go on", async () => {
    await using server = await start();
    const { trpc } = server.client();
    const others = new Recorder();
    server.client().trpc.board.subscribe(undefined, others.callbacks);
    await others.until("started");
    const heard = new Recorder();
    trpc.neverWatched.subscribe(undefined, heard.callbacks);
    trpc.neverOpened.subscribe(undefined, heard.callbacks);
    trpc.unserialisableItem.subscribe(undefined, heard.callbacks);
    trpc.unserialisableSight.subscribe(undefined, heard.callbacks);
    await heard.until("error formatted: broken", 2);
    await heard.until("error formatted: Do not know how to serialize a BigInt", 2);
    expect(await trpc.whoami.query()).toBe("anna");
    expect(server.demo.log).toEqual(["let go", "let go"]);
    server.demo.board.publish("all is well");
    await others.until('data "all is well"');
    expect(server.errors.toSorted()).toEqual([
      "neverOpened: broken",
      "neverWatched: broken",
      "unserialisableItem: Do not know how to serialize a BigInt",
      "unserialisableSight: Do not know how to serialize a BigInt",
    ]);
  });

  test("SUB9 unsubscribing releases generators and observables", async () => {
    await using server = await start();
    const { trpc } = server.client();
    const { log } = server.demo;
    const heard = new Recorder();
    const counting = trpc.count.subscribe(undefined, heard.callbacks);
    const watching = trpc.watched.subscribe(undefined, heard.callbacks);
    await heard.until('data {"id":"3","data":"n3"}');
    await heard.until('data "b"');
    counting.unsubscribe();
    watching.unsubscribe();
    await expect.poll(() => log.toSorted()).toEqual(["count from 1", "count over", "observed", "unobserved"]);
  });

  test("SUB9 SUB10 a lost socket releases everything, and the client resumes after the last id it got", async () => {
    await using server = await start();
    const { log } = server.demo;
    const heard = new Recorder();
    server.client().trpc.count.subscribe(undefined, heard.callbacks);
    await heard.until('data {"id":"3","data":"n3"}');
    for (const socket of server.wss.clients) socket.terminate();
    await expect.poll(() => log).toEqual(expect.arrayContaining(["count over", "count from 4"]));
    expect(heard.log.filter((line) => line.startsWith("data"))).toHaveLength(3);
  });

  test("DRAIN3 the server can ask clients to reconnect", async () => {
    await using server = await start();
    const heard = new Recorder();
    const client = server.client({ onOpen: () => heard.add("open"), onClose: () => heard.add("close") });
    client.trpc.count.subscribe(undefined, heard.callbacks);
    await heard.until('data {"id":"3","data":"n3"}');
    server.handler.broadcastReconnectNotification();
    await heard.until("open", 2);
    await expect.poll(() => server.demo.log).toContain("count from 4");
  });

  test("CONN1 connection params reach the context", async () => {
    await using server = await start({
      createContext: ({ info }) => ({ name: info.connectionParams?.["name"] ?? "nobody" }),
    });
    expect(await server.client({ connectionParams: { name: "boris" } }).trpc.whoami.query()).toBe("boris");
    expect(await server.client().trpc.whoami.query()).toBe("nobody");
  });

  test("CONN1 a client without a context is told why and closed", async () => {
    const context = Promise.withResolvers<DemoContext>();
    await using server = await start({ createContext: () => context.promise });
    const raw = await server.raw();
    raw.send({ id: 1, method: "query", params: { path: "whoami" } });
    await raw.settle();
    context.reject(new Error("who are you"));
    const [first, second] = (await raw.take(2)).map((frame): unknown => JSON.parse(frame));
    expect(first).toMatchObject({ id: null, error: { message: "formatted: who are you" } });
    expect(second).toMatchObject({ id: 1, error: { message: "formatted: who are you" } });
    expect(await raw.closed).toBe(1005);
  });

  test("CONN2 malformed connection params are refused and closed", async () => {
    await using server = await start();
    for (const params of ["[]", "no json", '{"data":{"name":1}}']) {
      const raw = await server.raw("/?connectionParams=1");
      raw.send(params);
      expect((await raw.take(1))[0]).toContain('"code":-32700');
      await raw.closed;
    }
  });

  test("CONN5 a lazy client connects for a call and leaves after it", async () => {
    await using server = await start();
    const heard = new Recorder();
    const { trpc } = server.client({
      lazy: { enabled: true, closeMs: 1 },
      onOpen: () => heard.add("open"),
      onClose: () => heard.add("close"),
    });
    expect(heard.log).toEqual([]);
    expect(await trpc.whoami.query()).toBe("anna");
    await heard.until("close");
    expect(await trpc.whoami.query()).toBe("anna");
    expect(heard.log.filter((line) => line === "open")).toHaveLength(2);
  });

  test("WIRE5 PING is answered by PONG, and PONG by nothing", async () => {
    await using server = await start();
    await using raw = await server.raw();
    raw.send("PONG");
    raw.send("PING");
    raw.send("PING");
    expect(await raw.take(2)).toEqual(["PONG", "PONG"]);
  });

  test("CONN4 a silent client is pinged and then cut off; one that answers stays", async () => {
    await using server = await start({ keepAlive: { enabled: true, pingMs: 20, pongWaitMs: 20 } });
    const silent = await server.raw();
    const heard = new Recorder();
    server.client({ onClose: () => heard.add("close") });
    expect(await silent.take(1)).toEqual(["PING"]);
    expect(await silent.closed).toBe(1006);
    expect(heard.log).toEqual([]);
  });

  test("CONN5 the client's own keep-alive is satisfied", async () => {
    await using server = await start();
    const { trpc } = server.client({ keepAlive: { enabled: true, intervalMs: 5, pongTimeoutMs: 60_000 } });
    const heard = new Recorder();
    trpc.count.subscribe(undefined, heard.callbacks);
    await heard.until('data {"id":"3","data":"n3"}');
    expect(await trpc.whoami.query()).toBe("anna");
  });

  test("CONN6 other URLs than the prefix's are left alone", async () => {
    await using server = await start({ prefix: "/trpc" });
    await using elsewhere = await server.raw("/chat");
    await using here = await server.raw("/trpc");
    elsewhere.send("PING");
    here.send("PING");
    expect(await here.take(1)).toEqual(["PONG"]);
    elsewhere.socket.ping();
    await new Promise((resolve) => elsewhere.socket.once("pong", resolve));
    elsewhere.socket.close();
    expect(await elsewhere.closed).toBe(1005);
  });

  test("TOPIC10 topics and boards are ordinary streams", async () => {
    const demo = createDemo();
    await using server = await start({ demo });
    const { trpc } = server.client();
    demo.board.publish("first");
    const events = new Recorder();
    const notices = new Recorder();
    const following = trpc.topic.subscribe(undefined, events.callbacks);
    trpc.board.subscribe(undefined, notices.callbacks);
    await events.until('data {"id":"1","data":"snapshot"}');
    await notices.until('data "first"');
    demo.topic.publish(2, "two");
    demo.topic.publish(3, "three");
    demo.board.publish("second");
    await events.until('data {"id":"3","data":"three"}');
    await notices.until('data "second"');
    following.unsubscribe();
    await expect.poll(() => demo.topic.readers).toBe(0);
    demo.board.end();
    await notices.until("complete");
    expect(demo.board.readers).toBe(0);
  });
});
