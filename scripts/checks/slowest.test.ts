import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { ROOT } from "../bootstrap/paths.mjs";
import { playwrightTimings, vitestTimings, writeSlowest } from "./slowest.mjs";

const folder = mkdtempSync(join(tmpdir(), "trelyazh-slowest-"));
afterAll(() => rmSync(folder, { recursive: true }));

function report(content: unknown): string {
  const file = join(folder, "report.json");
  writeFileSync(file, JSON.stringify(content));
  return file;
}

test("Vitest's files and tests are listed, the slowest first; a test that did not run took no time", () => {
  const file = (name: string, ms: number, tests: Record<string, number | null>) => ({
    name: join(ROOT, name),
    startTime: 1000,
    endTime: 1000 + ms,
    assertionResults: Object.entries(tests).map(([fullName, duration]) => ({ fullName, duration })),
  });
  const testResults = [file("a.test.ts", 20, { quick: 1, never: null }), file("b.test.ts", 90, { slow: 70 })];
  expect(vitestTimings(report({ testResults }))).toEqual({
    files: [
      { title: "b.test.ts", ms: 90 },
      { title: "a.test.ts", ms: 20 },
    ],
    tests: [
      { title: "b.test.ts: slow", ms: 70 },
      { title: "a.test.ts: quick", ms: 1 },
      { title: "a.test.ts: never", ms: 0 },
    ],
  });
});

test("Playwright's are listed for each project, with all tries of a test", () => {
  const spec = (projectName: string, title: string, ...durations: number[]) => ({
    file: "games/deal.e2e.ts",
    title,
    tests: [{ projectName, results: durations.map((duration) => ({ duration })) }],
  });
  const suites = [{ specs: [spec("games", "top", 5)], suites: [{ specs: [spec("phone", "inner", 30, 40)] }] }];
  expect(playwrightTimings(report({ suites }))).toEqual({
    files: [
      { title: "[phone] games/deal.e2e.ts", ms: 70 },
      { title: "[games] games/deal.e2e.ts", ms: 5 },
    ],
    tests: [
      { title: "[phone] games/deal.e2e.ts: inner", ms: 70 },
      { title: "[games] games/deal.e2e.ts: top", ms: 5 },
    ],
  });
});

test("only the ten slowest are kept, and none where there is no report", () => {
  const assertionResults = Array.from({ length: 30 }, (_, ms) => ({ fullName: `${ms}`, duration: ms }));
  const testResults = [{ name: join(ROOT, "a.test.ts"), startTime: 0, endTime: 1, assertionResults }];
  const { tests } = vitestTimings(report({ testResults }));
  expect(tests.map(({ ms }) => ms)).toEqual([29, 28, 27, 26, 25, 24, 23, 22, 21, 20]);
  expect(vitestTimings(join(folder, "none"))).toEqual({ files: [], tests: [] });
  expect(playwrightTimings(join(folder, "none"))).toEqual({ files: [], tests: [] });
});

test("they are written down as text, under each runner's name", () => {
  const file = join(folder, "reports", "slowest.txt");
  const slowest = { files: [{ title: "b.test.ts", ms: 12_345 }], tests: [{ title: "b.test.ts: slow", ms: 900 }] };
  writeSlowest(file, [{ title: "Unit", slowest }]);
  expect(readFileSync(file, "utf8").split("\n")).toEqual([
    "Unit: files",
    "    12.3 s  b.test.ts",
    "",
    "Unit: tests",
    "     0.9 s  b.test.ts: slow",
    "",
  ]);
});
