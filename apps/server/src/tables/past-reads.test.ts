import { expect, test } from "vitest";
import { pastReads } from "./past-reads.ts";

/** A database that answers when it is told to, and how many it is asked by at a time. */
function slowStore() {
  const asked: (() => void)[] = [];
  const answer = () => new Promise<null>((resolve) => asked.push(() => resolve(null)));
  const none = () => answer().then(() => []);
  return {
    store: { load: answer, loadAfter: none, loadPage: none, commandsBefore: none },
    asked,
  };
}

test("reads of tables' pasts wait for one another in a queue that has an end; one more is refused as busy and told of", async () => {
  const { store, asked } = slowStore();
  let refused = 0;
  const reads = pastReads(store, () => {
    refused += 1;
  });
  const under = Array.from({ length: 67 }, (_, index) => reads.load(`table ${index}`));
  await expect(reads.commandsBefore("one more", 7)).rejects.toMatchObject({ clubCode: "BUSY" });
  expect([asked.length, refused]).toEqual([3, 1]);
  const all = Promise.all(under);
  for (let done = 0; done < under.length; done += 1) {
    await expect.poll(() => asked.length).toBeGreaterThan(done);
    asked[done]?.();
  }
  await all;
  void reads.loadAfter("another", 7);
  await expect.poll(() => asked.length).toBe(68);
});
