import { expect, test, vi } from "vitest";
import { Pacer } from "./pacer.ts";

function pacerOf(holdMs: (item: string) => number, onIdle = () => undefined) {
  const shown: string[] = [];
  const due: (() => void)[] = [];
  const pacer = new Pacer<string>({
    holdMs,
    deliver: (item) => shown.push(item),
    onIdle,
    schedule(callback) {
      due.push(callback);
      return () => due.splice(due.indexOf(callback), 1);
    },
  });
  return { pacer, shown, tick: () => due.shift()?.(), waiting: () => due.length };
}

test("what comes at once is shown one after the other", () => {
  const { pacer, shown, tick } = pacerOf(() => 500);
  for (const item of ["a", "b", "c"]) pacer.push(item);
  expect(shown).toEqual(["a"]);
  tick();
  expect(shown).toEqual(["a", "b"]);
  tick();
  tick();
  expect(shown).toEqual(["a", "b", "c"]);
});

test("what needs no time does not wait", () => {
  const { pacer, shown } = pacerOf((item) => (item === "slow" ? 500 : 0));
  for (const item of ["a", "b", "slow", "c"]) pacer.push(item);
  expect(shown).toEqual(["a", "b", "slow"]);
});

test("after a pause the next item is shown at once", () => {
  const { pacer, shown, tick, waiting } = pacerOf(() => 500);
  pacer.push("a");
  tick();
  expect(waiting()).toBe(0);
  pacer.push("b");
  expect(shown).toEqual(["a", "b"]);
});

test("a long backlog is caught up with", () => {
  const { pacer, shown, tick } = pacerOf(() => 500);
  for (let item = 0; item < 40; item += 1) pacer.push(String(item));
  tick();
  expect(shown.length).toBe(28);
});

test("cleared, it shows nothing more of the old", () => {
  const { pacer, shown, waiting } = pacerOf(() => 500);
  pacer.push("a");
  pacer.push("b");
  pacer.clear();
  expect(waiting()).toBe(0);
  pacer.push("c");
  expect(shown).toEqual(["a", "c"]);
});

test("it says when everything has been shown and has had its time", () => {
  const onIdle = vi.fn<() => undefined>();
  const { pacer, tick } = pacerOf(() => 500, onIdle);
  pacer.push("a", "b");
  tick();
  expect(onIdle).not.toHaveBeenCalled();
  tick();
  expect(onIdle).toHaveBeenCalledOnce();
});
