import { expect, test } from "vitest";
import { figureOf, FIGURES } from "./figure.ts";

test("people have figures as if by chance, the same one each time, and all figures are somebody's", () => {
  const all = FIGURES.shapes * FIGURES.colours;
  const counts = new Map<number, number>();
  for (let id = 0; id < 100 * all; id += 1) {
    const figure = figureOf(`user ${id}`);
    expect(figureOf(`user ${id}`)).toBe(figure);
    counts.set(figure, (counts.get(figure) ?? 0) + 1);
  }
  expect([...counts.keys()].toSorted((a, b) => a - b)).toEqual(Array.from({ length: all }, (_, index) => index));
  expect(Math.max(...counts.values())).toBeLessThan(150);
});
