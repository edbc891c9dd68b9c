import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { z } from "zod";
import { ClubError } from "../../club-error.ts";
import type { Instruments } from "../../metrics/instruments.ts";
import { BusError, type Bus, type BusFault, type Heard, type Notice, type Question } from "../bus.ts";
import { MOST_BYTES } from "../wire.ts";

/** A node of a club under test. */
export interface Member {
  readonly bus: Bus;
  readonly instruments: Instruments;
}

/** Nodes on one line, for one test. */
export interface World extends AsyncDisposable {
  join(): Promise<Member>;
  /** Adds a node that no other knows. */
  joinUnknown(): Promise<Member>;
  /** Sends a text as it is, to what any node listens to. */
  send(subject: string, text: string): Promise<void>;
  /** Resolves when everything that any of them listens to is listened to. */
  settled(): Promise<void>;
  /** Takes the line away from all; resolves when all have noticed. */
  cut(): Promise<void>;
  /** Brings it back; resolves when all have noticed. */
  mend(): Promise<void>;
}

const NOTE: Notice<{ readonly text: string }> = {
  name: "test.note",
  version: 2,
  schema: z.object({ text: z.string() }),
};

const DOUBLE: Question<{ readonly value: number }, { readonly value: number }> = {
  name: "test.double",
  version: 1,
  asked: z.object({ value: z.number() }),
  answer: z.object({ value: z.number() }),
};

const SOON = { withinMs: 60_000 };

/** Notes what a bus hears, and waits for it. */
class Notes {
  readonly heard: Heard<{ readonly text: string }>[] = [];
  readonly listening: Disposable;
  #arrived = Promise.withResolvers<void>();

  constructor(bus: Bus) {
    this.listening = bus.hear(NOTE, (heard) => {
      this.heard.push(heard);
      this.#arrived.resolve();
      this.#arrived = Promise.withResolvers();
    });
  }

  get texts(): readonly string[] {
    return this.heard.map(({ message }) => message.text);
  }

  async until(text: string): Promise<void> {
    while (!this.texts.includes(text)) await this.#arrived.promise;
  }
}

async function countOf({ instruments }: Member, sample: string): Promise<number> {
  const line = (await instruments.text()).split("\n").find((each) => each.startsWith(`${sample} `));
  return line === undefined ? 0 : Number(line.slice(sample.length + 1));
}

const droppedFor = (member: Member, reason: string) =>
  countOf(member, `trelyazh_bus_dropped_total{reason="${reason}"}`);

async function faultOf(ask: Promise<unknown>): Promise<BusFault | "answered"> {
  try {
    await ask;
    return "answered";
  } catch (error) {
    if (error instanceof BusError) return error.fault;
    throw error;
  }
}

/** A message as a node of that id would write it. */
function textOf(
  from: string,
  number: number,
  { version = NOTE.version, message = `{"text":"${number}"}` } = {},
): string {
  return `{"v":${version},"f":"${from}","n":${number}}\n${message}`;
}

/** What every bus promises: the same tests for the one within the process and for NATS. */
export function busContract(open: () => Promise<World>): void {
  tellingContract(open);
  askingContract(open);
  readingContract(open);
  lifeContract(open);
}

