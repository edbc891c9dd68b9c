import { readFileSync } from "node:fs";

export const NOTATION = readFileSync(new URL("../../NOTATION.md", import.meta.url), "utf8");

/** The example that NOTATION.md begins with. */
export const EXAMPLE = /```\n([\s\S]*?)```/.exec(NOTATION)?.[1] ?? "";

/** The example with a line exchanged; null leaves it out. */
export function withLine(number: number, text: string | null): string {
  const lines = EXAMPLE.split("\n");
  return lines.toSpliced(number - 1, 1, ...(text === null ? [] : [text])).join("\n");
}
