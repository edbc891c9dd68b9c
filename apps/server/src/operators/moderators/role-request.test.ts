import { expect, test } from "vitest";
import { readRoleRequest, RoleUsageError } from "./role-request.ts";

test("a member is named by all words but the last, as names have blanks", () => {
  expect(readRoleRequest(["Анна", "Мария", "moderator"])).toEqual({ name: "Анна Мария", isModerator: true });
  expect(readRoleRequest(["Анна Мария", "none"])).toEqual({ name: "Анна Мария", isModerator: false });
});

test.each([[[]], [["moderator"]], [["Анна"]], [["Анна", "admin"]]])("anything else is explained: %j", (words) => {
  expect(() => readRoleRequest(words)).toThrow(RoleUsageError);
});
