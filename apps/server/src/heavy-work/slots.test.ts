import { describe, expect, test } from "vitest";
import { Slots } from "./slots.ts";

const refusal = (clubCode: string): unknown => expect.objectContaining({ clubCode });
const never = new AbortController().signal;

describe("slots", () => {
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
    const waiting = slots.take(off.signal);
    off.abort(new Error("enough"));
    await expect(waiting).rejects.toThrow("enough");
    const next = slots.take(never);
    slots.giveBack();
    await next;
    await expect(slots.take(off.signal)).rejects.toThrow("enough");
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
