import { describe, expect, test } from "vitest";
import { Mailbox, type Sender } from "./mailbox.ts";

const refusal = (clubCode: string): unknown => expect.objectContaining({ clubCode });

const ANN: Sender = { id: "ann", hasShare: true };
const BOB: Sender = { id: "bob", hasShare: true };

/** A mailbox in which a first task runs until it is told to end. */
function heldUp(shares = { each: 2, others: 3 }) {
  const mailbox = new Mailbox(shares);
  const gate = Promise.withResolvers<void>();
  const told: string[] = [];
  void mailbox.post(() => gate.promise);
  return {
    told,
    /** Has it say so when it is done. */
    say: (word: string, sender: Sender | null) => mailbox.post(() => Promise.resolve(told.push(word)), sender),
    release: () => gate.resolve(),
  };
}

describe("a mailbox", () => {
  test("runs one task at a time, in the order in which they came", async () => {
    const mailbox = new Mailbox({ each: 10, others: 10 });
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
    }, ANN);
    gate.resolve();
    await first;
    expect(await second).toBe(2);
    expect(told).toEqual(["first begins", "first ends", "second"]);
    await mailbox.close();
    expect(mailbox.isEmpty).toBe(true);
  });

  test.each([
    ["failed", () => Promise.reject(new Error("no"))],
    [
      "threw before it could wait for anything",
      () => {
        throw new Error("no");
      },
    ],
  ])("goes on after a task that %s", async (_, fails) => {
    const mailbox = new Mailbox({ each: 10, others: 10 });
    const failed = mailbox.post(fails);
    const next = mailbox.post(() => Promise.resolve("yes"));
    await expect(failed).rejects.toThrow("no");
    expect(await next).toBe("yes");
  });

  test("refuses a sender who has sent too much, and nobody else; it takes more when it has worked some off", async () => {
    const { say, release } = heldUp();
    const taken = [say("1", ANN), say("2", ANN)];
    await expect(say("3", ANN)).rejects.toEqual(refusal("BUSY"));
    taken.push(say("bob", BOB), ...Array.from({ length: 9 }, () => say("the table's own", null)));
    release();
    await Promise.all(taken);
    await say("3", ANN);
  });

  test("lets senders take turns, the table's own tasks among them, and keeps the order of each", async () => {
    const { told, say, release } = heldUp({ each: 4, others: 4 });
    const all = [1, 2, 3].map((number) => say(`ann ${number}`, ANN));
    all.push(say("bob 1", BOB), say("the clock", null), say("bob 2", BOB));
    release();
    await Promise.all(all);
    expect(told).toEqual(["ann 1", "bob 1", "the clock", "ann 2", "bob 2", "ann 3"]);
  });

  test("has a share for all together who have none of their own, which leaves the others theirs", async () => {
    const { told, say, release } = heldUp({ each: 2, others: 3 });
    const strangers = ["dan", "eve", "fay"].map((id) => say(id, { id, hasShare: false }));
    await expect(say("guy", { id: "guy", hasShare: false })).rejects.toEqual(refusal("BUSY"));
    const ann = say("ann", ANN);
    release();
    await Promise.all([...strangers, ann]);
    expect(told).toEqual(["dan", "eve", "fay", "ann"]);
  });

  test("finishes what it has taken when it is closed, and takes no more", async () => {
    const mailbox = new Mailbox({ each: 2, others: 2 });
    const gate = Promise.withResolvers<string>();
    const taken = mailbox.post(() => gate.promise);
    const closed = mailbox.close();
    await expect(mailbox.post(() => Promise.resolve(1))).rejects.toEqual(refusal("RESTARTING"));
    gate.resolve("done");
    await closed;
    expect(await taken).toBe("done");
  });
});