function tellingContract(open: () => Promise<World>): void {
  test("what is told to all comes to all others, in order, with its body as it is", async () => {
    await using world = await open();
    const [ann, bob, cyd] = [await world.join(), await world.join(), await world.join()];
    const notes = [ann, bob, cyd].map(({ bus }) => new Notes(bus));
    await world.settled();
    const texts = Array.from({ length: 100 }, (_, index) => `№ ${index}`);
    for (const text of texts) ann.bus.tell(NOTE, { text }, { body: `as it is:\n"${text}"\n` });
    for (const others of notes.slice(1)) {
      await others.until("№ 99");
      const { heard } = others;
      expect(heard.map(({ message }) => message.text)).toEqual(texts);
      expect(heard[7]).toEqual({ message: { text: "№ 7" }, body: 'as it is:\n"№ 7"\n', from: ann.bus.nodeId });
    }
    expect(notes[0]?.heard).toEqual([]);
    expect(await countOf(ann, 'trelyazh_bus_told_total{kind="test.note"}')).toBe(100);
    expect(await countOf(bob, 'trelyazh_bus_heard_total{kind="test.note"}')).toBe(100);
  });

  test("what is told to one node comes to that one alone, and keeps its place among what is told to all", async () => {
    await using world = await open();
    const [ann, bob, cyd] = [await world.join(), await world.join(), await world.join()];
    const [bobs, cyds] = [new Notes(bob.bus), new Notes(cyd.bus)];
    await world.settled();
    ann.bus.tell(NOTE, { text: "first" });
    ann.bus.tell(NOTE, { text: "for Bob" }, { to: bob.bus.nodeId });
    ann.bus.tell(NOTE, { text: "to myself" }, { to: ann.bus.nodeId });
    ann.bus.tell(NOTE, { text: "last" });
    await Promise.all([bobs.until("last"), cyds.until("last")]);
    expect(bobs.texts).toEqual(["first", "for Bob", "last"]);
    expect(cyds.texts).toEqual(["first", "last"]);
    expect(bobs.heard[0]?.body).toBe("");
  });

  test("nobody hears any more what they have stopped listening to", async () => {
    await using world = await open();
    const [ann, bob] = [await world.join(), await world.join()];
    const [brief, lasting] = [new Notes(bob.bus), new Notes(bob.bus)];
    await world.settled();
    ann.bus.tell(NOTE, { text: "both" });
    await Promise.all([brief.until("both"), lasting.until("both")]);
    brief.listening[Symbol.dispose]();
    ann.bus.tell(NOTE, { text: "one" });
    await lasting.until("one");
    expect(brief.texts).toEqual(["both"]);
    lasting.listening[Symbol.dispose]();
    await world.settled();
    const again = new Notes(bob.bus);
    await world.settled();
    ann.bus.tell(NOTE, { text: "again" });
    await again.until("again");
    expect(lasting.texts).toEqual(["both", "one"]);
  });
}

function askingContract(open: () => Promise<World>): void {
  test("a question is answered by the node that it is asked of", async () => {
    await using world = await open();
    const [ann, bob] = [await world.join(), await world.join()];
    using _answering = bob.bus.answer(DOUBLE, async ({ value }, from) => {
      expect(from).toBe(ann.bus.nodeId);
      return Promise.resolve({ value: value * 2 });
    });
    await world.settled();
    const asked = Array.from({ length: 20 }, (_, value) =>
      ann.bus.ask(DOUBLE, { value }, { to: bob.bus.nodeId, ...SOON }),
    );
    expect(await Promise.all(asked)).toEqual(Array.from({ length: 20 }, (_, value) => ({ value: value * 2 })));
    expect(await countOf(ann, 'trelyazh_bus_asked_total{kind="test.double"}')).toBe(20);
    expect(await countOf(bob, 'trelyazh_bus_answered_total{kind="test.double"}')).toBe(20);
  });

  test("a refusal is the same refusal for the node that has asked; any other fault is INTERNAL", async () => {
    await using world = await open();
    const [ann, bob] = [await world.join(), await world.join()];
    using _answering = bob.bus.answer(DOUBLE, ({ value }) =>
      Promise.reject(value === 1 ? new ClubError("BUSY", { retryAfterMs: 250 }) : new Error("broken")),
    );
    await world.settled();
    const ask = (value: number) => ann.bus.ask(DOUBLE, { value }, { to: bob.bus.nodeId, ...SOON });
    await expect(ask(1)).rejects.toMatchObject({ name: "ClubError", clubCode: "BUSY", retryAfterMs: 250 });
    await expect(ask(2)).rejects.toMatchObject({ name: "ClubError", clubCode: "INTERNAL", retryAfterMs: null });
  });

  test("where nobody answers such questions one learns so at once, and nothing has been done", async () => {
    await using world = await open();
    const [ann, bob] = [await world.join(), await world.join()];
    const asked: number[] = [];
    using _answering = bob.bus.answer({ ...DOUBLE, version: 2 }, ({ value }) =>
      Promise.resolve({ value: asked.push(value) }),
    );
    await world.settled();
    const of = (to: string) => ann.bus.ask(DOUBLE, { value: 1 }, { to, ...SOON });
    await expect(of(randomUUID())).rejects.toMatchObject({ name: "BusError", fault: "NOBODY" });
    await expect(of(ann.bus.nodeId)).rejects.toMatchObject({ fault: "NOBODY" });
    await expect(of(bob.bus.nodeId)).rejects.toMatchObject({ fault: "NOBODY" });
    expect(asked).toEqual([]);
    expect(await droppedFor(bob, "unknown_version")).toBe(1);
    expect(await countOf(ann, 'trelyazh_bus_faults_total{fault="NOBODY"}')).toBe(3);
  });

  test("a node that understands two versions answers each in its own way", async () => {
    await using world = await open();
    const [ann, bob] = [await world.join(), await world.join()];
    const NEWER = { ...DOUBLE, version: 2 };
    using _old = bob.bus.answer(DOUBLE, ({ value }) => Promise.resolve({ value: value * 2 }));
    using _new = bob.bus.answer(NEWER, ({ value }) => Promise.resolve({ value: value + value + 0.5 }));
    await world.settled();
    const asking = { to: bob.bus.nodeId, ...SOON };
    expect(await ann.bus.ask(DOUBLE, { value: 4 }, asking)).toEqual({ value: 8 });
    expect(await ann.bus.ask(NEWER, { value: 4 }, asking)).toEqual({ value: 8.5 });
  });

  test("an answer that does not come in time is a fault, and one that comes later is dropped", async () => {
    await using world = await open();
    const [ann, bob] = [await world.join(), await world.join()];
    const late = Promise.withResolvers<{ value: number }>();
    using _answering = bob.bus.answer(DOUBLE, ({ value }) => (value === 1 ? late.promise : Promise.resolve({ value })));
    await world.settled();
    const to = bob.bus.nodeId;
    await expect(ann.bus.ask(DOUBLE, { value: 1 }, { to, withinMs: 5 })).rejects.toMatchObject({ fault: "TIMEOUT" });
    late.resolve({ value: 2 });
    await ann.bus.ask(DOUBLE, { value: 3 }, { to, ...SOON });
    expect(await droppedFor(ann, "late")).toBe(1);
  });

  test("an answer that is none is dropped, and the question waits for its time", async () => {
    await using world = await open();
    const [ann, bob] = [await world.join(), await world.join()];
    const worded = { ...DOUBLE, answer: z.object({ words: z.string() }) };
    using _answering = bob.bus.answer(worded, () => Promise.resolve({ words: "two" }));
    await world.settled();
    const ask = ann.bus.ask(DOUBLE, { value: 1 }, { to: bob.bus.nodeId, withinMs: 50 });
    await expect(ask).rejects.toMatchObject({ fault: "TIMEOUT" });
  });
}

