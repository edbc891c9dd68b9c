import { expect, test } from "vitest";
import { ForgiveUsageError, readForgiveRequest } from "./forgive-request.ts";

test("somebody is named by all words but the reason, as names have blanks", () => {
  const request = { who: "Анна Мария", why: "the line was down" };
  expect(readForgiveRequest(["Анна", "Мария", "--why", "the line was down"])).toEqual(request);
  expect(readForgiveRequest(["--why", " the line was down ", "Анна Мария"])).toEqual(request);
});

test.each([[[]], [["Анна"]], [["--why", "so"]], [["Анна", "--why", " "]], [["Анна", "--how", "so"]]])(
  "anything else is explained: %j",
  (words) => {
    expect(() => readForgiveRequest(words)).toThrow(ForgiveUsageError);
  },
);
