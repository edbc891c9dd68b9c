import { tracked, type TrackedEnvelope } from "@trpc/server";
import { expect, test } from "vitest";
import { ResyncError } from "../resync-error.ts";
import { createBoard, createTopic, followOneOf } from "./topic.ts";

const eventsOf = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => tracked(String(from + index), `e${from + index}`));

/** Lets iterators come to the point where they wait. */
function settled(): Promise<void> {
  return new Promise((resolve) => void setImmediate(resolve));
}

/** Takes so many items, as `id:value`. */
async function take(iterator: AsyncIterator<TrackedEnvelope<string>>, count: number): Promise<string[]> {
  const taken: string[] = [];
  while (taken.length < count) {
    const next = await iterator.next();
    if (next.done === true) return [...taken, "done"];
    taken.push(`${next.value[0]}:${next.value[1]}`);
  }
  return taken;
}

test("TOPIC1 nothing is lost or doubled between history and the present", async () => {
  const topic = createTopic<string>();
  const reading = Promise.withResolvers<TrackedEnvelope<string>[]>();
  const stream = topic.follow({ backfill: () => reading.promise })[Symbol.asyncIterator]();
  const first = take(stream, 5);
  topic.publish(3, "e3");
  topic.publish(4, "e4");
  topic.publish(5, "e5");
  reading.resolve(eventsOf(1, 4));
  expect(await first).toEqual(["1:e1", "2:e2", "3:e3", "4:e4", "5:e5"]);
  topic.publish(6, "e6");
  expect(await take(stream, 1)).toEqual(["6:e6"]);
});

test("TOPIC1 history that is ahead of the present wins: what it had is not sent again", async () => {
  const topic = createTopic<string>();
  const stream = topic.follow({ backfill: () => eventsOf(1, 3) })[Symbol.asyncIterator]();
  expect(await take(stream, 3)).toEqual(["1:e1", "2:e2", "3:e3"]);
  const rest = take(stream, 1);
  topic.publish(2, "e2");
  topic.publish(3, "e3");
  topic.publish(4, "e4");
  expect(await rest).toEqual(["4:e4"]);
});

test("TOPIC2 history may be a generator, and sees the reader leave", async () => {
  const topic = createTopic<string>();
  let isAborted = false;
  const stream = topic
    .follow({
      async *backfill(signal) {
        signal.addEventListener("abort", () => (isAborted = true));
        yield* eventsOf(1, 2);
        await new Promise(() => {});
      },
    })
    [Symbol.asyncIterator]();
  expect(await take(stream, 2)).toEqual(["1:e1", "2:e2"]);
  expect(topic.readers).toBe(1);
  await stream.return?.();
  expect(topic.readers).toBe(0);
  expect(isAborted).toBe(true);
});

test("TOPIC2 history that fails fails the stream, and leaves no reader", async () => {
  const topic = createTopic<string>();
  const broken = topic.follow({ backfill: () => Promise.reject(new Error("no history")) })[Symbol.asyncIterator]();
  await expect(broken.next()).rejects.toThrow("no history");
  expect(topic.readers).toBe(0);
  const misnumbered = topic.follow({ backfill: () => [tracked("first", "e1")] })[Symbol.asyncIterator]();
  await expect(misnumbered.next()).rejects.toThrow(TypeError);
  expect(topic.readers).toBe(0);
});

test("TOPIC12 a topic or a board that breaks fails the streams that are open, and no later ones", async () => {
  const topic = createTopic<string>();
  const board = createBoard<string>();
  const waiting = [topic.follow()[Symbol.asyncIterator]().next(), board.follow()[Symbol.asyncIterator]().next()];
  topic.fail(new Error("broken"));
  board.fail(new Error("broken"));
  for (const next of waiting) await expect(next).rejects.toThrow("broken");
  expect([topic.readers, board.readers]).toEqual([0, 0]);
  const later = take(topic.follow()[Symbol.asyncIterator](), 1);
  topic.publish(1, "e1");
  expect(await later).toEqual(["1:e1"]);
});

