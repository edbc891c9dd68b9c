import { describe, expect, test } from "vitest";
import { progressAfter, progressOf } from "./progress.ts";
import { settleNow } from "./settlement.ts";
import { blankSheet } from "../pulya/sheet.ts";
import type { Settings } from "../settings/settings.ts";
import type { Pulya } from "../pulya/state.ts";
import {
  act,
  agree,
  dealt,
  deckFor,
  phaseOf,
  putAway,
  refusalOf,
  reply,
  seatNamed,
  speak,
  table,
} from "../testing/table.ts";
import { startPulya } from "../pulya/pulya.ts";
import { viewFor } from "../engine/views.ts";

const [A, B, C] = [seatNamed("A"), seatNamed("B"), seatNamed("C")];

interface Sheets {
  readonly pool: readonly number[];
  readonly mountain?: readonly number[];
}

/** A makes an eight, worth 6, without play. */
function eightBy(seat: "A" | "B", settings: Settings, { pool, mountain = pool.map(() => 0) }: Sheets): Pulya {
  const sheet = { ...blankSheet(settings.players), pool, mountain };
  const calls = seat === "A" ? "8s pass pass" : "pass 8s pass";
  const dealer = settings.players === 4 ? 3 : C;
  return reply(putAway(speak(dealt({ settings, dealer, before: { sheet } }), calls), "8s"), "pass pass");
}

const each = (target: number, aid = true) => table({ closeBy: { kind: "each", target, aid } });

test("CLOSE1 the pulya goes on until every pool has reached the target", () => {
  expect(eightBy("A", each(10), { pool: [4, 10, 9] }).settlement).toBeNull();
  const over = eightBy("A", each(10), { pool: [4, 10, 10] });
  expect(over.sheet.pool).toEqual([10, 10, 10]);
  expect(over.settlement).not.toBeNull();
  expect(refusalOf(over, { type: "deal", deck: deckFor() })).toBe("PULYA_OVER");
  expect(refusalOf(over, { type: "stop" })).toBe("PULYA_OVER");
});

describe("aid", () => {
  test.each([
    [
      [9, 2, 5],
      [10, 2, 10],
      [0, 0, 50],
    ],
    [
      [10, 2, 5],
      [10, 3, 10],
      [0, 10, 50],
    ],
    [
      [10, 5, 2],
      [10, 10, 3],
      [0, 50, 10],
    ],
    [
      [10, 5, 5],
      [10, 10, 6],
      [0, 50, 10],
    ],
    [
      [4, 5, 5],
      [10, 5, 5],
      [0, 0, 0],
    ],
    [
      [10, 10, 1],
      [10, 10, 7],
      [0, 0, 60],
    ],
  ])("CLOSE2 of the pools %j an eight by A makes %j and A writes %j", (before, after, whists) => {
    const { sheet } = eightBy("A", each(10), { pool: before });
    expect(sheet.pool).toEqual(after);
    expect(sheet.whists[A]).toEqual(whists);
    expect(sheet.mountain).toEqual([0, 0, 0]);
  });

  test("CLOSE2 of equally full pools the next clockwise is helped first", () => {
    const { sheet } = eightBy("B", each(10), { pool: [5, 10, 5] });
    expect(sheet.pool).toEqual([6, 10, 10]);
    expect(sheet.whists[B]).toEqual([10, 0, 50]);
  });

  test("CLOSE2 a point is worth what a pool point is worth at the end", () => {
    const { sheet } = eightBy("A", { ...each(10), poolPointValue: 20 }, { pool: [10, 4, 10] });
    expect(sheet.whists[A]).toEqual([0, 120, 0]);
  });

  test("CLOSE2 at four the sitting dealer is helped too", () => {
    const { sheet } = eightBy("A", table({ players: 4 }), { pool: [10, 3, 4, 9] });
    expect(sheet.pool).toEqual([10, 3, 9, 10]);
    expect(sheet.whists[A]).toEqual([0, 0, 50, 10]);
  });

  test.each([
    [10, [4, 0, 0], [-2, 0, 0]],
    [20, [4, 0, 0], [-8, 0, 0]],
  ] as const)(
    "CLOSE3 what nobody needs comes off the own mountain, a pool point being worth %i",
    (poolPointValue, mountain, after) => {
      const { sheet } = eightBy("A", { ...each(10), poolPointValue }, { pool: [10, 10, 10], mountain });
      expect(sheet.mountain).toEqual(after);
      expect(sheet.pool).toEqual([10, 10, 10]);
    },
  );

  test("CLOSE3 without aid it comes off at once", () => {
    const { sheet } = eightBy("A", each(10, false), { pool: [8, 1, 1] });
    expect(sheet).toMatchObject({
      pool: [10, 1, 1],
      mountain: [-4, 0, 0],
      whists: [
        [0, 0, 0],
        [0, 0, 0],
        [0, 0, 0],
      ],
    });
  });
});

