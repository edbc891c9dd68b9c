import { describe, expect, it } from "vitest";
import { inTurn } from "./in-turn.ts";

/** A source whose answers come when the test lets them. */
function source() {
  const asked: (readonly string[])[] = [];
  const answers: PromiseWithResolvers<void>[] = [];
  const read = async (keys: readonly string[]) => {
    asked.push(keys);
    const answer = Promise.withResolvers<void>();
    answers.push(answer);
    await answer.promise;
    return keys.map((key) => key.toUpperCase());
  };
  return { asked, answers, read };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe("what is asked for during one read", () => {
  it("goes together in the next, so many at once", async () => {
    const { asked, answers, read } = source();
    const loader = inTurn({ read, most: 2 });
    const values = [loader.load("a")];
    await settled();
    for (const key of ["b", "c", "d"]) {
      values.push(loader.load(key));
      await settled();
    }
    expect(asked).toEqual([["a"]]);
    for (let next = 0; next < 3; next += 1) {
      answers[next]?.resolve();
      await settled();
    }
    expect(asked).toEqual([["a"], ["b", "c"], ["d"]]);
    expect(await Promise.all(values)).toEqual(["A", "B", "C", "D"]);
  });

  it("is read although that read failed, of which only those hear who asked", async () => {
    const { asked, answers, read } = source();
    const loader = inTurn({ read, most: 2 });
    const first = loader.load("a");
    await settled();
    const second = loader.load("b");
    answers[0]?.reject(new Error("away"));
    await expect(first).rejects.toThrow("away");
    await settled();
    answers[1]?.resolve();
    expect(await second).toBe("B");
    expect(asked).toEqual([["a"], ["b"]]);
  });
});