test("TOPIC10 an iterator that waits is released by return", async () => {
  const topic = createTopic<string>();
  const stream = topic.follow()[Symbol.asyncIterator]();
  const waiting = stream.next();
  await Promise.resolve();
  expect(topic.readers).toBe(1);
  await stream.return?.();
  expect(await waiting).toEqual({ done: true, value: undefined });
  expect(topic.readers).toBe(0);
});

test("SLOW1 a reader who falls behind is told to resync", async () => {
  const topic = createTopic<string>({ heldItems: 2 });
  const stream = topic.follow()[Symbol.asyncIterator]();
  for (const seq of [1, 2, 3]) topic.publish(seq, `e${seq}`);
  await expect(stream.next()).rejects.toThrow(ResyncError);
  expect(topic.readers).toBe(0);
  expect(await stream.next()).toEqual({ done: true, value: undefined });
});

test("SLOW2 a reader whose topic closes those who fall behind just ends", async () => {
  const topic = createTopic<string>({ heldItems: 2, overflow: "close" });
  const stream = topic.follow()[Symbol.asyncIterator]();
  for (const seq of [1, 2, 3]) topic.publish(seq, `e${seq}`);
  expect(await stream.next()).toEqual({ done: true, value: undefined });
});

test("TOPIC6 what is held is still read after the end", async () => {
  const topic = createTopic<string>();
  const stream = topic.follow()[Symbol.asyncIterator]();
  topic.publish(1, "e1");
  topic.publish(2, "e2");
  topic.end();
  expect(await take(stream, 3)).toEqual(["1:e1", "2:e2", "done"]);
  expect(topic.readers).toBe(0);
  const late = topic.follow({ backfill: () => eventsOf(1, 2) })[Symbol.asyncIterator]();
  expect(await take(late, 3)).toEqual(["1:e1", "2:e2", "done"]);
});

test("TOPIC4 each audience sees its own view of an event", async () => {
  const topic = createTopic<string, "north" | "south">();
  const north = topic.follow({ audience: "north" })[Symbol.asyncIterator]();
  const south = topic.follow({ audience: "south" })[Symbol.asyncIterator]();
  topic.publishEach(1, (audience) => `for ${audience}`);
  expect(await take(north, 1)).toEqual(["1:for north"]);
  expect(await take(south, 1)).toEqual(["1:for south"]);
});

test("TOPIC5 numbers only grow", () => {
  const topic = createTopic<string>();
  topic.publish(7, "e7");
  expect(() => topic.publish(7, "e7")).toThrow(RangeError);
  expect(() => topic.publish(6, "e6")).toThrow(RangeError);
  expect(() => topic.publish(7.5, "e7.5")).toThrow(RangeError);
});

test("BOARD1 a board shows the present value at once, and skips what came too fast", async () => {
  const board = createBoard<number>();
  board.publish(1);
  const stream = board.follow()[Symbol.asyncIterator]();
  expect(await stream.next()).toEqual({ done: false, value: 1 });
  board.publish(2);
  board.publish(3);
  expect(await stream.next()).toEqual({ done: false, value: 3 });
  const next = stream.next();
  board.publish(4);
  expect(await next).toEqual({ done: false, value: 4 });
  board.end();
  expect(await stream.next()).toEqual({ done: true, value: undefined });
  expect(board.readers).toBe(0);
});

test("BOARD2 a board sends what has changed to readers who have had the rest, and the whole to those who come or have skipped something", async () => {
  const board = createBoard<string, string>();
  board.publish("1");
  const open = () => board.follow()[Symbol.asyncIterator]();
  const [quick, slow] = [open(), open()];
  /** What waiting readers get while that is published. */
  const publish = async (value: string, change: string, ...waiting: readonly (typeof quick)[]) => {
    const next = waiting.map((reader) => reader.next());
    await settled();
    board.publish(value, change);
    return (await Promise.all(next)).map((result) => result.value);
  };
  expect([(await quick.next()).value, (await slow.next()).value]).toEqual(["1", "1"]);
  expect(await publish("1 2", "+2", quick)).toEqual(["+2"]);
  expect(await publish("1 2 3", "+3", quick)).toEqual(["+3"]);
  const late = open();
  expect([(await slow.next()).value, (await late.next()).value]).toEqual(["1 2 3", "1 2 3"]);
  expect(await publish("1 2 3 4", "+4", quick, slow, late)).toEqual(["+4", "+4", "+4"]);
});

