import { describe, expect, test } from "vitest";
import { Mailbox } from "./mailbox.ts";

const refusal = (clubCode: string): unknown => expect.objectContaining({ clubCode });

describe("a mailbox", () => {
  test("runs one task at a time, in the order in which they came", async () => {
    const mailbox = new Mailbox(10);
    const told: string[] = [];
    const gate = Promise.withResolvers<void>();
    const first = mailbox.post(async () => {
      told.push("first begins");
      await gate.promise;
      told.push("first ends");
    });
    const second = mailbox.post(async () => {
      told.push("second");
      return Promise.resolve(2);
    });
    gate.resolve();
    await first;
    expect(await second).toBe(2);
    expect(told).toEqual(["first begins", "first ends", "second"]);
  });

  test("goes on after a task that failed", async () => {
    const mailbox = new Mailbox(10);
    const failed = mailbox.post(() => Promise.reject(new Error("no")));
    const next = mailbox.post(() => Promise.resolve("yes"));
    await expect(failed).rejects.toThrow("no");
    expect(await next).toBe("yes");
  });

  test("refuses what is too much, and takes more when it has worked some off", async () => {
    const mailbox = new Mailbox(2);
    const gate = Promise.withResolvers<void>();
    const taken = [mailbox.post(() => gate.promise), mailbox.post(() => gate.promise)];
    await expect(mailbox.post(() => gate.promise)).rejects.toEqual(refusal("BUSY"));
    gate.resolve();
    await Promise.all(taken);
    expect(await mailbox.post(() => Promise.resolve(3))).toBe(3);
  });

  test("finishes what it has taken when it is closed, and takes no more", async () => {
    const mailbox = new Mailbox(2);
    const gate = Promise.withResolvers<string>();
    const taken = mailbox.post(() => gate.promise);
    const closed = mailbox.close();
    await expect(mailbox.post(() => Promise.resolve(1))).rejects.toEqual(refusal("RESTARTING"));
    gate.resolve("done");
    await closed;
    expect(await taken).toBe("done");
  });
});
