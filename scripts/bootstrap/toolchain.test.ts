import { expect, test } from "vitest";
import { isAtLeast } from "./toolchain.mjs";

test.each([
  ["v20.19.0", true],
  ["v20.18.9", false],
  ["v22.0.0", true],
  ["v19.99.0", false],
  ["24.21.0", true],
  ["v21.0.0-nightly20230801", true],
])("Node %s is new enough: %s", (version, expected) => {
  expect(isAtLeast(version, [20, 19, 0])).toBe(expected);
});
