import { expect, test } from "vitest";
import { circlesIn } from "./circles.ts";

const graph = (imports: Readonly<Record<string, readonly string[]>>) => new Map(Object.entries(imports));

test("a house where all imports go one way has no circle, however they meet", () => {
  expect(circlesIn(graph({ a: ["b", "c"], b: ["d"], c: ["d", "b"], d: [], e: ["a", "d"] }))).toEqual([]);
});

test("two files that import each other are a circle, and so is a file that imports itself", () => {
  expect(circlesIn(graph({ d: ["d"], a: ["b"], c: ["a"], b: ["a"] }))).toEqual([["a", "b"], ["d"]]);
});

test("circles around corners are found whole, and two that share a file are one", () => {
  expect(circlesIn(graph({ z: ["a"], a: ["b"], b: ["c"], c: ["a", "d"], d: ["e"], e: ["c"], f: ["e"] }))).toEqual([
    ["a", "b", "c", "d", "e"],
  ]);
});

test("two circles, one of which imports the other, are two", () => {
  expect(circlesIn(graph({ a: ["b"], b: ["a", "c"], c: ["d"], d: ["c"] }))).toEqual([
    ["a", "b"],
    ["c", "d"],
  ]);
});
