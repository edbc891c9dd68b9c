import { describe, expect, test } from "vitest";
import { browserMarks } from "./browser-marks.ts";

const marks = browserMarks({ name: "mark", secure: false });

describe("a browser's mark", () => {
  test("is given once, to scripts and other pages it is nothing, and it comes back as it was", () => {
    const greeting = marks.greeting(undefined);
    expect(greeting).toMatch(/^mark=[\w-]{22}; Path=\/; HttpOnly; SameSite=Lax$/);
    const cookies = `theme=dark; ${greeting?.split(";")[0]}`;
    expect(marks.markIn(cookies)).toMatch(/^[\w-]{22}$/);
    expect(marks.greeting(cookies)).toBeNull();
  });

  test("is another for another browser, and goes over https alone where the club does", () => {
    expect(marks.greeting(undefined)).not.toBe(marks.greeting(undefined));
    expect(browserMarks({ name: "mark", secure: true }).greeting(undefined)).toMatch(/; Secure$/);
  });

  test.each([
    undefined,
    "",
    "mark=",
    "mark=short",
    `mark=${"x".repeat(4000)}`,
    "mark=%00%00",
    "other=abcdefghijklmnopqrstuv",
  ])("is none that we have not given: %s", (cookies) => {
    expect(marks.markIn(cookies)).toBeNull();
    expect(marks.greeting(cookies)).not.toBeNull();
  });
});