function readingContract(open: () => Promise<World>): void {
  test("what is malformed, too large, of an unknown version or node, repeated or out of order is dropped and counted", async () => {
    await using world = await open();
    const [ann, bob] = [await world.join(), await world.join()];
    const notes = new Notes(bob.bus);
    await world.settled();
    const from = ann.bus.nodeId;
    const dropped = {
      malformed: [
        "",
        "no header",
        "{}\n{}",
        textOf(from, 2e15),
        textOf(from, 1.5),
        textOf(from, 2, { message: "{" }),
        textOf(from, 3, { message: '{"text":7}' }),
        textOf(from, 4, { message: "" }),
      ],
      too_large: [textOf(from, 5, { message: `{"text":"${"ж".repeat(MOST_BYTES / 2)}"}` })],
      unknown_version: [textOf(from, 6, { version: 1 }), textOf(from, 7, { version: 3 })],
      unknown_node: [textOf(randomUUID(), 8), textOf(bob.bus.nodeId, 8)],
      stale: [textOf(from, 7), textOf(from, 3), textOf(from, 0)],
    };
    await world.send(`all.${NOTE.name}`, textOf(from, 1));
    for (const text of Object.values(dropped).flat()) await world.send(`all.${NOTE.name}`, text);
    await world.send(`node.${bob.bus.nodeId}.${NOTE.name}`, textOf(from, 8));
    await notes.until("8");
    expect(notes.texts).toEqual(["1", "8"]);
    for (const [reason, texts] of Object.entries(dropped)) {
      expect([reason, await droppedFor(bob, reason)]).toEqual([reason, texts.length]);
    }
  });

  test("a node that nobody knows is neither heard nor answered", async () => {
    await using world = await open();
    const [ann, eve] = [await world.join(), await world.joinUnknown()];
    const notes = new Notes(ann.bus);
    using _answering = ann.bus.answer(DOUBLE, ({ value }) => Promise.resolve({ value: value * 2 }));
    await world.settled();
    eve.bus.tell(NOTE, { text: "let me in" });
    const ask = eve.bus.ask(DOUBLE, { value: 1 }, { to: ann.bus.nodeId, withinMs: 50 });
    await expect(ask).rejects.toMatchObject({ fault: "TIMEOUT" });
    expect(notes.texts).toEqual([]);
    expect(await droppedFor(ann, "unknown_node")).toBe(2);
  });

  test("what would be too large is a fault of whoever sends it", async () => {
    await using world = await open();
    const [ann, bob] = [await world.join(), await world.join()];
    const notes = new Notes(bob.bus);
    await world.settled();
    const text = "x".repeat(MOST_BYTES);
    expect(() => ann.bus.tell(NOTE, { text })).toThrow(RangeError);
    expect(() => ann.bus.tell(NOTE, { text: "" }, { body: text })).toThrow(RangeError);
    const whole = "ж".repeat(MOST_BYTES / 2 - 100);
    ann.bus.tell(NOTE, { text: whole });
    await notes.until(whole);
  });
}

