import type { FaultReport } from "@trelyazh/protocol";
import { expect, test } from "vitest";
import { createLogger } from "../logger.ts";
import { FaultLog } from "./fault-log.ts";

const REPORT: FaultReport = {
  release: 1,
  part: "paper",
  kind: "drawing",
  page: "table",
  browser: "firefox",
  message: "x is undefined",
  stack: "at Sheet (https://club.example/assets/a.js:1:2)",
};

/** A log of faults, and the lines that it has written. */
function started() {
  const lines: Record<string, unknown>[] = [];
  const log = new FaultLog(createLogger("info", { write: (line) => void lines.push(JSON.parse(line)) }));
  return { log, lines };
}

test("a kind of fault is logged once, and again when it has come ten times as often", () => {
  const { log, lines } = started();
  for (let count = 0; count < 250; count += 1) log.note(REPORT);
  expect(lines.map(({ count }) => count)).toEqual([1, 10, 100]);
  expect(lines[0]).toMatchObject({ ...REPORT, msg: "a client broke" });
});

test("another part, release, message or place is another kind", () => {
  const { log, lines } = started();
  const others = [{ part: "record" }, { release: 2 }, { message: "y" }, { stack: "at Other" }] as const;
  for (const other of [{}, ...others]) log.note({ ...REPORT, ...other });
  expect(lines.map(({ count }) => count)).toEqual([1, 1, 1, 1, 1]);
});

test("what a client should have left out is not logged either", () => {
  const { log, lines } = started();
  log.note({ ...REPORT, message: "ann@club.example holds As", stack: "at https://club.example/?token=secret" });
  expect(lines[0]).toMatchObject({ message: "<mail> holds <card>", stack: "at https://club.example/" });
});
