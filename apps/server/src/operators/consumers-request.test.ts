import { describe, expect, test } from "vitest";
import { readConsumersRequest } from "./consumers-request.ts";

const NAMES = ["finished-pulyas", "ratings"];

const read = (...words: readonly string[]) => readConsumersRequest(words, NAMES);

describe("npm run consumers", () => {
  test("lists the consumers unless it is told otherwise", () => {
    expect(read()).toEqual({ kind: "list" });
  });

  test("rebuilds the one that is named", () => {
    expect(read("rebuild", "ratings")).toEqual({ kind: "rebuild", name: "ratings" });
  });

  test("explains itself", () => {
    expect(read("--help")).toEqual({ kind: "help" });
    expect(read("rebuild", "-h")).toEqual({ kind: "help" });
  });

  test.each([
    [["forget"], "nothing that can be done"],
    [["rebuild"], "One consumer"],
    [["rebuild", "ratings", "finished-pulyas"], "One consumer"],
    [["rebuild", "rating"], '"finished-pulyas", "ratings"'],
    [["--all"], "--all"],
  ])("refuses %j, and says what it should look like", (words, fault) => {
    expect(() => read(...words)).toThrow(fault);
    expect(() => read(...words)).toThrow("npm run consumers -- rebuild <name>");
  });
});