describe("CLOSE4 closing by the sum", () => {
  const settings = table({ closeBy: { kind: "sum", total: 30 } });

  test.each([
    [[9, 8, 6], false],
    [[9, 9, 6], true],
    [[20, 3, 5], true],
  ])("CLOSE4 with the pools %j before an eight it is then over: %s", (pool, over) => {
    const { sheet, settlement } = eightBy("A", settings, { pool });
    expect(settlement !== null).toBe(over);
    expect(sheet.pool[A]).toBe((pool[A] ?? 0) + 6);
  });
});

test("CLOSE5 a pulya of two deals ends with the second", () => {
  const settings = table({ closeBy: { kind: "deals", count: 2 } });
  const first = eightBy("A", settings, { pool: [0, 0, 0] });
  expect(first.settlement).toBeNull();
  const next = act(first, { type: "deal", deck: deckFor() });
  const second = reply(putAway(speak(next, "8s pass pass"), "8s"), "pass pass");
  expect(second.settlement).not.toBeNull();
});

describe("how far a pulya is", () => {
  const far = (settings: Settings, pool: readonly number[], dealNumber = 3) =>
    progressOf({ settings, sheet: { ...blankSheet(settings.players), pool }, dealNumber });

  test.each([
    [[4, 10, 9], 23],
    [[10, 10, 10], 30],
    [[14, 10, 0], 20],
  ])("CLOSE8 of pools by each %j there are %i of 30 points, however much a pool has over", (pool, reached) => {
    expect(far(each(10), pool)).toEqual({ by: "each", reached, goal: 30, isLastDeal: false });
  });

  test("CLOSE8 at two and four as many pools have to be filled", () => {
    expect(far({ ...each(10), players: 2 }, [4, 3])).toMatchObject({ reached: 7, goal: 20 });
    expect(far({ ...each(10), players: 4 }, [4, 3, 2, 1])).toMatchObject({ reached: 10, goal: 40 });
  });

  test("CLOSE8 of a sum all points count, whoever has them", () => {
    const settings = table({ closeBy: { kind: "sum", total: 90 } });
    expect(far(settings, [40, 0, 7])).toEqual({ by: "sum", reached: 47, goal: 90, isLastDeal: false });
  });

  test.each([
    [0, false],
    [19, false],
    [20, true],
  ])("CLOSE8 the deal %i of 20 is the last: %s", (dealNumber, isLastDeal) => {
    const settings = table({ closeBy: { kind: "deals", count: 20 } });
    expect(far(settings, [0, 0, 0], dealNumber)).toEqual({ by: "deals", reached: dealNumber, goal: 20, isLastDeal });
  });

  test("CLOSE8 CLOSE1 CLOSE4 CLOSE5 a pulya that is over has reached its goal, and none before it", () => {
    const closings = [
      { kind: "each", target: 10, aid: true },
      { kind: "sum", total: 30 },
      { kind: "deals", count: 1 },
    ] as const;
    for (const closeBy of closings) {
      const start = startPulya({ settings: table({ closeBy }), dealer: C });
      const over = eightBy("A", table({ closeBy }), { pool: [4, 10, 10] });
      expect(progressOf(start).reached).toBe(0);
      expect(over.settlement).not.toBeNull();
      expect(progressOf(over).reached).toBe(progressOf(over).goal);
      expect(progressOf(viewFor(over, B))).toEqual(progressOf(over));
    }
  });
});

test("CLOSE8 what each deal had brought is known afterwards", () => {
  const settings = table({ closeBy: { kind: "sum", total: 90 } });
  const first = eightBy("A", settings, { pool: [0, 0, 0] });
  const next = act(first, { type: "deal", deck: deckFor() });
  const second = reply(putAway(speak(next, "6s pass pass"), "6s"), "pass pass");
  expect([0, 1, 2].map((deal) => progressAfter(second, deal).reached)).toEqual([0, 6, 8]);
  expect(progressAfter(second, 2)).toEqual(progressOf(second));
  expect(progressAfter(second, 1)).toEqual(progressOf(first));
});

