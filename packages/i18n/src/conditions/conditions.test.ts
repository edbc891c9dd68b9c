import { describe, expect, test } from "vitest";
import { conditionSentence, type Condition } from "./conditions.ts";
import type { Conditions } from "./setting-paths.ts";
import { createI18n } from "../create-i18n.ts";
import { LOCALES } from "../locale.ts";

const FLAGS = [true, false] as const;
const TIMINGS = ["beforeDefenderLead", "beforeLead", "afterFirstCard"] as const;

/** Every choice that a setting leaves; of numbers and rows some. A choice that is missing here does not hide: its text would be used nowhere. */
const CHOICES: { readonly [K in keyof Conditions]: readonly Conditions[K][] } = {
  players: [2, 3, 4],
  "closeBy.kind": ["each", "sum", "deals"],
  "closeBy.target": [10, 21],
  "closeBy.aid": FLAGS,
  "closeBy.total": [30],
  "closeBy.count": [1, 20],
  hold: ["strict", "senior", "seniorWins"],
  withoutTalon: FLAGS,
  concession: FLAGS,
  concessionUndertricks: [2, 3],
  stalingrad: FLAGS,
  halfWhistReturn: ["sole", "both"],
  gentlemanDowngrade: FLAGS,
  dealerWhists: FLAGS,
  whistSharing: ["greedy", "gentleman", "gentlemanAlways"],
  whistResponsibility: ["full", "half"],
  soleWhisterDuty: ["team", "own"],
  shortfallCap: ["team", "personal"],
  dutyOfOne: ["second", "both"],
  ten: ["checked", "whisted"],
  openTiming: TIMINGS,
  opennessAfterFirstCard: FLAGS,
  misereOpenTiming: TIMINGS,
  whistMultiplier: [1, 2],
  mountainMultiplier: [1, 2],
  fourfoldValues: FLAGS,
  poolPointValue: [10, 20],
  consolation: ["price", 0, 1, 2, 5, 10, 21],
  consolationToDealer: FLAGS,
  "allPass.scoring": ["mountain", "whists", "whistDifference"],
  "allPass.prices": [[5], [1, 2, 3]],
  "allPass.cleanBonus": [[0], [2, 4, 6]],
  "allPass.cleanBonusIn": ["pool", "mountain", "mountainBelowZero"],
  "allPass.cleanForHandsOnly": FLAGS,
  "allPass.dealerBonus": [0, 1, 2, 5],
  "allPass.exits": [[7], [6, 7, 8]],
  "allPass.exitBy": ["anyGame", "madeGame", "whistedGame", "whistedMadeGame"],
  "allPass.misereKeepsRow": FLAGS,
  "allPass.amnesty": FLAGS,
  "allPass.talon": ["opened", "closed"],
  "allPass.dealerTalonCards": ["real", "suitOnly"],
  "allPass.thirdTrick": ["firstHand", "winner"],
  "allPass.dealer": ["moves", "stays"],
  "allPass.compulsoryDeals": [0, 3],
  "allPass.bombs": FLAGS,
  mountainPaidDown: FLAGS,
  paidTalon: [true, false, "gamePrice"],
  dealerMisereShare: FLAGS,
};

const CONDITIONS = Object.entries(CHOICES).flatMap(([setting, values]) =>
  values.map((value): Condition => ({ setting, value })),
);

/** Longer ones do not fit into two lines of a phone. */
const LONGEST = 90;

describe.each(LOCALES)("in %s", async (locale) => {
  const { t } = await createI18n(locale, ["conditions"]);
  const sentences = CONDITIONS.map((condition) => conditionSentence(t, condition));

  test("each choice of each setting is told in one short sentence", () => {
    for (const text of sentences) {
      expect(text).toMatch(/^[A-ZА-Я][^{}$]*\.$/u);
      expect(text.length, text).toBeLessThanOrEqual(LONGEST);
    }
  });

  test("no two choices are told in the same words", () => {
    expect(new Set(sentences).size).toBe(sentences.length);
  });
});

test("numbers come with the right form of their word", async () => {
  const { t } = await createI18n("ru", ["conditions"]);
  const told = (value: number) => conditionSentence(t, { setting: "consolation", value });
  expect([1, 2, 5, 21].map(told)).toEqual([
    "Консоляция: 1 вист за недобор.",
    "Консоляция: 2 виста за недобор.",
    "Консоляция: 5 вистов за недобор.",
    "Консоляция: 21 вист за недобор.",
  ]);
  expect(conditionSentence(t, { setting: "allPass.exits", value: [6, 7, 8] })).toBe("Выход из распасов: 6–7–8.");
});

test("what is no setting has no sentence", async () => {
  const { t } = await createI18n("en", ["conditions"]);
  expect(() => conditionSentence(t, { setting: "toString", value: true })).toThrow("toString");
});
