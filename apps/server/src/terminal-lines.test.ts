import { stripVTControlCharacters } from "node:util";
import { expect, test } from "vitest";
import { createLogger } from "./logger.ts";
import { terminalLines } from "./terminal-lines.ts";

function shown(say: (log: ReturnType<typeof createLogger>) => void): string {
  const texts: string[] = [];
  say(
    createLogger(
      "info",
      terminalLines((text) => void texts.push(text)),
    ),
  );
  return stripVTControlCharacters(texts.join(""));
}

test("a terminal shows a line of the log as a person reads it", () => {
  const text = shown((log) => log.warn({ tableId: "t1", seq: 7 }, "no thread free for a bot"));
  expect(text).toMatch(/^\d\d:\d\d:\d\d warn: no thread free for a bot tableId="t1" seq=7\n$/);
});

test("a terminal shows sentences one below the other, and an error with its causes", () => {
  const faults = ["PORT=x is none.", "HOST=y is none."];
  expect(shown((log) => log.fatal({ faults }, "the club could not start"))).toMatch(
    /fatal: the club could not start\n {4}PORT=x is none\.\n {4}HOST=y is none\.\n$/,
  );
  const err = new Error("in vain", { cause: new TypeError("no function") });
  expect(shown((log) => log.error({ err }, "call failed"))).toMatch(
    /error: call failed\n {4}Error: in vain\n {6}at .*[^]*\n {4}TypeError: no function\n {6}at /,
  );
});
