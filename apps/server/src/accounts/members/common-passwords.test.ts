import { expect, test } from "vitest";
import { isCommonPassword } from "./common-passwords.ts";

test.each([
  "password",
  "PassWord123",
  "ＱＷＥＲＴＹ１２３",
  "йцукенгш",
  "11111111",
  "12345678",
  "hgfedcba",
  "Anna Maria",
])("a password that is guessed first is refused: %s", (password) =>
  expect(isCommonPassword(password, "anna maria")).toBe(true),
);

test.each(["корова на льду", "trick of nine", "1212121212", "13572468", "anna maria!"])(
  "any other may be one: %s",
  (password) => expect(isCommonPassword(password, "anna maria")).toBe(false),
);
