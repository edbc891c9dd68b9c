import { expect, test } from "vitest";
import { boxUnderFinger, type Box } from "./nearest-term.ts";

/** A word of a line of text, as wide as said. */
const word = (left: number, line: number, width = 60): Box => ({
  left,
  top: 24 * line,
  right: left + width,
  bottom: 24 * line + 24,
});

test("a word is hit as far from its middle as a finger reaches, whatever its size", () => {
  const small = [word(100, 5, 20)];
  expect(boxUnderFinger(small, { x: 110, y: 132 })).toBe(0);
  expect(boxUnderFinger(small, { x: 131, y: 132 })).toBe(0);
  expect(boxUnderFinger(small, { x: 110, y: 153 })).toBe(0);
  expect(boxUnderFinger(small, { x: 133, y: 132 })).toBeNull();
  expect(boxUnderFinger(small, { x: 110, y: 155 })).toBeNull();
});

test("a word that is longer than a finger is hit along its whole length, and no further", () => {
  const long = [word(100, 5, 120)];
  expect(boxUnderFinger(long, { x: 101, y: 132 })).toBe(0);
  expect(boxUnderFinger(long, { x: 98, y: 132 })).toBeNull();
});

test("between two words the nearer one is meant, in a line and from line to line", () => {
  expect(boxUnderFinger([word(100, 5, 30), word(136, 5, 30)], { x: 132, y: 132 })).toBe(0);
  expect(boxUnderFinger([word(100, 5, 30), word(136, 5, 30)], { x: 134, y: 132 })).toBe(1);
  expect(boxUnderFinger([word(100, 5), word(100, 6)], { x: 120, y: 146 })).toBe(1);
});

test("where there is no word none is meant", () => {
  expect(boxUnderFinger([], { x: 0, y: 0 })).toBeNull();
});
