import { posix } from "node:path";
import { circlesIn, type ImportGraph } from "./circles.ts";
import type { Source } from "./parse-source.ts";

/** Files that only tests need: they are listed apart. */
const TEST = /\.(?:test|e2e|fixture)\.tsx?$|\/testing\//;

const MOST_FILES_IN_FOLDER = 15;
const MOST_LINES_OF_FUNCTION = 50;
/** Files that put things together grow when nobody looks. */
const MOST_LINES_OF_FILE: Readonly<Record<string, number>> = { "apps/server/src/create-club.ts": 120 };

/** Something measured, and where. */
export interface Measured {
  readonly value: number;
  readonly at: string;
}

/** The measures of many things, for people. */
export interface Row {
  readonly what: string;
  readonly count: number;
  readonly median: number;
  readonly p95: number;
  readonly max: number;
  /** Where the greatest is. */
  readonly at: string;
}

export interface Summary {
  readonly sources: readonly Row[];
  readonly tests: readonly Row[];
  /** What the house does not allow, each in a line. */
  readonly faults: readonly string[];
}

/** Measures the files of the house; `importsOf` has the files of ours that each of them imports. */
export function summarise(files: readonly Source[], importsOf: ImportGraph): Summary {
  const { tests = [], sources = [] } = Object.groupBy(files, ({ path }) => (TEST.test(path) ? "tests" : "sources"));
  return {
    sources: [...sizeRows(sources), ...importRows(sources, importsOf)],
    tests: sizeRows(tests),
    faults: [
      ...(sources.length === 0 ? ["no source was found: the check is blind"] : []),
      ...filesInFolders(sources)
        .filter(({ value }) => value > MOST_FILES_IN_FOLDER)
        .map(({ value, at }) => `${at}: ${value} files in a folder, ${MOST_FILES_IN_FOLDER} at most`),
      ...linesOfFunctions(sources)
        .filter(({ value }) => value > MOST_LINES_OF_FUNCTION)
        .map(({ value, at }) => `${at}: a function of ${value} lines, ${MOST_LINES_OF_FUNCTION} at most`),
      ...longFiles(sources),
      ...circlesIn(importsOf).map((circle) => `a circle: ${circle.join(", ")}`),
    ],
  };
}

function longFiles(sources: readonly Source[]): readonly string[] {
  return sources.flatMap(({ path, lines }) => {
    const most = MOST_LINES_OF_FILE[path];
    return most !== undefined && lines > most ? [`${path}: ${lines} lines, ${most} at most`] : [];
  });
}

function sizeRows(files: readonly Source[]): readonly Row[] {
  return [
    rowOf("files of a folder", filesInFolders(files)),
    rowOf(
      "lines of a file",
      files.map(({ path, lines }) => ({ value: lines, at: path })),
    ),
    rowOf("lines of a function", linesOfFunctions(files)),
  ];
}

/** How many files of ours each file imports, and how many import it; those that no source imports are left out. */
function importRows(sources: readonly Source[], importsOf: ImportGraph): readonly Row[] {
  const out = sources.map(({ path }) => ({ value: importsOf.get(path)?.length ?? 0, at: path }));
  const importers = Map.groupBy(
    sources.flatMap(({ path }) => importsOf.get(path) ?? []),
    (imported) => imported,
  );
  const into = Array.from(importers, ([at, { length: value }]) => ({ value, at }));
  return [rowOf("imports of a file", out), rowOf("imported by", into)];
}

function filesInFolders(files: readonly Source[]): readonly Measured[] {
  const folders = Map.groupBy(files, ({ path }) => posix.dirname(path));
  return Array.from(folders, ([at, { length: value }]) => ({ value, at }));
}

function linesOfFunctions(files: readonly Source[]): readonly Measured[] {
  return files.flatMap(({ path, functions }) =>
    functions.map(({ line, lines }) => ({ value: lines, at: `${path}:${line}` })),
  );
}

/** Returns median, 95th percentile and maximum; zeros for nothing. */
export function rowOf(what: string, measured: readonly Measured[]): Row {
  const sorted = measured.toSorted((a, b) => a.value - b.value);
  const at = (share: number): number => sorted[Math.ceil(share * sorted.length) - 1]?.value ?? 0;
  const greatest = sorted.at(-1);
  return { what, count: sorted.length, median: at(0.5), p95: at(0.95), max: at(1), at: greatest?.at ?? "" };
}
