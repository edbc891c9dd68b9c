import { createTRPCClient, createWSClient, retryLink, wsLink } from "@trpc/client";
import { expect, test } from "vitest";
import { initTRPC } from "@trpc/server";
import type { Metrics } from "../metrics.ts";
import { createDemo, type DemoRouter } from "../testing/demo-router.ts";
import { Recorder } from "../testing/recorder.ts";
import { TestClock } from "../testing/test-clock.ts";
import { startServer } from "../testing/test-server.ts";

const MEGABYTE = 1024 * 1024;
const LONG_TEXT = "x".repeat(MEGABYTE);

const subscribe = (id: number, path: string) => ({ id, method: "subscription", params: { path } });

/** Publishes more, without letting anybody read, than the kernel takes; stops when the topic has lost its reader. */
function overflow(topic: { readonly readers: number; publish(seq: number, value: string): void }): number {
  let seq = 2;
  while (topic.readers > 0 && seq < 100) topic.publish(seq++, LONG_TEXT);
  return seq - 1;
}

function watch() {
  const refused: string[] = [];
  const ended: string[] = [];
  const metrics: Partial<Metrics> = {
    refused: (limit) => refused.push(limit),
    subscriptionEnded: (how) => ended.push(how),
  };
  return { refused, ended, metrics };
}

test("SLOW1 a stream that fell behind is resumed by a stock client after the last event it got", async () => {
  const demo = createDemo({ topic: { heldItems: 2 } });
  const { ended, metrics } = watch();
  await using server = await startServer({ demo, metrics });
  const ws = createWSClient({ url: server.url });
  const retry = retryLink<DemoRouter>({
    retry: ({ error }) => error.message.includes("RESYNC"),
    // The client forgets the call right after its error, and with it a retry under the same id that comes at once.
    retryDelayMs: () => 1,
  });
  const trpc = createTRPCClient<DemoRouter>({ links: [retry, wsLink({ client: ws })] });
  const heard = new Recorder();
  const ids: string[] = [];
  trpc.topic.subscribe(undefined, {
    onData: ({ id }) => {
      ids.push(id);
      heard.add(`event ${id}`);
    },
  });
  await heard.until("event 1");
  const asked = new Recorder();
  for (const socket of server.wss.clients) {
    socket.on("message", (data: Buffer) => {
      const found = /"lastEventId":"\d+"/.exec(data.toString());
      if (found !== null) asked.add(found[0]);
    });
  }
  const published = overflow(demo.topic);
  // Of what was published, the last three were held and then dropped.
  await asked.until(`"lastEventId":"${published - 3}"`);
  expect(ended).toEqual(["resync"]);
  expect(ids).toEqual(Array.from({ length: published - 3 }, (_, index) => String(index + 1)));
  await ws.close();
});

test("SLOW2 a topic may close the sockets of those who fall behind", async () => {
  const demo = createDemo({ topic: { heldItems: 2, overflow: "close" } });
  await using server = await startServer({ demo });
  const slow = await server.raw();
  slow.send(subscribe(1, "topic"));
  await slow.take(2);
  overflow(demo.topic);
  expect(await slow.closed).toBe(4008);
});

test("SLOW3 a reader who falls behind a board gets the latest value and none of those between", async () => {
  await using server = await startServer();
  await using slow = await server.raw();
  slow.send(subscribe(1, "board"));
  await slow.take(1);
  let written = 0;
  while (server.handler.stats().waitingBytes < MEGABYTE) server.demo.board.publish(`${++written}${LONG_TEXT}`);
  for (const text of ["skipped", "skipped too", "latest"]) server.demo.board.publish(text);
  const frames = await slow.take(written + 1);
  expect(frames.at(-1)).toBe('{"id":1,"result":{"type":"data","data":"latest"}}');
});

test("SLOW4 a generator is not asked for more while its client does not read", async () => {
  const t = initTRPC.create();
  let yielded = 0;
  const router = t.router({
    endless: t.procedure.subscription(async function* () {
      for (;;) {
        yielded++;
        yield LONG_TEXT;
        await Promise.resolve();
      }
    }),
  });
  await using server = await startServer({ demo: { ...createDemo(), router: router as unknown as DemoRouter } });
  await using slow = await server.raw();
  slow.socket.pause();
  slow.send(subscribe(1, "endless"));
  await expect.poll(() => server.handler.stats().waitingBytes).toBeGreaterThan(0);
  const before = yielded;
  await new Promise((resolve) => setImmediate(resolve));
  expect(yielded).toBe(before);
  expect(server.handler.stats().waitingBytes).toBeLessThan(2 * MEGABYTE);
  slow.socket.resume();
  await slow.take(before + 3);
  expect(yielded).toBeGreaterThan(before);
});

test("SLOW5 a client that stays slow for 5 seconds is cut off; one that recovers is not", async () => {
  const clock = new TestClock();
  const { refused, metrics } = watch();
  await using server = await startServer({
    clock,
    metrics,
    keepAlive: { enabled: false },
    limits: { bufferedBytes: 64 * MEGABYTE },
  });
  const slow = await server.raw();
  await using recovering = await server.raw();
  for (const client of [slow, recovering]) {
    client.send(subscribe(1, "board"));
    await client.take(1);
    client.socket.pause();
  }
  while (server.handler.stats().waitingBytes < 4 * MEGABYTE) server.demo.board.publish(LONG_TEXT.repeat(2));
  clock.advance(4_000);
  expect(server.handler.stats().connections).toBe(2);
  recovering.socket.resume();
  const stats = () => server.handler.stats();
  await expect.poll(() => stats().waitingBytes - stats().longestWaitingBytes).toBe(0);
  slow.socket.resume();
  clock.advance(2_000);
  expect(await slow.closed).toBe(1006);
  expect(refused).toEqual(["slow"]);
  await recovering.settle();
});

test("SLOW6 nobody's buffer grows over the bound, and nobody else notices", async () => {
  const { refused, metrics } = watch();
  await using server = await startServer({ metrics, limits: { bufferedBytes: 2 * MEGABYTE } });
  const slow = await server.raw();
  await using quick = await server.raw();
  for (const client of [slow, quick]) {
    client.send(subscribe(1, "watchedForever"));
    await client.take(1);
  }
  slow.socket.pause();
  let longest = 0;
  for (let n = 1; server.handler.stats().connections === 2 && n < 100; n++) {
    server.demo.shout(LONG_TEXT);
    longest = Math.max(longest, server.handler.stats().longestWaitingBytes);
    await quick.take(1);
  }
  expect(longest).toBeLessThanOrEqual(2 * MEGABYTE);
  expect(refused).toEqual(["buffer"]);
  slow.socket.resume();
  expect(await slow.closed).toBe(1006);
  expect(await quick.settle()).toEqual([]);
});
