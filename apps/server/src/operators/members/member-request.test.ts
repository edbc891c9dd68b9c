import { expect, test } from "vitest";
import { MemberUsageError, readMemberRequest } from "./member-request.ts";

test("a member is named by all words before what is wanted, as names have blanks", () => {
  expect(readMemberRequest(["Анна", "Мария", "code"])).toEqual({ kind: "code", name: "Анна Мария" });
  expect(readMemberRequest(["Анна Мария", "delete"])).toEqual({ kind: "delete", name: "Анна Мария" });
  expect(readMemberRequest(["Анна", "Мария", "export", "anna.json"])).toEqual({
    kind: "export",
    name: "Анна Мария",
    file: "anna.json",
  });
});

test.each([[[]], [["code"]], [["Анна"]], [["Анна", "password"]], [["export", "anna.json"]], [["Анна", "export"]]])(
  "anything else is explained: %j",
  (words) => {
    expect(() => readMemberRequest(words)).toThrow(MemberUsageError);
  },
);
