import { describe, expect, test } from "vitest";
import { Slots } from "./slots.ts";

const refusal = (clubCode: string): unknown => expect.objectContaining({ clubCode });
const never = { forWhom: "ann", signal: new AbortController().signal };

describe("slots", () => {
  test("go in turns to those for whom somebody waits, however much one of them wants", async () => {
    const slots = new Slots({ places: 1, queueLimit: 10 });
    const told: string[] = [];
    const wait = (forWhom: string) => slots.take({ ...never, forWhom }).then(() => told.push(forWhom));
    await slots.take(never);
    const waiting = ["eve", "eve", "eve", "bob", "cid", "bob"].map(wait);
    for (const each of waiting) void each.catch(() => {});
    expect([slots.waiting, slots.queues]).toEqual([6, 3]);
    for (let time = 0; time < 6; time += 1) slots.giveBack();
    await Promise.all(waiting);
    expect(told).toEqual(["eve", "bob", "cid", "eve", "bob", "eve"]);
    expect([slots.waiting, slots.queues]).toEqual([0, 0]);
  });

  test("ten members with fifty tables full of bots take no thought from anybody else", async () => {
    const slots = new Slots({ places: 1, queueLimit: 32 });
    const refused = new Map<string, number>();
    const ask = (forWhom: string) =>
      slots.take({ ...never, forWhom }).catch(() => void refused.set(forWhom, (refused.get(forWhom) ?? 0) + 1));
    for (let round = 0; round < 10; round += 1) {
      for (let table = 0; table < 50; table += 1) void ask(`greedy ${table % 10}`);
      for (const quiet of ["ann", "bob", "cid"]) void ask(quiet);
      for (let thought = 0; thought < 15; thought += 1) {
        slots.giveBack();
        await Promise.resolve();
      }
    }
    expect([...refused.keys()].toSorted()).toEqual(Array.from({ length: 10 }, (_, index) => `greedy ${index}`));
  });

  test("go to the caller who came first, one for each that is given back", async () => {
    const slots = new Slots({ places: 1, queueLimit: 2 });
    const told: string[] = [];
    await slots.take(never);
    const first = slots.take(never).then(() => told.push("first"));
    const second = slots.take(never).then(() => told.push("second"));
    slots.giveBack();
    await first;
    expect(told).toEqual(["first"]);
    slots.giveBack();
    await second;
    expect(told).toEqual(["first", "second"]);
  });

  test("are refused, not waited for, when the queue is full", async () => {
    const slots = new Slots({ places: 1, queueLimit: 1 });
    await slots.take(never);
    const waiting = slots.take(never);
    await expect(slots.take(never)).rejects.toEqual(refusal("BUSY"));
    slots.giveBack();
    await waiting;
  });

  test("are not waited for by a caller who has been called off; their place in the queue is free at once", async () => {
    const slots = new Slots({ places: 1, queueLimit: 1 });
    const off = new AbortController();
    await slots.take(never);
    const waiting = slots.take({ ...never, signal: off.signal });
    off.abort(new Error("enough"));
    await expect(waiting).rejects.toThrow("enough");
    const next = slots.take(never);
    slots.giveBack();
    await next;
    await expect(slots.take({ ...never, signal: off.signal })).rejects.toThrow("enough");
  });

  test("are refused to all who wait and all who come once they are closed", async () => {
    const slots = new Slots({ places: 1, queueLimit: 1 });
    await slots.take(never);
    const waiting = slots.take(never);
    slots.close();
    await expect(waiting).rejects.toEqual(refusal("RESTARTING"));
    slots.giveBack();
    await expect(slots.take(never)).rejects.toEqual(refusal("RESTARTING"));
  });
});
