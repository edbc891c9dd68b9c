import { describe, expect, test } from "vitest";
import { bidName, callName, cardIndex, cardName, whistName } from "./card-names.ts";
import { createI18n } from "./create-i18n.ts";

const { t: ru } = await createI18n("ru");
const { t: en } = await createI18n("en");

describe("names of cards and calls", () => {
  test("a card is spoken as rank and suit", () => {
    expect([cardName(ru, "Qs"), cardName(ru, "Th"), cardName(ru, "7d")]).toEqual(["дама пик", "10 червей", "7 бубен"]);
    expect([cardName(en, "Qs"), cardName(en, "Th"), cardName(en, "Ac")]).toEqual([
      "queen of spades",
      "10 of hearts",
      "ace of clubs",
    ]);
  });

  test("the corner index follows the language", () => {
    expect([cardIndex(ru, "Ks"), cardIndex(ru, "As"), cardIndex(ru, "Ts")]).toEqual(["К", "Т", "10"]);
    expect([cardIndex(en, "Ks"), cardIndex(en, "As"), cardIndex(en, "Ts")]).toEqual(["K", "A", "10"]);
  });

  test("a game is its level and denomination", () => {
    expect([bidName(ru, "6s"), bidName(ru, "10n"), bidName(ru, "misere")]).toEqual(["6 пик", "10 без козыря", "Мизер"]);
    expect([bidName(en, "6s"), bidName(en, "10n"), bidName(en, "9hw")]).toEqual([
      "6 spades",
      "10 no-trump",
      "9 hearts without the talon",
    ]);
  });

  test("calls and whist answers have names", () => {
    expect([callName(ru, "pass"), callName(ru, "hold"), callName(ru, "7c")]).toEqual(["Пас", "Здесь", "7 треф"]);
    expect([whistName(en, "half"), whistName(en, "whist"), whistName(en, "pass")]).toEqual([
      "Half-whist",
      "Whist",
      "Pass",
    ]);
  });
});
