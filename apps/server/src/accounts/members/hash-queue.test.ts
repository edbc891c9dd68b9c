import { expect, test } from "vitest";
import { HashQueue } from "./hash-queue.ts";

/** Work that a test ends when it likes. */
function workshop(queue: HashQueue) {
  const begun: number[] = [];
  const ends = new Map<number, () => void>();
  const ask = (number: number) =>
    queue.run(() => {
      begun.push(number);
      return new Promise<number>((resolve) => ends.set(number, () => resolve(number)));
    });
  const end = async (number: number) => {
    ends.get(number)?.();
    // Until its place is taken.
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { begun, ask, end };
}

test("so many are worked on at once, the others in their order, and one too many is told to come again later", async () => {
  let refused = 0;
  const queue = new HashQueue({ atOnce: 2, mostWaiting: 2, onRefused: () => (refused += 1) });
  const { begun, ask, end } = workshop(queue);
  const answers = [1, 2, 3, 4].map(ask);
  await end(0);
  expect([begun, queue.waiting]).toEqual([[1, 2], 2]);
  const fifth = await ask(5).catch((error: unknown) => error);
  expect(fifth).toMatchObject({ clubCode: "BUSY", retryAfterMs: 40 });
  expect(refused).toBe(1);
  await end(2);
  expect(begun).toEqual([1, 2, 3]);
  for (const number of [1, 3, 4]) await end(number);
  expect(await Promise.all(answers)).toEqual([1, 2, 3, 4]);
  expect([begun, queue.waiting]).toEqual([[1, 2, 3, 4], 0]);
});

test("what fails makes room for the next", async () => {
  const queue = new HashQueue({ atOnce: 1, mostWaiting: 1, onRefused: () => {} });
  const fails = queue.run(() => Promise.reject(new Error("no memory")));
  const next = queue.run(() => Promise.resolve("done"));
  await expect(fails).rejects.toThrow("no memory");
  expect(await next).toBe("done");
});