describe("the mountain paid down", () => {
  const settings = { ...each(10), mountainPaidDown: true };

  test.each([
    [10, 4, 0, 2],
    [10, 9, 3, 0],
    [10, 0, 0, 6],
    [10, -2, -2, 6],
    [20, 4, 0, 4],
    [20, 3, 0, 4.5],
  ] as const)(
    "CLOSE6 a pool point worth %i, a mountain of %i: an eight leaves %i and a pool of %i",
    (value, before, left, pool) => {
      const { sheet } = eightBy(
        "A",
        { ...settings, poolPointValue: value },
        { pool: [0, 0, 0], mountain: [before, 0, 0] },
      );
      expect(sheet.mountain[A]).toBe(left);
      expect(sheet.pool[A]).toBe(pool);
    },
  );

  test("CLOSE6 a bonus of an all-pass is no made game", () => {
    const sheet = { ...blankSheet(3), mountain: [5, 0, 0] };
    const pulya = speak(dealt({ settings, before: { sheet } }), "pass pass pass");
    const offered = act(pulya, { type: "offer", seat: A, taken: [0, 5, 5] });
    const agreed = act(
      offered,
      { type: "answerOffer", seat: B, accept: true },
      { type: "answerOffer", seat: C, accept: true },
    );
    expect(agreed.sheet).toMatchObject({ pool: [1, 0, 0], mountain: [5, 5, 5] });
  });
});

describe("what the lines say", () => {
  const lines = ({ sheet }: Pulya) =>
    sheet.entries.map(({ column, reason, seat, amount }) => [column, reason, seat, amount]);

  test("CLOSE2 CLOSE3 TEXT2 aid and surplus are named", () => {
    expect(lines(eightBy("A", each(10), { pool: [9, 8, 10] }))).toEqual([
      ["pool", "contractMade", A, 1],
      ["pool", "aid", B, 2],
      ["whists", "aid", A, 20],
      ["mountain", "surplus", A, -3],
    ]);
  });

  test("CLOSE6 TEXT2 what is paid down is named, after a misère too", () => {
    const settings = { ...each(10), mountainPaidDown: true };
    const first = { pool: [0, 0, 0], mountain: [4, 0, 0] };
    expect(lines(eightBy("A", settings, first))).toEqual([
      ["mountain", "paidDown", A, -4],
      ["pool", "contractMade", A, 2],
    ]);
    const sheet = { ...blankSheet(3), mountain: [4, 0, 0] };
    const misere = putAway(speak(dealt({ settings, before: { sheet } }), "misere pass pass"), "misere");
    expect(lines(agree(misere, 0, 5, 5))).toEqual([
      ["mountain", "paidDown", A, -4],
      ["pool", "misereMade", A, 6],
    ]);
  });

  test("CLOSE2 MIS5 TEXT2 a share is written after what fills the pools before it", () => {
    const settings = table({ players: 4, dealerMisereShare: true });
    const bought = speak(dealt({ settings, dealer: 3 }), "misere pass pass");
    expect(lines(agree(putAway(bought, "misere"), 0, 5, 5, 0))).toEqual([
      ["pool", "misereMade", A, 10],
      ["pool", "dealerShare", 3, 5],
    ]);
    expect(lines(agree(putAway(bought, "misere"), 1, 5, 4, 0))).toEqual([
      ["mountain", "misereCaught", A, 10],
      ["mountain", "dealerShare", 3, 5],
    ]);
  });

  test.each([
    [
      "mountain",
      "pool",
      [
        ["pool", "allPassClean", A, 1],
        ["mountain", "allPassTricks", B, 4],
        ["mountain", "allPassTricks", C, 6],
      ],
    ],
    [
      "whists",
      "pool",
      [
        ["pool", "allPassClean", A, 1],
        ["whists", "allPassTricks", A, 4],
        ["whists", "allPassTricks", A, 6],
      ],
    ],
    [
      "mountain",
      "mountain",
      [
        ["mountain", "allPassClean", A, -1],
        ["mountain", "allPassTricks", B, 4],
        ["mountain", "allPassTricks", C, 6],
      ],
    ],
  ] as const)("PASS6 PASS7 PASS9 TEXT2 an all-pass for %s, clean in the %s", (scoring, cleanBonusIn, entries) => {
    const settings = table({ allPass: { scoring, cleanBonusIn } });
    const sheet = { ...blankSheet(3), mountain: [5, 0, 0] };
    expect(lines(agree(speak(dealt({ settings, before: { sheet } }), "pass pass pass"), 0, 4, 6))).toEqual(entries);
  });

  test("PASS14 TEXT2 a dealer's bonus is named like a clean hand", () => {
    const settings = table({ players: 4, allPass: { dealerTalonCards: "suitOnly", dealerBonus: 1 } });
    const scored = agree(speak(dealt({ settings, dealer: 3 }), "pass pass pass"), 5, 3, 2, 0);
    expect(lines(scored)[0]).toEqual(["pool", "allPassClean", 3, 1]);
  });

  test("SCORE3 SCORE4 SCORE6 SCORE8 SCORE13 TEXT2 every line of a game is named", () => {
    const game = (answers: string, ...taken: readonly number[]) => {
      const asked = reply(putAway(speak(dealt(), "6s pass pass"), "6s"), answers);
      return lines(taken.length === 0 ? asked : agree(asked, ...taken));
    };
    expect(game("whist whist", 8, 2, 0)).toEqual([
      ["pool", "contractMade", A, 2],
      ["whists", "trickWhists", B, 4],
      ["mountain", "shortfall", C, 4],
    ]);
    expect(game("whist whist", 5, 5, 0)).toEqual([
      ["mountain", "undertricks", A, 2],
      ["whists", "trickWhists", B, 10],
      ["whists", "consolation", B, 2],
      ["whists", "consolation", C, 2],
    ]);
    expect(game("pass half pass")).toEqual([
      ["pool", "contractMade", A, 2],
      ["whists", "halfWhist", C, 4],
    ]);
  });

  test("TALON5 TALON7 TEXT2 so are a concession and a paid talon", () => {
    const settings = table({ players: 4, paidTalon: true });
    const bought = speak(dealt({ settings, dealer: 3, talon: "As Ac" }), "6s pass pass");
    expect(lines(act(bought, { type: "concede", seat: A }))).toEqual([
      ["mountain", "conceded", A, 6],
      ["whists", "talonPayment", 3, 30],
    ]);
  });
});

