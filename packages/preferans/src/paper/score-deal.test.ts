import { describe, expect, test } from "vitest";
import { decide } from "../engine/decide.ts";
import { evolve } from "../engine/evolve.ts";
import { gameOf, isMisere } from "../cards/ladder.ts";
import { startPulya } from "../pulya/pulya.ts";
import { addEntries, blankSheet } from "../pulya/sheet.ts";
import type { FinishedDeal, Pulya } from "../pulya/state.ts";
import { rollDice, type Dice } from "../testing/dice.ts";
import { randomCommand, randomSettings } from "../testing/random-play.ts";
import { dealt, seatNamed, speak, table } from "../testing/table.ts";
import { FACT_FAULTS, scoreDeal, type DealFacts, type FactFault } from "./score-deal.ts";

const [A, B, C, D] = [seatNamed("A"), seatNamed("B"), seatNamed("C"), seatNamed("D")];

/** What somebody who was not there could be told about a deal. */
function factsOf({ result, whists, talon }: FinishedDeal): DealFacts {
  const { kind, declarer, contract, taken } = result;
  if (kind === "allPass") return { kind, taken };
  if (kind === "thrownIn" || declarer === null || contract === null) return { kind: "thrownIn" };
  if (isMisere(contract)) return { kind: "misere", declarer, contract, taken };
  if (kind === "conceded") return { kind, declarer, contract: gameOf(contract), talon };
  return { kind: "game", declarer, contract, whists, taken, talon };
}

interface PlayedDeal {
  readonly before: Pulya;
  /** The last moment at which somebody still had to act. */
  readonly during: Pulya;
  readonly deal: FinishedDeal;
}

/** Every deal of a pulya between people who play anything that is allowed. */
function* dealsOf(dice: Dice, start: Pulya): Generator<PlayedDeal, void, void> {
  let pulya = start;
  let before = start;
  while (pulya.settlement === null) {
    const during = pulya;
    const decision = decide(pulya, randomCommand(dice, pulya));
    if (!decision.ok) throw new Error(decision.code);
    for (const event of decision.events) {
      if (event.type === "dealt") before = pulya;
      pulya = evolve(pulya, event);
      if (event.type === "dealScored" && pulya.deal?.phase === "finished") yield { before, during, deal: pulya.deal };
    }
  }
}

test("SCORE15 the facts of any deal give the result that its play gave, before it and while it is on the table", () => {
  const kinds = new Set<string>();
  for (let seed = 1; seed <= 250; seed += 1) {
    const dice = rollDice(seed);
    const start = startPulya({ settings: randomSettings(dice), dealer: dice.pick([0, 1]) });
    for (const { before, during, deal } of dealsOf(dice, start)) {
      const facts = factsOf(deal);
      kinds.add(deal.result.kind);
      expect(scoreDeal(before, facts)).toEqual({ ok: true, result: deal.result });
      // One command may deal and score a deal: then there is no moment in between.
      const onTable = during.deal?.number === deal.number ? during : before;
      expect(scoreDeal(onTable, facts)).toEqual({ ok: true, result: deal.result });
    }
  }
  expect([...kinds].toSorted()).toEqual(
    ["allPass", "conceded", "halfWhist", "misere", "passedOut", "played", "thrownIn"].toSorted(),
  );
});

