import { expect, test } from "vitest";
import { differences } from "./differences.ts";

const line = (call: number, frame: string) => `{"person":"A","socket":1,"call":${call},"from":"club","frame":${frame}}`;

test("two recordings of the same session have no difference", () => {
  const lines = [line(1, "1"), line(2, "2")];
  expect(differences(lines, [...lines])).toEqual([]);
});

test("another frame, one more and a call that is missing are told, and nothing else", () => {
  const before = [line(1, "1"), line(1, "2"), line(2, "3"), line(3, "4")];
  const now = [line(1, "1"), line(1, "9"), line(1, "10"), line(2, "3")];
  expect(differences(before, now)).toEqual([
    { was: line(1, "2"), is: line(1, "9") },
    { was: undefined, is: line(1, "10") },
    { was: line(3, "4"), is: undefined },
  ]);
});
