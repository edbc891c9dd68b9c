import { expect, test } from "vitest";
import { tellable } from "./faults.ts";

test.each([
  ["at https://club.example/assets/a.js?token=secret#me:1:2", "at https://club.example/assets/a.js"],
  ["no table 0b9f3c1e-6f0e-4a52-9f36-1d1f8e0c1a2b here", "no table <id> here"],
  ["ann@club.example has no name", "<mail> has no name"],
  ["the hand As, 10s, Td and 7h", "the hand <card>, 10s, <card> and <card>"],
  ["reading 'seats' of undefined", "reading 'seats' of undefined"],
])("of %j is told %j", (text, told) => {
  expect(tellable(text, 300)).toBe(told);
});

test("a long text is cut after what may not be told is gone", () => {
  expect(tellable("x".repeat(1000), 300)).toHaveLength(300);
  expect(tellable(`As${" As".repeat(100)}`, 8)).toBe("<card> <");
});
