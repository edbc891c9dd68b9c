import { expect, test } from "vitest";
import { parseSource } from "./parse-source.ts";

test("every way to import is found, types too, each file once", () => {
  const { imports } = parseSource(
    "a.ts",
    `import type { A } from "./type.ts";
import { b, type C } from "./value.ts";
import "./styles.css";
export * from "./everything.ts";
export type { Q } from "./again.ts";
export { r } from "./again.ts";
const later = await import("./later.ts");
type T = import("./inline.ts").T;
const url = "./no-import.ts";
`,
  );
  expect(imports.toSorted()).toEqual([
    "./again.ts",
    "./everything.ts",
    "./inline.ts",
    "./later.ts",
    "./styles.css",
    "./type.ts",
    "./value.ts",
  ]);
});

test("functions are measured from their first line to their last, those inside others on their own", () => {
  const { lines, functions } = parseSource(
    "a.tsx",
    `// Причина, and \u{1f0a1}: places count in the text, not in bytes.
function outer() {
  const inner = () => {
    return <b>1</b>;
  };
  return inner;
}
class Box {
  #value = () => 1;
  get value() {
    return this.#value;
  }
}
`,
  );
  expect(lines).toBe(13);
  expect(functions.toSorted((a, b) => a.line - b.line)).toEqual([
    { line: 2, lines: 6 },
    { line: 3, lines: 3 },
    { line: 9, lines: 1 },
    { line: 10, lines: 3 },
  ]);
});

test("a file that cannot be parsed is no file without functions", () => {
  expect(() => parseSource("a.ts", "function {")).toThrow("a.ts: ");
});
