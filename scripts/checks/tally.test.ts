import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { readPlaywrightReport, readVitestReport, tallyOfGate, tallyOfRunner } from "./tally.mjs";

const folder = mkdtempSync(join(tmpdir(), "trelyazh-tally-"));
afterAll(() => rmSync(folder, { recursive: true }));

function report(content: unknown): string {
  const file = join(folder, "report.json");
  writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
  return file;
}

test("a gate counts as one test", () => {
  expect([tallyOfGate(0), tallyOfGate(2)]).toEqual([
    { passed: 1, failed: 0 },
    { passed: 0, failed: 1 },
  ]);
});

describe("a runner", () => {
  test("keeps its own numbers when they are sound", () => {
    expect(tallyOfRunner({ passed: 7, failed: 0 }, 0)).toEqual({ passed: 7, failed: 0 });
    expect(tallyOfRunner({ passed: 7, failed: 2 }, 1)).toEqual({ passed: 7, failed: 2 });
  });

  test("that failed without a failed test counts as a failure", () => {
    expect(tallyOfRunner({ passed: 7, failed: 0 }, 1)).toEqual({ passed: 7, failed: 1 });
  });

  test("that ran nothing counts as a failure", () => {
    expect(tallyOfRunner({ passed: 0, failed: 0 }, 0)).toEqual({ passed: 0, failed: 1 });
  });
});

test("Vitest's report is read", () => {
  expect(readVitestReport(report({ numPassedTests: 5, numFailedTests: 1 }))).toEqual({ passed: 5, failed: 1 });
});

test("Playwright's report is read, a flaky test as passed", () => {
  const stats = { expected: 4, flaky: 1, unexpected: 2, skipped: 0 };
  expect(readPlaywrightReport(report({ stats }))).toEqual({ passed: 5, failed: 2 });
});

test.each(["", "{"])("a report that is broken (%j) counts nothing", (content) => {
  expect(readVitestReport(report(content))).toEqual({ passed: 0, failed: 0 });
});