test("TOPIC7 a topic tells who reads, and when a stream opens and closes", async () => {
  const log: string[] = [];
  const topic = createTopic<string, string>({
    onOpened: (name) => log.push(`${name} opened`),
    onClosed: (name) => log.push(`${name} closed`),
  });
  const stream = topic.follow({ audience: "ann" })[Symbol.asyncIterator]();
  expect(topic.audiences).toEqual(["ann"]);
  await stream.return?.();
  await stream.return?.();
  expect(topic.audiences).toEqual([]);
  expect(log).toEqual(["ann opened", "ann closed"]);
});

test("FAULT2 a hook that throws when a stream closes does no harm to the publisher, nor to the other readers", async () => {
  const topic = createTopic<string, string>({
    heldItems: 1,
    onClosed: (name) => {
      throw new Error(`${name} closed`);
    },
  });
  const slow = topic.follow({ audience: "slow" })[Symbol.asyncIterator]();
  const quick = topic.follow({ audience: "quick" })[Symbol.asyncIterator]();
  for (const seq of [1, 2, 3]) {
    const next = take(quick, 1);
    await settled();
    topic.publish(seq, `e${seq}`);
    expect(await next).toEqual([`${seq}:e${seq}`]);
  }
  expect(topic.audiences).toEqual(["quick"]);
  await expect(slow.next()).rejects.toThrow(ResyncError);
  topic.end();
  expect(await take(quick, 1)).toEqual(["done"]);
});

test("TOPIC8 a reader who is handed over goes on with the other topic after what they have had", async () => {
  const closed: string[] = [];
  const fast = createTopic<string, string>({ onClosed: (name) => closed.push(`fast ${name}`) });
  const slow = createTopic<string, string>({ onClosed: (name) => closed.push(`slow ${name}`) });
  const ann = fast.follow({ audience: "ann" })[Symbol.asyncIterator]();
  const bob = fast.follow({ audience: "bob" })[Symbol.asyncIterator]();
  const both = Promise.all([take(ann, 3), take(bob, 3)]);
  fast.publish(1, "e1");
  fast.publish(2, "e2");
  fast.handOver(slow, (name) => name === "bob");
  expect([fast.audiences, slow.audiences]).toEqual([["ann"], ["bob"]]);
  fast.publish(3, "ann's e3");
  slow.publish(2, "e2");
  slow.publish(3, "bob's e3");
  expect(await both).toEqual([
    ["1:e1", "2:e2", "3:ann's e3"],
    ["1:e1", "2:e2", "3:bob's e3"],
  ]);
  await bob.return?.();
  expect(closed).toEqual(["slow bob"]);
});

test("TOPIC8 a reader who is handed over while history is read loses nothing of what was held", async () => {
  const [fast, slow] = [createTopic<string, string>(), createTopic<string, string>()];
  const reading = Promise.withResolvers<TrackedEnvelope<string>[]>();
  const stream = fast.follow({ audience: "ann", backfill: () => reading.promise })[Symbol.asyncIterator]();
  const all = take(stream, 4);
  fast.publish(3, "e3");
  fast.handOver(slow, () => true);
  slow.publish(4, "e4");
  reading.resolve(eventsOf(1, 2));
  expect(await all).toEqual(["1:e1", "2:e2", "3:e3", "4:e4"]);
});

test("TOPIC8 a stream may choose its topic at the moment when it is opened", async () => {
  const [one, other] = [createTopic<string>(), createTopic<string>()];
  let chosen = one;
  const stream = followOneOf(() => chosen);
  chosen = other;
  const iterator = stream[Symbol.asyncIterator]();
  expect([one.readers, other.readers]).toEqual([0, 1]);
  await iterator.return?.();
});

test("BOARD1 a board that is opened may be given its value in that moment", async () => {
  const board = createBoard<string>({ onOpened: () => board.publish("fresh") });
  board.publish("stale");
  const stream = board.follow()[Symbol.asyncIterator]();
  expect(await stream.next()).toEqual({ done: false, value: "fresh" });
  await stream.return?.();
});
