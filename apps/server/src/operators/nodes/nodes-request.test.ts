import { describe, expect, test } from "vitest";
import { readNodesRequest } from "./nodes-request.ts";

const read = (...words: readonly string[]) => readNodesRequest(words);

describe("npm run nodes", () => {
  test("lists the nodes unless it is told otherwise", () => {
    expect(read()).toEqual({ kind: "list" });
  });

  test("empties or fills the one that is named", () => {
    expect(read("--empty", "club-2")).toEqual({ kind: "empty", name: "club-2" });
    expect(read("--fill=club-2")).toEqual({ kind: "fill", name: "club-2" });
  });

  test("explains itself", () => {
    expect(read("-h", "--empty", "club-2")).toEqual({ kind: "help" });
  });

  test.each([
    [["club-2"], "club-2"],
    [["--empty"], "--empty"],
    [["--empty", "a", "--fill", "b"], "not both"],
    [["--drain"], "--drain"],
  ])("refuses %j, and says what it should look like", (words, fault) => {
    expect(() => read(...words)).toThrow(fault);
    expect(() => read(...words)).toThrow("npm run nodes -- --empty <name>");
  });
});
