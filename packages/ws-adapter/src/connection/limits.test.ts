import { once } from "node:events";
import { expect, test } from "vitest";
import type { Metrics } from "../metrics.ts";
import { TokenBucket } from "./token-bucket.ts";
import { RawClient } from "../testing/raw-client.ts";
import { TestClock } from "../testing/test-clock.ts";
import { startServer } from "../testing/test-server.ts";

const query = (id: number) => ({ id, method: "query", params: { path: "whoami" } });
const subscribe = (id: number) => ({ id, method: "subscription", params: { path: "board" } });
const answer = (id: number) => `{"id":${id},"result":{"type":"data","data":"anna"}}`;
const started = (id: number) => `{"id":${id},"result":{"type":"started"}}`;

/** Keeps what was refused. */
function watchRefusals() {
  const refused: string[] = [];
  const metrics: Partial<Metrics> = { refused: (limit) => refused.push(limit) };
  return { refused, metrics };
}

test("LIMIT1 a frame that is too big closes the socket with 1009", async () => {
  const { refused, metrics } = watchRefusals();
  await using server = await startServer({ metrics, limits: { frameBytes: 100 } });
  const client = await server.raw();
  client.send(`"${"x".repeat(98)}"`);
  await client.take(1);
  client.send(`"${"x".repeat(99)}"`);
  expect(await client.closed).toBe(1009);
  expect(refused).toEqual(["frame"]);
});

test("LIMIT1 the WebSocket server's own limit closes with 1009 too, and is counted", async () => {
  const { refused, metrics } = watchRefusals();
  await using server = await startServer({ metrics, server: { maxPayload: 100 } });
  const client = await server.raw();
  client.send("x".repeat(101));
  expect(await client.closed).toBe(1009);
  expect(refused).toEqual(["frame"]);
});

test("LIMIT2 subscriptions beyond the limit are refused until one ends", async () => {
  const { refused, metrics } = watchRefusals();
  await using server = await startServer({ metrics, limits: { subscriptions: 2 } });
  await using client = await server.raw();
  for (const id of [1, 2, 3]) client.send(subscribe(id));
  const frames = await client.take(3);
  expect(frames.filter((frame) => frame.includes("started"))).toEqual([started(1), started(2)]);
  expect(frames.find((frame) => frame.includes('"id":3'))).toContain("-32029");
  expect(refused).toEqual(["subscriptions"]);
  client.send({ id: 1, method: "subscription.stop" });
  await client.take(1);
  client.send(subscribe(4));
  expect(await client.take(1)).toEqual([started(4)]);
});

test("LIMIT3 too many calls in a frame are refused together; subscriptions do not count", async () => {
  const { refused, metrics } = watchRefusals();
  await using server = await startServer({ metrics, limits: { batchedCalls: 2 } });
  await using client = await server.raw();
  client.send([query(1), query(2), subscribe(3)]);
  expect((await client.take(3)).toSorted()).toEqual([answer(1), answer(2), started(3)]);
  client.send([query(1), query(2), query(4), subscribe(5)]);
  const frames = await client.take(4);
  expect(frames.filter((frame) => frame.includes("-32600"))).toHaveLength(3);
  expect(frames).toContain(started(5));
  expect(refused).toEqual(["batch", "batch", "batch"]);
});

test("LIMIT4 hasty clients are refused, patient ones are not, and time heals", async () => {
  const clock = new TestClock();
  const { refused, metrics } = watchRefusals();
  await using server = await startServer({ clock, metrics, limits: { messagesPerSecond: 1, messageBurst: 3 } });
  await using client = await server.raw();
  for (const id of [1, 2, 3]) client.send(query(id));
  expect(await client.take(3)).toEqual([answer(1), answer(2), answer(3)]);
  client.send([query(4), subscribe(5)]);
  const refusals = await client.take(2);
  expect(refusals.every((frame) => frame.includes("-32029"))).toBe(true);
  expect(refused).toEqual(["rate", "rate"]);
  clock.advance(4_000);
  client.send(query(6));
  expect(await client.take(1)).toEqual([answer(6)]);
});

