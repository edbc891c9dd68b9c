import type { Reporter, TestCase, TestResult } from "@playwright/test/reporter";
import { MOMENTS } from "./moments.ts";
import type { Seconds } from "./try-page.ts";

/** As what a test attaches its result. */
export const RESULT = "result";

/** What came of one fault on one page. */
export interface Result {
  readonly fault: string;
  readonly page: string;
  readonly seconds: Seconds;
  readonly done: number;
  readonly stored: number;
}

const format = (seconds: number | null) => (seconds === null ? "–" : seconds.toFixed(1));

/** Prints what the tests of the lines have measured, as a table in Markdown. */
export default class PrintTable implements Reporter {
  readonly #results: Result[] = [];

  onTestEnd(_test: TestCase, { attachments }: TestResult): void {
    for (const { name, body } of attachments) {
      // Only those tests attach that.
      if (name === RESULT && body !== undefined) this.#results.push(JSON.parse(body.toString()) as Result);
    }
  }

  onEnd(): void {
    if (this.#results.length === 0) return;
    const lines = this.#results.map(({ fault, page, seconds, done, stored }) => {
      const cells = [fault, page, ...MOMENTS.map((moment) => format(seconds[moment])), `${done}/${stored}`];
      return `| ${cells.join(" | ")} |`;
    });
    const heads = ["fault", "page", ...MOMENTS, "done/stored"];
    const rule = heads.map(() => "---");
    console.log([`\n| ${heads.join(" | ")} |`, `| ${rule.join(" | ")} |`, ...lines.toSorted()].join("\n"));
  }
}