describe("stopping", () => {
  test("CLOSE7 a pulya is settled as it stands, between two deals", () => {
    const running = eightBy("A", each(10), { pool: [0, 0, 0] });
    const stopped = act(running, { type: "stop" });
    expect(stopped.settlement?.shown).toEqual([40, -20, -20]);
    expect(phaseOf(stopped)).toBe("finished");
    expect(act(startPulya({ settings: table(), dealer: A }), { type: "stop" }).settlement?.shown).toEqual([0, 0, 0]);
  });

  test("CLOSE7 what it would come to is told before, and comes about", () => {
    const running = eightBy("A", { ...each(10), poolPointValue: 20 }, { pool: [4, 0, 1], mountain: [0, 7, 0] });
    const agreed = settleNow(running);
    expect(agreed).toEqual({ exact: [900, -720, -180], denominator: 6, shown: [150, -120, -30] });
    expect(act(running, { type: "stop" }).settlement).toEqual(agreed);
    expect(settleNow(viewFor(running, B))).toEqual(agreed);
  });

  test("CLOSE7 cards on the table count for nothing until their deal is finished, and once it is over nothing changes", () => {
    const sheet = { ...blankSheet(3), pool: [3, 0, 0] };
    const asked = putAway(speak(dealt({ before: { sheet } }), "8s pass pass"), "8s");
    expect(settleNow(asked).shown).toEqual([20, -10, -10]);
    const made = reply(asked, "pass pass");
    expect(settleNow(made).shown).toEqual([60, -30, -30]);
    const over = act(made, { type: "stop" });
    expect(settleNow(over)).toEqual(over.settlement);
  });

  test("CLOSE7 not in the middle of a deal", () => {
    expect(refusalOf(dealt(), { type: "stop" })).toBe("DEAL_IN_PROGRESS");
  });
});

test("DEAL3 no deal before the last one is over", () => {
  expect(refusalOf(dealt(), { type: "deal", deck: deckFor() })).toBe("DEAL_IN_PROGRESS");
});
