import { initTRPC, tracked } from "@trpc/server";
import { expect, test } from "vitest";
import { createDemo, type DemoRouter } from "../testing/demo-router.ts";
import { startServer } from "../testing/test-server.ts";
import { Item } from "./sink.ts";
import { createBoard, createTopic } from "./topic.ts";
import { alreadyEncoded } from "../wire/encoded.ts";
import { Codec } from "../wire/wire.ts";

const subscribe = (id: unknown, path: string, input?: unknown) => ({
  id,
  method: "subscription",
  params: { path, input },
});

test("TOPIC3 an item is encoded once for all its readers", () => {
  const t = initTRPC.create();
  let times = 0;
  const counted = { toJSON: () => `encoded ${++times} times` };
  const codec = new Codec(t.router({}));
  const item = new Item(1, tracked("1", counted));
  expect(item.bodyFor(codec)).toBe(item.bodyFor(codec));
  expect(times).toBe(1);
});

test("TOPIC3 readers of one topic get the same bytes under their own ids", async () => {
  await using server = await startServer();
  await using anna = await server.raw();
  await using boris = await server.raw();
  anna.send(subscribe("я", "topic", { lastEventId: "1" }));
  boris.send({ ...subscribe(12345, "topic", { lastEventId: "1" }), jsonrpc: "2.0" });
  await anna.take(1);
  await boris.take(1);
  server.demo.topic.publish(2, "валет");
  const body = '"result":{"type":"data","data":{"id":"2","data":"валет"},"id":"2"}}';
  expect(await anna.take(1)).toEqual([`{"id":"я",${body}`]);
  expect(await boris.take(1)).toEqual([`{"id":12345,"jsonrpc":"2.0",${body}`]);
});

test("TOPIC11 an item that two topics pass on is encoded once", async () => {
  const [here, there] = [createTopic<{ toJSON(): string }>(), createTopic<{ toJSON(): string }>()];
  const t = initTRPC.create();
  const router = t.router({
    here: t.procedure.subscription(() => here.follow()),
    there: t.procedure.subscription(() => there.follow()),
  });
  await using server = await startServer({ demo: { ...createDemo(), router: router as unknown as DemoRouter } });
  await using client = await server.raw();
  for (const path of ["here", "there"]) client.send(subscribe(path, path));
  await client.take(2);
  let times = 0;
  const item = new Item(1, tracked("1", { toJSON: () => `encoded ${++times} times` }));
  here.pass(item);
  there.pass(item);
  const body = '"result":{"type":"data","data":{"id":"1","data":"encoded 1 times"},"id":"1"}}';
  expect(await client.take(2)).toEqual([`{"id":"here",${body}`, `{"id":"there",${body}`]);
});

test("WIRE6 what was made JSON of elsewhere looks like any other item", async () => {
  const topic = createTopic<{ readonly card: string }>();
  const codec = new Codec(initTRPC.create().router({}));
  const value = { card: "валет" };
  const came = alreadyEncoded<typeof value>(JSON.stringify(value));
  expect(codec.item(tracked("7", came))).toBe(codec.item(tracked("7", value)));
  expect(JSON.stringify({ data: came })).toBe(JSON.stringify({ data: value }));
  const first = topic.follow()[Symbol.asyncIterator]().next();
  topic.publish(7, came);
  expect(await first).toEqual({ done: false, value: tracked("7", came) });
});

test("TOPIC4 views that are the same object are encoded once", async () => {
  const topic = createTopic<{ toJSON(): string }, string>();
  const encoded: string[] = [];
  const viewOf = (name: string) => ({ toJSON: () => (encoded.push(name), name) });
  const t = initTRPC.create();
  const router = t.router({
    follow: t.procedure
      .input((value: unknown) => String(value))
      .subscription(({ input }) => topic.follow({ audience: input })),
  });
  await using server = await startServer({ demo: { ...createDemo(), router: router as unknown as DemoRouter } });
  await using client = await server.raw();
  for (const [id, audience] of ["public", "public", "seat"].entries()) client.send(subscribe(id, "follow", audience));
  await client.take(3);
  const everybody = viewOf("public");
  topic.publishEach(1, (audience) => (audience === "public" ? everybody : viewOf(audience)));
  expect((await client.take(3)).map((frame) => frame.includes('"data":"public"'))).toEqual([true, true, false]);
  expect(encoded).toEqual(["public", "seat"]);
});

test("BOARD3 a board's change is encoded once for all who get it, and the whole not before somebody needs it", async () => {
  const board = createBoard<{ toJSON(): string }, { toJSON(): string }>();
  const encoded: string[] = [];
  const viewOf = (name: string) => ({ toJSON: () => (encoded.push(name), name) });
  const t = initTRPC.create();
  const router = t.router({ follow: t.procedure.subscription(() => board.follow()) });
  await using server = await startServer({ demo: { ...createDemo(), router: router as unknown as DemoRouter } });
  await using client = await server.raw();
  board.publish(viewOf("one"));
  for (const id of [1, 2]) client.send(subscribe(id, "follow"));
  await client.take(4);
  board.publish(viewOf("one and two"), viewOf("two"));
  expect((await client.take(2)).every((frame) => frame.includes('"data":"two"'))).toBe(true);
  expect(encoded).toEqual(["one", "two"]);
  for (const id of [3, 4]) client.send(subscribe(id, "follow"));
  await client.take(4);
  expect(encoded).toEqual(["one", "two", "one and two"]);
});

