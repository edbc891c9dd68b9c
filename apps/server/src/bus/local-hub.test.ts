import { randomUUID } from "node:crypto";
import { fakeClock } from "@trelyazh/testkit";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { Instruments } from "../metrics/instruments.ts";
import { LocalHub, type Passing } from "./local-hub.ts";
import { busContract, type Member, type World } from "./testing/bus-contract.ts";

function openHub(): Promise<World> {
  const hub = new LocalHub();
  const members: Member[] = [];
  const unknown = new Set<string>();
  const join = (isKnown: boolean) => {
    const [nodeId, instruments] = [randomUUID(), new Instruments()];
    if (!isKnown) unknown.add(nodeId);
    const knows = (id: string) => !unknown.has(id) && members.some(({ bus }) => bus.nodeId === id);
    const member = { bus: hub.join(nodeId, { instruments, knows }), instruments };
    members.push(member);
    return Promise.resolve(member);
  };
  const raw = hub.connect("raw");
  const turn = (how: "cut" | "mend") => {
    for (const { bus } of members) hub[how](bus.nodeId);
    return Promise.resolve();
  };
  return Promise.resolve({
    join: () => join(true),
    joinUnknown: () => join(false),
    send(subject, text) {
      raw.send({ subject, text });
      return Promise.resolve();
    },
    settled: () => Promise.resolve(),
    cut: () => turn("cut"),
    mend: () => turn("mend"),
    async [Symbol.asyncDispose]() {
      for (const { bus } of members) await bus.close();
    },
  });
}

describe("the bus within a process", () => {
  busContract(openHub);
});

const NOTE = { name: "test.note", version: 1, schema: z.object({ text: z.string() }) };

describe("a hub", () => {
  test("loses, delays and repeats what a test wants", async () => {
    const clock = fakeClock();
    const passed: Passing[] = [];
    const hub = new LocalHub({
      clock,
      pass: (passing, deliver) => {
        passed.push(passing);
        if (passing.text.includes("late")) clock.schedule(clock.now() + 100, deliver);
        else if (!passing.text.includes("lost")) for (const _ of [1, 2]) deliver();
      },
    });
    const [ann, bob] = [hub.join("ann"), hub.join("bob")];
    const heard: string[] = [];
    bob.hear(NOTE, ({ message }) => heard.push(message.text));
    for (const text of ["late", "once", "lost"]) ann.tell(NOTE, { text });
    await clock.advance(0);
    expect(heard).toEqual(["once"]);
    ann.tell(NOTE, { text: "and late" });
    await clock.advance(100);
    // What comes after something that was sent later is no use.
    expect(heard).toEqual(["once", "and late"]);
    expect(passed).toHaveLength(4);
    expect(passed[0]).toMatchObject({ from: "ann", to: "bob", subject: "all.test.note" });
  });

  test("writes nothing that nobody would read", () => {
    const hub = new LocalHub();
    const alone = hub.join("alone");
    using _own = alone.hear(NOTE, () => undefined);
    const unwritable = {
      get text(): string {
        throw new Error("written");
      },
    };
    expect(() => alone.tell(NOTE, unwritable)).not.toThrow();
  });
});
