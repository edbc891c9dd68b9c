import type { ListedTable, TableList } from "@trelyazh/db";
import { fakeClock } from "@trelyazh/testkit";
import { expect, test } from "vitest";
import { createLogger } from "../logger.ts";
import { ListFollower } from "./list-follower.ts";

const EVERY_MS = 3000;

function following() {
  const clock = fakeClock();
  const asked: (bigint | null)[] = [];
  const listed: string[] = [];
  const answers: PromiseWithResolvers<TableList>[] = [];
  const follower = new ListFollower({
    clock,
    everyMs: EVERY_MS,
    read: (since) => {
      asked.push(since);
      const answer = Promise.withResolvers<TableList>();
      answers.push(answer);
      return answer.promise;
    },
    onListed: ({ tableId }) => void listed.push(tableId),
    log: createLogger("silent"),
  });
  /** Answers the next read with those tables. */
  const answer = (horizon: bigint, ...ids: readonly string[]) => {
    const tables = ids.map((tableId) => ({ tableId }) as ListedTable); // nothing else is asked for
    answers.shift()?.resolve({ horizon, tables });
    return clock.advance(0);
  };
  const fail = () => {
    answers.shift()?.reject(new Error("away"));
    return clock.advance(0);
  };
  return { clock, follower, asked, listed, answer, fail };
}

test("the list is read as a whole, and then what was noted since, from where the last read that succeeded has ended", async () => {
  const { clock, follower, asked, listed, answer, fail } = following();
  const started = follower.start();
  await clock.advance(0);
  await answer(10n, "a", "b");
  await started;
  await clock.advance(EVERY_MS);
  await fail();
  await clock.advance(EVERY_MS);
  await answer(12n, "c");
  await clock.advance(EVERY_MS);
  expect([asked, listed]).toEqual([
    [null, 10n, 10n, 12n],
    ["a", "b", "c"],
  ]);
  follower.close();
});

test("whoever asks waits for a read that begins after that, and those who ask meanwhile for the same", async () => {
  const { clock, follower, asked, answer } = following();
  const seen: string[] = [];
  const look = (name: string) => void follower.look().then(() => seen.push(name));
  look("first");
  await clock.advance(0);
  look("second");
  look("third");
  await clock.advance(0);
  expect(asked).toHaveLength(1);
  await answer(1n);
  expect(seen).toEqual(["first"]);
  await answer(2n);
  expect([seen, asked]).toEqual([
    ["first", "second", "third"],
    [null, 1n],
  ]);
});