test("BOARD4 a reader who has had an earlier value begins with what has changed, and is told of later changes as all are", async () => {
  const board = createBoard<string, string>();
  const t = initTRPC.create();
  const router = t.router({
    follow: t.procedure
      .input((value: unknown) => value === "again")
      .subscription(({ input }) => board.follow((present) => (input ? `since then ${present}` : undefined))),
  });
  await using server = await startServer({ demo: { ...createDemo(), router: router as unknown as DemoRouter } });
  await using client = await server.raw();
  board.publish("one");
  client.send(subscribe(1, "follow", "new"));
  client.send(subscribe(2, "follow", "again"));
  const begun = (await client.take(4)).filter((frame) => frame.includes('"data":'));
  expect(begun.map((frame) => /"data":"([^"]*)"/.exec(frame)?.[1])).toEqual(["one", "since then one"]);
  board.publish("one and two", "two");
  expect((await client.take(2)).every((frame) => frame.includes('"data":"two"'))).toBe(true);
});

test("CALL8 events and the answer of the call that made them leave in one write, events first", async () => {
  const topic = createTopic<string>();
  const t = initTRPC.create();
  const router = t.router({
    follow: t.procedure.subscription(() => topic.follow()),
    move: t.procedure.mutation(async () => {
      topic.publish(1, "moved");
      await Promise.resolve();
      return "ok";
    }),
  });
  const writes: number[] = [];
  await using server = await startServer({
    demo: { ...createDemo(), router: router as unknown as DemoRouter },
    metrics: { written: (bytes) => writes.push(bytes) },
  });
  await using client = await server.raw();
  client.send(subscribe(1, "follow"));
  await client.take(1);
  writes.length = 0;
  client.send({ id: 2, method: "mutation", params: { path: "move" } });
  const frames = await client.take(2);
  expect(frames[0]).toContain("moved");
  expect(frames[1]).toContain("ok");
  expect(writes).toHaveLength(1);
});

test("SUB9 all sources are let go when their client leaves", async () => {
  const ends: string[] = [];
  let started = 0;
  await using server = await startServer({
    metrics: { subscriptionStarted: () => started++, subscriptionEnded: (how) => ends.push(how) },
  });
  const client = await server.raw();
  for (const [id, path] of ["count", "watched", "topic", "board"].entries()) client.send(subscribe(id, path));
  await client.take(4 + 3 + 2 + 1);
  expect(server.handler.stats()).toMatchObject({ connections: 1, subscriptions: 4 });
  client.socket.terminate();
  await expect.poll(() => server.demo.log).toContain("count over");
  expect(server.demo.log).toContain("unobserved");
  expect(server.demo.topic.readers + server.demo.board.readers).toBe(0);
  expect(server.handler.stats()).toMatchObject({ connections: 0, subscriptions: 0, waitingBytes: 0 });
  expect(ends).toEqual(Array.from({ length: started }, () => "disconnected"));
});

test("SUB8 a stop that overtakes its subscription's procedure is honoured", async () => {
  const gate = Promise.withResolvers<void>();
  const t = initTRPC.create();
  let returned = 0;
  const source: AsyncIterable<string> = {
    [Symbol.asyncIterator]: () => ({
      next: () => new Promise(() => {}),
      return: () => {
        returned++;
        return Promise.resolve({ done: true, value: undefined });
      },
    }),
  };
  const router = t.router({ slow: t.procedure.subscription(() => gate.promise.then(() => source)) });
  await using server = await startServer({ demo: { ...createDemo(), router: router as unknown as DemoRouter } });
  await using client = await server.raw();
  client.send([subscribe(1, "slow"), { id: 1, method: "subscription.stop" }]);
  expect(await client.take(1)).toEqual(['{"id":1,"result":{"type":"stopped"}}']);
  gate.resolve();
  await expect.poll(() => returned).toBe(1);
  expect(await client.settle()).toEqual([]);
  expect(server.handler.stats().subscriptions).toBe(0);
});

test("SUB9 an iterator that never answers is let go all the same", async () => {
  const t = initTRPC.create();
  const deaf: AsyncIterable<string> = { [Symbol.asyncIterator]: () => ({ next: () => new Promise(() => {}) }) };
  const router = t.router({ deaf: t.procedure.subscription(() => deaf) });
  await using server = await startServer({ demo: { ...createDemo(), router: router as unknown as DemoRouter } });
  await using client = await server.raw();
  client.send([subscribe(1, "deaf"), { id: 1, method: "subscription.stop" }]);
  expect((await client.take(1))[0]).toContain("stopped");
  expect(server.handler.stats().subscriptions).toBe(0);
});

test("CALL7 calls of one connection share a signal, which is aborted when the client leaves", async () => {
  const t = initTRPC.create();
  const signals: (AbortSignal | undefined)[] = [];
  const router = t.router({ look: t.procedure.query(({ signal }) => signals.push(signal)) });
  await using server = await startServer({ demo: { ...createDemo(), router: router as unknown as DemoRouter } });
  const client = await server.raw();
  client.send([1, 2].map((id) => ({ id, method: "query", params: { path: "look" } })));
  await client.take(2);
  expect(new Set(signals).size).toBe(1);
  expect(signals[0]?.aborted).toBe(false);
  client.socket.terminate();
  await expect.poll(() => signals[0]?.aborted).toBe(true);
  expect(signals[0]?.reason).toMatchObject({ name: "AbortError" });
});
