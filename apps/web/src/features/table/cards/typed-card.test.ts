import type { Card } from "@trelyazh/preferans";
import { expect, test } from "vitest";
import { typeCard, type Typed } from "./typed-card.ts";

function typeAll(keys: string): readonly Card[] {
  let typed: Typed = null;
  return [...keys].flatMap((key) => {
    const step = typeCard(typed, key);
    typed = step.typed;
    return step.card === null ? [] : [step.card];
  });
}

test("rank and suit make a card, in either case", () => {
  expect(typeAll("th")).toEqual(["Th"]);
  expect(typeAll("QS7d")).toEqual(["Qs", "7d"]);
});

test("the ten may be typed as a number", () => {
  expect(typeAll("10h")).toEqual(["Th"]);
  expect(typeAll("1h")).toEqual(["Th"]);
});

test("Russian letters are read as on Russian cards: the first т is an ace, the second clubs", () => {
  expect(typeAll("тт")).toEqual(["Ac"]);
  expect(typeAll("дпвбкч")).toEqual(["Qs", "Jd", "Kh"]);
});

test("a key that does not fit begins anew", () => {
  expect(typeAll("kxah")).toEqual(["Ah"]);
  expect(typeAll("79c")).toEqual(["9c"]);
  expect(typeAll("hs")).toEqual([]);
});
