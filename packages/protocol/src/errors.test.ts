import { expect, test } from "vitest";
import { ERROR_CODES } from "./errors.ts";

test("no code means two things", () => {
  expect(new Set(ERROR_CODES).size).toBe(ERROR_CODES.length);
});
