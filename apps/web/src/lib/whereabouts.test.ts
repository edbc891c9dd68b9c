import { expect, test } from "vitest";
import { isRules } from "./whereabouts.ts";

test("the rules are known in either language, and nothing else is taken for them", () => {
  expect(["/rules", "/ru/rules", "/en/rules/auction", "/rules/"].map(isRules)).toEqual([true, true, true, true]);
  expect(["/", "/ruled", "/table/rules", "/ru/rulesets", "/lobby"].map(isRules)).toEqual(Array(5).fill(false));
});
