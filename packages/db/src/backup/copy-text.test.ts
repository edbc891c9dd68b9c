import { expect, test } from "vitest";
import { rowsOf } from "./copy-text.ts";

test("values are told apart by tabs, rows by line feeds; what is in a value is as it was", () => {
  const text = Buffer.from("1\tпуля\t\\N\n2\ta\\tb\\nc\\\\d\\\\n\t\n");
  expect([...rowsOf(text)]).toEqual([
    ["1", "пуля", null],
    ["2", "a\tb\nc\\d\\n", ""],
  ]);
});

test("no text is no rows", () => {
  expect([...rowsOf(Buffer.alloc(0))]).toEqual([]);
});