test("LIMIT4 hostile clients are closed with 1008", async () => {
  const clock = new TestClock();
  await using server = await startServer({ clock, limits: { messagesPerSecond: 1, messageBurst: 3 } });
  const flooder = await server.raw();
  for (let n = 0; n < 7; n++) flooder.send("PONG");
  expect(await flooder.closed).toBe(1008);
  const batcher = await server.raw();
  batcher.send([1, 2, 3, 4, 5, 6, 7].map(query));
  expect(await batcher.closed).toBe(1008);
});

test("LIMIT7 sockets that share a bucket share its limit, and those that do not have theirs", async () => {
  const clock = new TestClock();
  const { refused, metrics } = watchRefusals();
  const shared = new TokenBucket({ perSecond: 2, burst: 4 }, clock.now());
  await using server = await startServer({
    clock,
    metrics,
    sharedBuckets: ({ url }) => (url === "/alone" ? [] : [shared]),
  });
  await using one = await server.raw("/");
  await using two = await server.raw("/");
  await using alone = await server.raw("/alone");
  for (const client of [one, two, alone]) client.send([query(1), query(2)]);
  for (const client of [one, two, alone]) expect(await client.take(2)).toEqual([answer(1), answer(2)]);
  one.send(query(3));
  two.send(query(4));
  expect(await one.take(1)).toEqual([expect.stringContaining("-32029")]);
  expect(await two.take(1)).toEqual([expect.stringContaining("-32029")]);
  clock.advance(2_000);
  one.send(query(5));
  expect(await one.take(1)).toEqual([answer(5)]);
  for (let id = 6; id < 20; id += 1) two.send(query(id));
  expect(await two.closed).toBe(1008);
  alone.send(query(6));
  expect(await alone.take(1)).toEqual([answer(6)]);
  expect(new Set(refused)).toEqual(new Set(["shared"]));
});

test("LIMIT5 pings of the WebSocket protocol count as messages", async () => {
  const clock = new TestClock();
  await using server = await startServer({ clock, limits: { messagesPerSecond: 1, messageBurst: 3 } });
  const client = await server.raw();
  for (let n = 0; n < 4; n++) {
    client.socket.ping();
    await once(client.socket, "pong");
  }
  client.send(query(1));
  expect((await client.take(1))[0]).toContain("-32029");
  client.socket.ping();
  expect(await client.closed).toBe(1008);
});

test("CONN3 connection params have a deadline, which pings do not put off", async () => {
  const clock = new TestClock();
  const { refused, metrics } = watchRefusals();
  await using server = await startServer({ clock, metrics, limits: { paramsDeadlineMs: 3_000 } });
  const client = await server.raw("/?connectionParams=1");
  clock.advance(2_000);
  client.send("PING");
  await client.take(1);
  clock.advance(2_000);
  expect(await client.closed).toBe(1008);
  expect(refused).toEqual(["params"]);
});

test("CONN3 a client that sends params in time stays", async () => {
  const clock = new TestClock();
  await using server = await startServer({ clock, limits: { paramsDeadlineMs: 3_000 } });
  await using client = await server.raw("/?connectionParams=1");
  client.send({ method: "connectionParams", data: {} });
  await client.settle();
  clock.advance(10_000);
  client.send(query(1));
  expect(await client.take(1)).toEqual([answer(1)]);
});

test("CONN4 the silent are pinged after 20 seconds, and cut off 5 seconds later", async () => {
  const clock = new TestClock();
  const { refused, metrics } = watchRefusals();
  await using server = await startServer({ clock, metrics });
  await using polite = await server.raw();
  const silent = await server.raw();
  clock.advance(19_000);
  expect(await polite.settle()).toEqual([]);
  clock.advance(1_000);
  expect(await silent.take(1)).toEqual(["PING"]);
  clock.advance(4_000);
  await polite.settle();
  expect(server.handler.stats().connections).toBe(2);
  clock.advance(1_000);
  expect(await silent.closed).toBe(1006);
  expect(refused).toEqual(["silence"]);
  expect(await polite.settle()).toEqual([]);
});

test("CONN7 no timer runs while nobody is connected", async () => {
  const clock = new TestClock();
  await using server = await startServer({ clock });
  const client = await RawClient.open(server.url);
  await client.settle();
  expect(clock.timers).toBe(1);
  client.socket.terminate();
  await expect.poll(() => server.handler.stats().connections).toBe(0);
  clock.advance(1_000);
  expect(clock.timers).toBe(0);
});