function lifeContract(open: () => Promise<World>): void {
  test("a listener that throws costs nobody the next message", async () => {
    await using world = await open();
    const [ann, bob] = [await world.join(), await world.join()];
    using _broken = bob.bus.hear(NOTE, () => {
      throw new Error("broken");
    });
    const notes = new Notes(bob.bus);
    await world.settled();
    for (const text of ["one", "two"]) ann.bus.tell(NOTE, { text });
    await notes.until("two");
    expect(notes.texts).toEqual(["one", "two"]);
  });

  test("while the line is down questions are refused at once, what is told is lost, and all is well afterwards", async () => {
    await using world = await open();
    const [ann, bob] = [await world.join(), await world.join()];
    const notes = new Notes(bob.bus);
    using _answering = bob.bus.answer(DOUBLE, ({ value }) =>
      value === 1 ? new Promise(() => undefined) : Promise.resolve({ value: value * 2 }),
    );
    const turns: boolean[] = [];
    using _turning = ann.bus.onTurn((isUp) => turns.push(isUp));
    await world.settled();
    const ask = (value: number) => ann.bus.ask(DOUBLE, { value }, { to: bob.bus.nodeId, ...SOON });
    const underWay = faultOf(ask(1));
    await world.cut();
    expect(await underWay).toBe("AWAY");
    expect(ann.bus.isUp).toBe(false);
    await expect(ask(2)).rejects.toMatchObject({ fault: "AWAY" });
    ann.bus.tell(NOTE, { text: "lost" });
    await world.mend();
    await world.settled();
    expect(ann.bus.isUp).toBe(true);
    expect(await ask(3)).toEqual({ value: 6 });
    ann.bus.tell(NOTE, { text: "found" });
    await notes.until("found");
    expect(notes.texts).toEqual(["found"]);
    expect(turns).toEqual([false, true]);
  });

  test("a bus that is closed sends what was told, answers what it is asked no more, and asks nobody", async () => {
    await using world = await open();
    const [ann, bob] = [await world.join(), await world.join()];
    const notes = new Notes(bob.bus);
    using _answering = ann.bus.answer(DOUBLE, ({ value }) => Promise.resolve({ value }));
    using _silent = bob.bus.answer(DOUBLE, () => new Promise(() => undefined));
    await world.settled();
    const unanswered = faultOf(ann.bus.ask(DOUBLE, { value: 1 }, { to: bob.bus.nodeId, ...SOON }));
    ann.bus.tell(NOTE, { text: "last words" });
    await ann.bus.close();
    await ann.bus.close();
    await notes.until("last words");
    expect(await unanswered).toBe("AWAY");
    ann.bus.tell(NOTE, { text: "from the grave" });
    await expect(ann.bus.ask(DOUBLE, { value: 1 }, { to: bob.bus.nodeId, ...SOON })).rejects.toMatchObject({
      fault: "AWAY",
    });
    await expect(bob.bus.ask(DOUBLE, { value: 1 }, { to: ann.bus.nodeId, ...SOON })).rejects.toMatchObject({
      fault: "NOBODY",
    });
    expect(notes.texts).toEqual(["last words"]);
  });
}
