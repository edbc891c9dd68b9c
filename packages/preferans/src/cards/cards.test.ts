import { expect, test } from "vitest";
import {
  CARD_BACK,
  DECK,
  RANKS,
  SUITS,
  compareCards,
  isCard,
  isSeen,
  parseCard,
  rankOf,
  strengthOf,
  suitOf,
} from "./cards.ts";
import { LEVELS, levelOf, trumpOf } from "./contract.ts";
import { LADDER, gameOf, isMisere, isWithoutTalon } from "./ladder.ts";
import { oneOf } from "../testing/one-of.ts";
import { rollDice } from "../testing/dice.ts";

test("DECK1 there are 32 cards, and the ten stands between nine and jack", () => {
  expect(new Set(DECK).size).toBe(32);
  expect(RANKS.join("")).toBe("789TJQKA");
  expect(["7h", "Th", "9h", "Jh", "Ah"].map((card) => strengthOf(oneOf(DECK, card)))).toEqual([0, 3, 2, 4, 7]);
  for (const card of DECK) expect(card).toBe(`${rankOf(card)}${suitOf(card)}`);
});

test.each([
  ["Th", "Th"],
  ["10h", "Th"],
  ["th", "Th"],
  [" aS ", "As"],
  ["7c", "7c"],
  ["1h", null],
  ["10", null],
  ["6s", null],
  ["", null],
  ["Thh", null],
  ["710h", null],
])("DECK2 “%s” is read as %s", (text, card) => {
  expect(parseCard(text)).toBe(card);
});

test.each([[undefined], [null], [7], [["7s"]], ["x".repeat(1_000_000)], ["7s\0"], ["7\ud83c"], ["\udca1s"]])(
  "DECK2 what is no text of a card is none: %j",
  (text) => {
    expect(parseCard(text)).toBeNull();
  },
);

test("DECK2 only two characters make a card", () => {
  expect(DECK.every(isCard)).toBe(true);
  expect(["??", "hT", "T", null, 7, {}, ["7s"]].some(isCard)).toBe(false);
});

test("DEAL5 hands are in order of suit, then rank", () => {
  expect(rollDice(1).shuffled(DECK).toSorted(compareCards)).toEqual(DECK);
  expect(SUITS.join("")).toBe("scdh");
});

test("VIEW1 a hand with a card back in it is not seen", () => {
  expect(isSeen(["7s", "8s"])).toBe(true);
  expect(isSeen([])).toBe(true);
  expect(isSeen([CARD_BACK])).toBe(false);
});

test("BID2 every bid names its level and trumps, or is a misère", () => {
  const games = LADDER.filter((bid) => !isMisere(bid));
  expect(games).toHaveLength(30);
  expect(LADDER.filter(isWithoutTalon)).toHaveLength(6);
  expect(new Set(games.map((bid) => (isMisere(bid) ? 0 : levelOf(bid))))).toEqual(new Set(LEVELS));
  expect([levelOf("10n"), levelOf("9sw"), levelOf("6h")]).toEqual([10, 9, 6]);
  expect([trumpOf("10n"), trumpOf("9sw"), trumpOf("10h"), trumpOf("9nw")]).toEqual([null, "s", "h", null]);
  expect([gameOf("9sw"), gameOf("10n")]).toEqual(["9s", "10n"]);
});
