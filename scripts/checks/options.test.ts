import { expect, test } from "vitest";
import { readOptions } from "./options.mjs";

test("without arguments every stage is run", () => {
  expect([...readOptions([])]).toEqual(expect.arrayContaining(["types", "lint", "unit", "db", "e2e"]));
});

test("--only names the stages", () => {
  expect(readOptions(["--only", "unit, lint"])).toEqual(new Set(["unit", "lint"]));
});

test.each([[["--only", "units"]], [["--fast"]], [["unit"]]])("%j is refused with the list of stages", (argv) => {
  expect(() => readOptions(argv)).toThrow(
    expect.objectContaining({ remedy: expect.stringContaining("bytes, unit") as unknown }),
  );
});
