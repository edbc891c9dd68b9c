import { expect, test } from "vitest";
import { codeOf, isCodeOf, newRecoveryCode, recoveryHashOf } from "./code-makers.ts";

test("a code has six digits, the same for its row and secret, and is nobody else's", () => {
  const codes = Array.from({ length: 500 }, (_, index) => codeOf(`row ${index}`, "secret"));
  for (const code of codes) expect(code).toMatch(/^\d{6}$/);
  expect(new Set(codes).size).toBeGreaterThan(480);
  expect(isCodeOf("row 7", codes[7] ?? "", "secret")).toBe(true);
  expect(isCodeOf("row 8", codes[7] ?? "", "secret")).toBe(false);
  expect(isCodeOf("row 7", codes[7] ?? "", "another")).toBe(false);
  expect(isCodeOf("row 7", "", "secret")).toBe(false);
});

test("a code to be written down is known however it is typed, and only as its owner's", () => {
  const code = newRecoveryCode();
  expect(code).toMatch(/^(?:[A-HJ-NP-Z2-9]{4}-){2}[A-HJ-NP-Z2-9]{4}$/);
  const hash = recoveryHashOf("ann", code, "secret");
  expect(recoveryHashOf("ann", ` ${code.toLowerCase().replaceAll("-", " ")} `, "secret")).toBe(hash);
  expect(recoveryHashOf("bob", code, "secret")).not.toBe(hash);
  expect(recoveryHashOf("ann", code, "another")).not.toBe(hash);
});
