import { expect, test } from "vitest";
import { MemberUsageError, readMemberRequest } from "./member-request.ts";

test("a member is named by all words but the last, as names have blanks", () => {
  expect(readMemberRequest(["Анна", "Мария", "code"])).toEqual({ name: "Анна Мария" });
  expect(readMemberRequest(["Анна Мария", "code"])).toEqual({ name: "Анна Мария" });
});

test.each([[[]], [["code"]], [["Анна"]], [["Анна", "password"]]])("anything else is explained: %j", (words) => {
  expect(() => readMemberRequest(words)).toThrow(MemberUsageError);
});
