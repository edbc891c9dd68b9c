import { expect, test } from "vitest";
import type { Source } from "./parse-source.ts";
import { rowOf, summarise } from "./summary.ts";

const source = (path: string, part: Partial<Source> = {}): Source => ({
  path,
  lines: 1,
  functions: [],
  imports: [],
  ...part,
});
const folder = (name: string, count: number) =>
  Array.from({ length: count }, (_, index) => source(`${name}/file-${index}.ts`));
const faultsOf = (files: readonly Source[], imports: Readonly<Record<string, readonly string[]>> = {}) =>
  summarise(files, new Map(Object.entries(imports))).faults;

test("the measures are the middle, the one that 5 % are above, and the greatest with its place", () => {
  const measured = Array.from({ length: 20 }, (_, index) => ({ value: 20 - index, at: `file ${20 - index}` }));
  expect(rowOf("lines", measured)).toEqual({ what: "lines", count: 20, median: 10, p95: 19, max: 20, at: "file 20" });
  expect(rowOf("lines", [])).toEqual({ what: "lines", count: 0, median: 0, p95: 0, max: 0, at: "" });
});

test("folders up to 15 files, functions up to 50 lines and imports that go one way are no fault", () => {
  const files = [...folder("a", 15), source("b/c.ts", { functions: [{ line: 1, lines: 50 }] })];
  expect(faultsOf(files, { "a/file-0.ts": ["b/c.ts"] })).toEqual([]);
});

test.each([
  ["a heap of files", folder("a", 16), ["a: 16 files in a folder, 15 at most"]],
  [
    "a long function",
    [source("a/b.ts", { functions: [{ line: 7, lines: 51 }] })],
    ["a/b.ts:7: a function of 51 lines, 50 at most"],
  ],
  [
    "a composition that grows",
    [source("apps/server/src/create-club.ts", { lines: 121 })],
    ["apps/server/src/create-club.ts: 121 lines, 120 at most"],
  ],
  ["a house without sources", [source("a/b.test.ts")], ["no source was found: the check is blind"]],
])("%s is a fault", (_, files, faults) => {
  expect(faultsOf(files)).toEqual(faults);
});

test("a circle is a fault, in tests as well", () => {
  const files = [source("a/b.ts"), source("a/b.test.ts"), source("a/testing/c.ts")];
  expect(faultsOf(files, { "a/b.test.ts": ["a/testing/c.ts"], "a/testing/c.ts": ["a/b.test.ts"] })).toEqual([
    "a circle: a/b.test.ts, a/testing/c.ts",
  ]);
});

test("files of tests are measured apart: they may be many and have long functions, and what they import counts for nothing", () => {
  const tests = Array.from({ length: 16 }, (_, index) =>
    source(`a/file-${index}.test.ts`, { functions: [{ line: 1, lines: 90 }] }),
  );
  const files = [source("a/b.ts"), ...tests, source("a/testing/c.ts"), source("a/d.e2e.ts"), source("a/e.fixture.ts")];
  const { sources, tests: apart, faults } = summarise(files, new Map([["a/file-0.test.ts", ["a/b.ts"]]]));
  expect(faults).toEqual([]);
  expect(sources.map(({ what, count, max }) => [what, count, max])).toEqual([
    ["files of a folder", 1, 1],
    ["lines of a file", 1, 1],
    ["lines of a function", 0, 0],
    ["imports of a file", 1, 0],
    ["imported by", 0, 0],
  ]);
  expect(apart[0]).toMatchObject({ what: "files of a folder", count: 2, max: 18 });
});
