import { FAULT_TEXT, RELEASE, type FaultReport } from "@trelyazh/protocol";
import { TRPCClientError } from "@trpc/client";
import { expect, test } from "vitest";
import { ClubRefusal } from "../club-errors.ts";
import { FaultReporter, type FaultReporterOptions } from "./fault-reporter.ts";

const PLACE = { part: "paper", kind: "drawing" } as const;

/** A page that reports, and what the club has been told. */
function started(options: Partial<FaultReporterOptions> = {}) {
  const told: FaultReport[] = [];
  const reporter = new FaultReporter({
    send: (report) => Promise.resolve(told.push(report)),
    path: () => "/table/0b9f3c1e-6f0e-4a52-9f36-1d1f8e0c1a2b",
    userAgent: "Mozilla/5.0 (X11; Linux) Gecko/20100101 Firefox/153.0",
    ...options,
  });
  return { reporter, told };
}

function fault(
  message: string,
  stack = `Error: ${message}\n    at Sheet (https://club.example/assets/a.js:1:2)`,
): Error {
  return Object.assign(new Error(message), { stack });
}

test("a fault is told with what broke, where, in which release and in which family of browsers", () => {
  const { reporter, told } = started();
  reporter.report(fault("x is undefined"), PLACE);
  expect(told).toEqual([
    {
      release: RELEASE,
      part: "paper",
      kind: "drawing",
      page: "table",
      browser: "firefox",
      message: "x is undefined",
      stack: expect.stringContaining("at Sheet") as string,
    },
  ]);
});

test("the same fault is told once, and a page tells ten at most", () => {
  const { reporter, told } = started();
  for (let times = 0; times < 5; times += 1) reporter.report(fault("x"), PLACE);
  expect(told).toHaveLength(1);
  for (let number = 0; number < 50; number += 1) reporter.report(fault(`x ${number}`), PLACE);
  expect(told).toHaveLength(10);
});

test("nothing of the person is told, however an error words it, and nothing is longer than the club takes", () => {
  const { reporter, told } = started();
  const words = "ann@club.example at table 0b9f3c1e-6f0e-4a52-9f36-1d1f8e0c1a2b holds As";
  reporter.report(fault(words, `${words} https://club.example/table?name=Ann ${"x".repeat(10_000)}`), PLACE);
  reporter.report("Ann has thrown this", PLACE);
  const said = JSON.stringify(told);
  for (const secret of ["ann@", "0b9f3c1e", "As", "Ann"]) expect(said).not.toContain(secret);
  expect(told[0]?.stack.length).toBe(FAULT_TEXT.stack);
  expect(told[1]?.message).toBe("string");
});

test("refusals, lost lines and the faults of extensions are not told", () => {
  const { reporter, told } = started();
  reporter.report(new TRPCClientError("BUSY"), PLACE);
  reporter.report(new ClubRefusal("TOO_MANY_REQUESTS"), PLACE);
  reporter.report(new DOMException("given up", "AbortError"), PLACE);
  reporter.report(fault("x", "at chrome-extension://abcdef/content.js:1:2"), PLACE);
  expect(told).toEqual([]);
});

test("a club that cannot be told breaks nothing", async () => {
  const { reporter } = started({ send: () => Promise.reject(new Error("away")) });
  expect(() => reporter.report(fault("x"), PLACE)).not.toThrow();
  await Promise.resolve();
});

test.each([
  ["/", "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36", "landing", "chromium"],
  ["/lobby", "Mozilla/5.0 (iPhone) AppleWebKit/605.1.15 Version/19.0 Mobile/15E148 Safari/604.1", "lobby", "safari"],
  ["/practice", "curl/8", "other", "other"],
])("at %s in %s it is told of page and browser no more than a family", (path, userAgent, page, browser) => {
  const { reporter, told } = started({ path: () => path, userAgent });
  reporter.report(fault("x"), PLACE);
  expect(told).toMatchObject([{ page, browser }]);
});
