import type { Logger } from "./logger.ts";

/** How the log calls what comes by each way of the console. */
const LEVELS = { debug: "debug", trace: "debug", log: "info", info: "info", warn: "warn", error: "error" } as const;

/**
 * Has everything that this thread would print go through the log: what libraries give to the console, and Node's own
 * warnings. Of the console's words only the first count, since what follows may be anything.
 */
export function sendOutputTo(log: Logger): void {
  for (const [method, level] of Object.entries(LEVELS)) {
    // The names above are the console's.
    console[method as keyof typeof LEVELS] = (...said: readonly unknown[]) => {
      const [words] = said;
      const err = said.find((each) => each instanceof Error);
      log[level]({ words, err }, "a library used the console");
    };
  }
  // Node's own listener writes them to the standard error.
  process.removeAllListeners("warning").on("warning", (err) => log.warn({ err }, "Node warns"));
}
