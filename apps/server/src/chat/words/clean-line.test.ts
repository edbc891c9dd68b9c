import { expect, test } from "vitest";
import { cleanLine } from "./clean-line.ts";

test.each([
  ["what nobody sees", "при\u200Bвет\u2060 \u3164\u2800всем\u00AD", "привет всем"],
  ["what turns text around", "\u202Eтевирп\u202C", "тевирп"],
  ["control signs and line breaks", "a\u0000b\nc\td", "ab c d"],
  ["piles of marks", `a${"\u0301".repeat(20)}b`, "a\u0301\u0301b"],
  ["half a sign", "a\uD83Db", "a\uFFFDb"],
  ["blanks around and within", "  пас   пас  ", "пас пас"],
  ["everything, where nothing can be seen", "\u200B\u3164 \u2800", ""],
])("a line loses %s", (_, typed, kept) => {
  expect(cleanLine(typed)).toBe(kept);
});

test.each(["всем удачи!", "naïve й ё", "👩‍👩‍👧 👍🏽 ♠️", "שלום", "10♠ → 7♥"])("a line keeps all of %s", (typed) => {
  expect(cleanLine(typed)).toBe(typed);
});
