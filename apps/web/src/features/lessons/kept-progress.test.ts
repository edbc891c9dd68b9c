// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from "vitest";

const KEY = "trelyazh.lessons";

/** The module as a page has it that has just been opened. */
async function openedPage() {
  vi.resetModules();
  return await import("./kept-progress.ts");
}

beforeEach(() => localStorage.clear());

test("lessons that are done and the place in another one are there when the page is opened again", async () => {
  const first = await openedPage();
  first.keepDone("tricks");
  first.keepPlace("auction", { at: 3, moves: [{ type: "call", seat: 0, call: "6s" }] });
  const { keptProgress } = await openedPage();
  expect(keptProgress.get()).toEqual({
    done: ["tricks"],
    current: { name: "auction", at: 3, moves: [{ type: "call", seat: 0, call: "6s" }] },
  });
});

test.each([
  ["no JSON", "{"],
  ["something else", "[1]"],
  ["null", "null"],
  ["a lesson that there is not", '{"done":["chess"],"current":{"name":"chess","at":1,"moves":[]}}'],
  ["half a place", '{"done":5,"current":{"name":"tricks","at":"1"}}'],
])("stored progress that makes no sense is none: %s", async (_, stored) => {
  localStorage.setItem(KEY, stored);
  const { keptProgress } = await openedPage();
  expect(keptProgress.get()).toEqual({ done: [], current: null });
});

test("each lesson is done once, however often it is played", async () => {
  const { keepDone, keptProgress } = await openedPage();
  keepDone("whist");
  keepDone("tricks");
  keepDone("whist");
  expect(keptProgress.get().done).toEqual(["tricks", "whist"]);
});