describe("a deal that nobody played here", () => {
  const pulya = startPulya({ settings: table(), dealer: C });
  const whisted = [
    { seat: B, answer: "whist" },
    { seat: C, answer: "pass" },
  ] as const;
  const nine = { kind: "game", declarer: A, contract: "9h", whists: whisted, taken: [7, 2, 1] } as const;

  test("SCORE15 is written by the tricks alone", () => {
    const scoring = scoreDeal(pulya, nine);
    expect(scoring).toMatchObject({ ok: true, result: { deal: 1, kind: "played", declarer: A, contract: "9h" } });
    const sheet = addEntries(blankSheet(3), scoring.ok ? scoring.result.entries : []);
    expect(sheet).toMatchObject({
      mountain: [16, 0, 0],
      whists: [
        [0, 0, 0],
        [24 + 16, 0, 0],
        [16, 0, 0],
      ],
    });
  });

  test("SCORE15 is written on the paper as it stands, so that aid and the row of all-passes come out", () => {
    const late = { ...pulya, sheet: { ...blankSheet(3), pool: [9, 2, 5] }, allPassStreak: 2 };
    const passes = [
      { seat: B, answer: "pass" },
      { seat: C, answer: "pass" },
    ] as const;
    const made = scoreDeal(late, { kind: "game", declarer: A, contract: "8c", whists: passes });
    expect(made).toMatchObject({ ok: true, result: { kind: "passedOut", taken: [0, 0, 0] } });
    expect(made.ok && made.result.entries).toEqual([
      { column: "pool", deal: 1, seat: A, amount: 1, reason: "contractMade" },
      { column: "pool", deal: 1, seat: C, amount: 5, reason: "aid" },
      { column: "whists", deal: 1, seat: A, on: C, amount: 50, reason: "aid" },
    ]);
    const row = scoreDeal(late, { kind: "allPass", taken: [4, 4, 2] });
    expect(row.ok && row.result.entries.map(({ amount }) => amount)).toEqual([12, 12, 6]);
  });

  test("SCORE15 a misère without its name is the plain one", () => {
    const made = scoreDeal(pulya, { kind: "misere", declarer: B, taken: [6, 0, 4] });
    expect(made).toMatchObject({ ok: true, result: { contract: "misere", entries: [{ column: "pool", amount: 10 }] } });
  });

  test("SCORE15 the pulya is left as it was", () => {
    const before = JSON.stringify(pulya);
    scoreDeal(pulya, nine);
    expect(JSON.stringify(pulya)).toBe(before);
  });

  const two = startPulya({ settings: table({ players: 2 }), dealer: B });
  const four = startPulya({ settings: table({ players: 4 }), dealer: D });
  const wild = startPulya({ settings: table({ withoutTalon: true }), dealer: C });
  const paid = startPulya({ settings: table({ players: 4, paidTalon: true }), dealer: D });
  const dull = startPulya({ settings: table({ concession: false }), dealer: C });
  const forced = startPulya({ settings: table({ allPass: { compulsoryDeals: 1 } }), dealer: C });
  const three = [7, 2, 1, 0] as const;

  const IMPOSSIBLE: readonly (readonly [string, Pulya, object, FactFault])[] = [
    ["after the end", { ...pulya, settlement: { exact: [], denominator: 6, shown: [] } }, nine, "PULYA_OVER"],
    ["an ending that there is not", pulya, { kind: "draw" }, "NO_SUCH_ENDING"],
    ["an all-pass of two", two, { kind: "allPass", taken: [5, 5, 0] }, "NO_SUCH_ENDING"],
    ["a deal of three thrown in", pulya, { kind: "thrownIn" }, "NO_SUCH_ENDING"],
    ["a concession where nobody may", dull, { kind: "conceded", declarer: A, contract: "7s" }, "NO_SUCH_ENDING"],
    ["a game where the first deals are all-passes", forced, nine, "NO_SUCH_ENDING"],
    ["a declarer who is not there", pulya, { ...nine, declarer: D }, "NO_SUCH_DECLARER"],
    ["a declarer who sits out", four, { ...nine, declarer: D, taken: three }, "NO_SUCH_DECLARER"],
    ["the dummy as declarer", two, { ...nine, declarer: C }, "NO_SUCH_DECLARER"],
    ["a declarer who is no seat", pulya, { ...nine, declarer: "A" }, "NO_SUCH_DECLARER"],
    ["a game that is none", pulya, { ...nine, contract: "11s" }, "NO_SUCH_CONTRACT"],
    ["a game of a misère", pulya, { ...nine, contract: "misere" }, "NO_SUCH_CONTRACT"],
    [
      "a misère of a game",
      pulya,
      { kind: "misere", declarer: A, contract: "6s", taken: [0, 5, 5] },
      "NO_SUCH_CONTRACT",
    ],
    ["a game below the exit level", { ...pulya, exitLevel: 7 }, { ...nine, contract: "6s" }, "NO_SUCH_CONTRACT"],
    ["a nine without talon where there is none", pulya, { ...nine, contract: "9hw" }, "NO_SUCH_CONTRACT"],
    ["a concession of it", wild, { kind: "conceded", declarer: A, contract: "9hw" }, "NO_SUCH_CONTRACT"],
    ["a declarer who whists", pulya, { ...nine, whists: [{ seat: A, answer: "whist" }] }, "NO_SUCH_WHISTS"],
    ["answers in the wrong order", pulya, { ...nine, whists: whisted.toReversed() }, "NO_SUCH_WHISTS"],
    ["an answer too few", pulya, { ...nine, whists: whisted.slice(0, 1) }, "NO_SUCH_WHISTS"],
    ["an answer too many", pulya, { ...nine, whists: [...whisted, whisted[0]] }, "NO_SUCH_WHISTS"],
    [
      "half of a nine",
      pulya,
      {
        ...nine,
        whists: [
          { seat: B, answer: "pass" },
          { seat: C, answer: "half" },
        ],
      },
      "NO_SUCH_WHISTS",
    ],
    ["an answer to a checked ten", pulya, { ...nine, contract: "10h" }, "NO_SUCH_WHISTS"],
    ["nine tricks", pulya, { ...nine, taken: [7, 1, 1] }, "NO_SUCH_TRICKS"],
    ["eleven tricks", pulya, { ...nine, taken: [7, 3, 1] }, "NO_SUCH_TRICKS"],
    ["fewer than no tricks", pulya, { ...nine, taken: [11, -1, 0] }, "NO_SUCH_TRICKS"],
    ["fewer than no tricks, ten in all", pulya, { ...nine, taken: [10, 1, -1] }, "NO_SUCH_TRICKS"],
    ["a misère without tricks", pulya, { kind: "misere", declarer: A }, "NO_SUCH_TRICKS"],
    ["halves of tricks", pulya, { ...nine, taken: [7.5, 2.5, 0] }, "NO_SUCH_TRICKS"],
    ["tricks of two hands", pulya, { ...nine, taken: [7, 3] }, "NO_SUCH_TRICKS"],
    [
      "no tricks where cards were played",
      pulya,
      { kind: "game", declarer: A, contract: "9h", whists: whisted },
      "NO_SUCH_TRICKS",
    ],
    ["tricks of a sitting dealer in a game", four, { ...nine, taken: [7, 1, 1, 1] }, "NO_SUCH_TRICKS"],
    ["three tricks of a sitting dealer", four, { kind: "allPass", taken: [3, 2, 2, 3] }, "NO_SUCH_TRICKS"],
    [
      "tricks of a passed game",
      pulya,
      {
        ...nine,
        whists: [
          { seat: B, answer: "pass" },
          { seat: C, answer: "pass" },
        ],
      },
      "NO_SUCH_TRICKS",
    ],
    [
      "all tricks of a passed game",
      pulya,
      {
        ...nine,
        taken: [10, 0, 0],
        whists: [
          { seat: B, answer: "pass" },
          { seat: C, answer: "pass" },
        ],
      },
      "NO_SUCH_TRICKS",
    ],
    ["no talon where it is paid for", paid, { ...nine, taken: three }, "NO_SUCH_TALON"],
    ["half a talon", paid, { ...nine, taken: three, talon: ["As"] }, "NO_SUCH_TALON"],
    ["a talon of one card twice", paid, { ...nine, taken: three, talon: ["As", "As"] }, "NO_SUCH_TALON"],
    ["a talon of three cards", paid, { ...nine, taken: three, talon: ["As", "Ks", "As"] }, "NO_SUCH_TALON"],
    ["a talon of no cards", paid, { ...nine, taken: three, talon: ["As", "1s"] }, "NO_SUCH_TALON"],
  ];

  test("SCORE15 TALON6 where the talon is paid for, nobody asks for that of a game without it or of a misère", () => {
    const wildly = startPulya({ settings: table({ players: 4, paidTalon: true, withoutTalon: true }), dealer: D });
    const facts: readonly DealFacts[] = [
      { ...nine, contract: "9hw", taken: three },
      { kind: "misere", declarer: A, taken: [0, 5, 5, 0] },
    ];
    expect(facts.map((each) => scoreDeal(wildly, each).ok)).toEqual([true, true]);
  });

  test.each(IMPOSSIBLE)("SCORE16 %s", (_, state, facts, code) => {
    // What comes from outside may be anything.
    expect(scoreDeal(state, facts as DealFacts)).toEqual({ ok: false, code });
  });

  test("SCORE16 every code is among these", () => {
    expect(new Set(IMPOSSIBLE.map(([, , , code]) => code))).toEqual(new Set(FACT_FAULTS));
  });

  test("SCORE15 a sitting dealer may take both talon tricks of an all-pass, and be paid for the talon", () => {
    expect(scoreDeal(four, { kind: "allPass", taken: [3, 2, 3, 2] }).ok).toBe(true);
    const scoring = scoreDeal(paid, { ...nine, taken: three, talon: ["As", "Ks"] });
    expect(scoring.ok && scoring.result.entries.at(-1)).toMatchObject({ seat: D, on: A, amount: 20 });
  });

  test("SCORE15 SCORE16 the deal on the table is the one that is written, by its own dealer", () => {
    const asked = speak(dealt({ dealer: B }), "pass");
    expect(scoreDeal(asked, { ...nine, declarer: B, whists: [], taken: [0, 0, 0] })).toEqual({
      ok: false,
      code: "NO_SUCH_WHISTS",
    });
    const whists = [
      { seat: C, answer: "whist" },
      { seat: A, answer: "whist" },
    ] as const;
    expect(scoreDeal(asked, { ...nine, declarer: B, whists, taken: [1, 9, 0] })).toMatchObject({
      ok: true,
      result: {
        deal: 1,
        entries: [
          { seat: B, reason: "contractMade" },
          { seat: A, on: B, reason: "trickWhists" },
        ],
      },
    });
  });
});
