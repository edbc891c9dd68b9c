import { setImmediate as nextTurnOfLoop } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { createLogger } from "./logger.ts";
import { sendOutputTo } from "./process-output.ts";

test("what libraries give to the console, and what Node warns of, are lines of the log", async () => {
  const [methods, listeners] = [{ ...console }, process.listeners("warning")];
  onTestFinished(() => {
    Object.assign(console, methods);
    process.removeAllListeners("warning");
    for (const listener of listeners) process.on("warning", listener);
  });
  const lines: string[] = [];
  sendOutputTo(createLogger("info", { write: (line: string) => void lines.push(line) }));
  const failed = Object.assign(new Error("no\nparams: token"), { params: ["token"] });
  globalThis.console.error("# SERVER_ERROR: ", failed, { token: "token" });
  process.emitWarning("it leaks", "MaxListenersExceededWarning");
  await nextTurnOfLoop();
  expect(lines.map((line): unknown => JSON.parse(line))).toEqual([
    expect.objectContaining({
      level: 50,
      words: "# SERVER_ERROR: ",
      err: expect.objectContaining({ message: "no" }) as unknown,
      msg: "a library used the console",
    }),
    expect.objectContaining({
      level: 40,
      err: expect.objectContaining({ type: "MaxListenersExceededWarning", message: "it leaks" }) as unknown,
      msg: "Node warns",
    }),
  ]);
  expect(lines.join("")).not.toContain("token");
});
