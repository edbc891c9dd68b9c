import { expect, test } from "vitest";
import { markOf } from "./plan.ts";

const STEPS = [
  { by: 1, card: "7s", to: "Ts" },
  { by: 2, card: "8h", to: null },
] as const;

test("a card bears the number of the step that it begins, or that is aimed at it", () => {
  expect(markOf(STEPS, "7s")).toEqual({ number: 1, part: "begins" });
  expect(markOf(STEPS, "Ts")).toEqual({ number: 1, part: "aimedAt" });
  expect(markOf(STEPS, "8h")).toEqual({ number: 2, part: "begins" });
  expect(markOf(STEPS, "Ah")).toBeNull();
});
