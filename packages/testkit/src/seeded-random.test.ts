import { expect, test } from "vitest";
import { seededRandom } from "./seeded-random.ts";

function take(seed: number, count: number): number[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => random.next());
}

test("one seed makes one sequence, another seed another", () => {
  expect(take(42, 100)).toEqual(take(42, 100));
  expect(take(42, 100)).not.toEqual(take(43, 100));
});

test("the sequence of a seed never changes, so that a printed seed can be played again", () => {
  const random = seededRandom(7);
  expect(Array.from({ length: 8 }, () => random.below(1000))).toMatchInlineSnapshot(`
    [
      11,
      61,
      976,
      699,
      521,
      405,
      466,
      239,
    ]
  `);
});

test("numbers lie evenly in their range", () => {
  const random = seededRandom(1);
  const counts = Array.from({ length: 6 }, () => 0);
  for (let round = 0; round < 6000; round += 1) {
    const value = random.below(6);
    counts[value] = (counts[value] ?? 0) + 1;
  }
  expect(counts.every((count) => count > 900 && count < 1100)).toBe(true);
});

test("a shuffle keeps every item and leaves the original alone", () => {
  const cards = Array.from({ length: 32 }, (_, index) => index);
  const shuffled = seededRandom(5).shuffle(cards);
  expect(shuffled).not.toEqual(cards);
  expect(shuffled.toSorted((a, b) => a - b)).toEqual(cards);
});

test("a pick is one of the items, and there is none of nothing", () => {
  const random = seededRandom(3);
  const picks = new Set(Array.from({ length: 100 }, () => random.pick(["a", "b", "c"])));
  expect([...picks].toSorted()).toEqual(["a", "b", "c"]);
  expect(() => random.pick([])).toThrow("nothing to pick");
});
