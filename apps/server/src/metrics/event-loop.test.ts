import { setImmediate } from "node:timers/promises";
import { expect, test } from "vitest";
import { createLogger } from "../logger.ts";
import { EventLoopMonitor } from "./event-loop.ts";

function holdUp(ms: number): void {
  const end = performance.now() + ms;
  while (performance.now() < end);
}

test("a loop that is held up raises the alert with one line of figures; the next window takes it back", async () => {
  const lines: string[] = [];
  const log = createLogger("warn", { write: (line: string) => void lines.push(line) });
  using monitor = new EventLoopMonitor({ alertMs: 100, log });
  // The sampler measures from one of its turns to the next.
  for (let turn = 0; turn < 3; turn += 1) {
    holdUp(150);
    await setImmediate();
  }
  expect(monitor.endWindow().isAlert).toBe(true);
  expect(monitor.last.maxMs).toBeGreaterThan(100);
  expect(lines.map((line): unknown => JSON.parse(line))).toMatchObject([
    { msg: "event loop held up", maxMs: monitor.last.maxMs, alertMs: 100 },
  ]);
  expect(monitor.endWindow().isAlert).toBe(false);
  expect(lines).toHaveLength(1);
});

test("a window in which nothing was sampled is no alert", () => {
  using monitor = new EventLoopMonitor({ alertMs: 1, log: createLogger("silent") });
  expect(monitor.endWindow()).toEqual({ p50Ms: 0, p99Ms: 0, maxMs: 0, isAlert: false });
});
