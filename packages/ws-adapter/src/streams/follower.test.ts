import { tracked, type TrackedEnvelope } from "@trpc/server";
import fc from "fast-check";
import { expect, test } from "vitest";
import { Follower, type Source } from "./follower.ts";
import { Item, type Sink } from "./sink.ts";

type Envelope = TrackedEnvelope<number>;

/** A socket that is full when a test says so. */
class FakeSink implements Sink<Envelope> {
  readonly got: number[] = [];
  isCongested = false;
  isComplete = false;
  #waiting: (() => void)[] = [];

  whenDrained(run: () => void): void {
    this.#waiting.push(run);
  }

  drain(): void {
    this.isCongested = false;
    for (const run of this.#waiting.splice(0)) run();
  }

  write({ seq }: Item<Envelope>): void {
    this.got.push(seq);
  }

  complete(): void {
    this.isComplete = true;
  }

  fail(error: Error): void {
    throw error;
  }

  disconnect(): void {
    throw new Error("Nobody asked for that");
  }

  faulted(cause: unknown): void {
    throw cause;
  }
}

const source = (overflow: Source<Envelope, null>["overflow"]): Source<Envelope, null> => ({
  overflow,
  heldItems: 1_000,
  remove: () => {},
});

const STEPS = ["publish", "publish", "fill", "drain", "read", "read"] as const;

/** Plays the steps at a follower who came after `before` items; history is what was stored when it is read, which is ahead of what was published. */
function play(steps: readonly (typeof STEPS)[number][], { before, ahead }: { before: number; ahead: number }) {
  const sink = new FakeSink();
  const follower = new Follower<Envelope, null>(source("resync"), { sink, audience: null });
  let published = before;
  let read = 0;
  let isLive = false;
  const act = {
    publish: () => follower.deliver(new Item(++published, tracked(String(published), published))),
    fill: () => (sink.isCongested = true),
    drain: () => sink.drain(),
    read: () => {
      if (isLive) return;
      if (read < published + ahead) {
        sink.got.push(++read);
        follower.passed(tracked(String(read), read));
      } else {
        isLive = true;
        follower.goLive();
      }
    },
  };
  for (const step of steps) act[step]();
  while (!isLive) act.read();
  while (published < read) act.publish();
  sink.drain();
  follower.end();
  return { sink, published };
}

/** Plays the steps at a follower of whom only the latest item is expected. */
function playLatest(steps: readonly ("publish" | "fill" | "drain")[]) {
  const sink = new FakeSink();
  const follower = new Follower<Envelope, null>(source("latest"), { sink, audience: null });
  let published = 0;
  follower.goLive();
  for (const step of steps) {
    if (step === "publish") follower.deliver(new Item(++published, tracked(String(published), published)));
    else if (step === "fill") sink.isCongested = true;
    else sink.drain();
  }
  sink.drain();
  return { sink, published };
}

test("TOPIC1 whatever happens when, every item arrives once and in order", () => {
  const anySteps = fc.array(fc.constantFrom(...STEPS), { maxLength: 60 });
  const anyStart = fc.record({ before: fc.nat({ max: 5 }), ahead: fc.nat({ max: 3 }) });
  fc.assert(
    fc.property(anySteps, anyStart, (steps, start) => {
      const { sink, published } = play(steps, start);
      expect(sink.got).toEqual(Array.from({ length: published }, (_, index) => index + 1));
      expect(sink.isComplete).toBe(true);
    }),
  );
});

test("BOARD1 where the latest wins, it is always the last to arrive, and nothing goes back", () => {
  const anySteps = fc.array(fc.constantFrom("publish", "fill", "drain"), { maxLength: 60 });
  fc.assert(
    fc.property(anySteps, (steps) => {
      const { sink, published } = playLatest(steps);
      expect(sink.got).toEqual([...new Set(sink.got)].toSorted((a, b) => a - b));
      expect(sink.got.at(-1) ?? 0).toBe(published);
    }),
  );
});
