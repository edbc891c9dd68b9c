import { expect, test } from "vitest";
import { fieldsFor, SIZE } from "./fields.ts";

const PLAYERS = [2, 3, 4] as const;

test("each part belongs to another player, the nearest one at the lower edge and the others clockwise", () => {
  expect(fieldsFor(1, 3).map(({ seat }) => seat)).toEqual([1, 2, 0]);
  expect(fieldsFor(1, 4).map(({ seat }) => seat)).toEqual([1, 2, 3, 0]);
  expect(fieldsFor(1, 2).map(({ seat }) => seat)).toEqual([1, 0]);
});

test.each(PLAYERS)("of %i players, each has a line of whists on each of the others", (players) => {
  for (const { seat, whists } of fieldsFor(1, players)) {
    const seats = Array.from({ length: players }, (_, index) => index);
    expect([...whists.map(({ on }) => on), seat].toSorted((a, b) => a - b)).toEqual(seats);
  }
});

test("whists on a neighbour stand on that neighbour's side", () => {
  const on = (players: 3 | 4) => fieldsFor(0, players).map(({ whists }) => whists.map((cell) => cell.on));
  expect(on(3)).toEqual([
    [1, 2],
    [2, 0],
    [1, 0],
  ]);
  expect(on(4)).toEqual([
    [1, 2, 3],
    [2, 3, 0],
    [1, 0, 3],
    [2, 1, 0],
  ]);
});

test.each(PLAYERS)("of %i players, nobody's lines leave the sheet, and each has room for a total", (players) => {
  for (const { name, pool, mountain, whists } of fieldsFor(0, players)) {
    const lines = [name, ...[pool, mountain, ...whists].flatMap((cell) => [cell.label, ...cell.lines])];
    for (const { x, y } of lines) {
      expect(Math.min(x, y, SIZE - x, SIZE - y)).toBeGreaterThan(0);
    }
    for (const {
      lines: [first],
    } of [pool, mountain, ...whists])
      expect(first?.capacity).toBeGreaterThanOrEqual(5);
  }
});
