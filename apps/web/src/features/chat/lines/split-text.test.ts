import { expect, test } from "vitest";
import { hasAddress, piecesOf } from "./split-text.ts";

const shown = (line: Parameters<typeof piecesOf>[0]) =>
  piecesOf(line)
    .map(({ kind, text }) => (kind === "text" ? text : kind === "link" ? `<${text}>` : `[${text}]`))
    .join("");

test.each([
  ["смотрите https://example.com/deal?id=1, там мизер", "смотрите <https://example.com/deal?id=1>, там мизер"],
  ["(http://example.com/a).", "(<http://example.com/a>)."],
  ["https://a.example и https://b.example!", "<https://a.example> и <https://b.example>!"],
  ["javascript:alert(1) data:text/html,x", "javascript:alert(1) data:text/html,x"],
  ["https://", "https://"],
])("addresses of those who may have them followed are links: %s", (text, expected) => {
  expect(shown({ text, links: true })).toBe(expected);
});

test("an address of anybody else is a text", () => {
  expect(shown({ text: "https://example.com" })).toBe("https://example.com");
  expect(hasAddress("вот https://example.com")).toBe(true);
  expect(hasAddress("вот так")).toBe(false);
});

test("masked words stand in their places, and nothing of them is a link", () => {
  expect(shown({ text: "ну и хуйня, да", masked: [[5, 5]] })).toBe("ну и [хуйня], да");
  expect(
    shown({
      text: "xxx https://a.example yyy",
      masked: [
        [0, 3],
        [22, 3],
      ],
      links: true,
    }),
  ).toBe("[xxx] <https://a.example> [yyy]");
});
