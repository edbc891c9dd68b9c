import { describe, expect, test } from "vitest";
import { GAMES, LEVELS, type Game } from "../cards/contract.ts";
import type { Sheet } from "../pulya/score.ts";
import type { Settings } from "../settings/settings.ts";
import { oneOf } from "../testing/one-of.ts";
import { agree, choose, dealt, phaseOf, putAway, reply, seatNamed, speak, table } from "../testing/table.ts";

const [A, B, C] = [seatNamed("A"), seatNamed("B"), seatNamed("C")];

const gameAt = (level: number): Game => oneOf(GAMES, `${level}s`);

/** A declares at that level; B and C answer; the tricks by seat are agreed. */
function scored(
  settings: Settings,
  { level, answers }: { level: number; answers: string },
  ...taken: readonly number[]
): Sheet {
  const game = gameAt(level);
  const dealer = settings.players === 4 ? 3 : C;
  const asked = putAway(speak(dealt({ settings, dealer }), `${game} pass pass`), game);
  const answered = phaseOf(asked) === "whist" ? reply(asked, answers) : asked;
  const playing = phaseOf(answered) === "openness" ? choose(answered, "dark") : answered;
  return phaseOf(playing) === "finished" ? playing.sheet : agree(playing, ...taken).sheet;
}

const BOTH = "whist whist";

test.each([
  [6, 2],
  [7, 4],
  [8, 6],
  [9, 8],
  [10, 10],
])("SCORE2 a made %i writes %i in the pool", (level, value) => {
  expect(LEVELS).toContain(level);
  const { pool } = scored(table(), { level, answers: BOTH }, level, 10 - level, 0);
  expect(pool).toEqual([value, 0, 0]);
});

test("SCORE3 whisters write their own tricks, a sole whister all of the defence", () => {
  expect(scored(table(), { level: 6, answers: BOTH }, 6, 3, 1).whists).toEqual([
    [0, 0, 0],
    [6, 0, 0],
    [2, 0, 0],
  ]);
  expect(scored(table(), { level: 6, answers: "whist pass" }, 6, 1, 3).whists[B]).toEqual([8, 0, 0]);
  const gentle = table({ whistSharing: "gentleman" });
  expect(scored(gentle, { level: 6, answers: "whist pass" }, 6, 1, 3).whists[B]).toEqual([8, 0, 0]);
});

test.each([
  [6, 5, 2],
  [8, 5, 18],
  [10, 0, 100],
])("SCORE4 a %i with %i tricks costs %i in the mountain and brings no pool", (level, tricks, points) => {
  const sheet = scored(table(), { level, answers: BOTH }, tricks, 10 - tricks, 0);
  expect(sheet).toMatchObject({ pool: [0, 0, 0], mountain: [points, 0, 0] });
});

test.each([
  ["greedy", 18 + 6, 6],
  ["gentleman", 9 + 6, 9 + 6],
] as const)("SCORE5 %s: the sole whister writes %i, the passer %i", (whistSharing, whister, passer) => {
  const { whists } = scored(table({ whistSharing }), { level: 8, answers: "whist pass" }, 7, 2, 1);
  expect(whists).toEqual([
    [0, 0, 0],
    [whister, 0, 0],
    [passer, 0, 0],
  ]);
});

test("SCORE3 the result of a deal tells what was played and who took how many tricks", () => {
  const asked = putAway(speak(dealt({ settings: table(), dealer: C }), "6s pass pass"), "6s");
  const { deal } = agree(reply(asked, BOTH), 6, 3, 1);
  expect(deal).toMatchObject({ result: { kind: "played", declarer: A, contract: "6s", taken: [6, 3, 1] } });
});

test.each([
  [BOTH, [8, 1, 1], "A contractMade, B trickWhists, C trickWhists, B shortfall, C shortfall"],
  [BOTH, [5, 3, 2], "A undertricks, B trickWhists, C trickWhists, B consolation, C consolation"],
  ["pass half pass", [], "A contractMade, C halfWhist"],
] as const)("SCORE3 SCORE4 SCORE6 SCORE8 SCORE13 lines of a six, %s, %j: %s", (answers, taken, lines) => {
  const { entries } = scored(table(), { level: 6, answers }, ...taken);
  expect(entries.map(({ seat, reason }) => `${"ABC".charAt(seat)} ${reason}`).join(", ")).toBe(lines);
});

test("SCORE5 two whisters never share", () => {
  const { whists } = scored(table({ whistSharing: "gentleman" }), { level: 8, answers: BOTH }, 7, 3, 0);
  expect(whists).toEqual([
    [0, 0, 0],
    [18 + 6, 0, 0],
    [6, 0, 0],
  ]);
});

test.each([
  ["price", 2, 8 * 2 * 2],
  [10, 1, 10 * 2],
  [0, 1, 0],
] as const)(
  "SCORE6 a consolation of %s, whists times %i: %i for two undertricks",
  (consolation, whistMultiplier, whists) => {
    const sheet = scored(table({ consolation, whistMultiplier }), { level: 9, answers: BOTH }, 7, 3, 0);
    expect(sheet.whists[C]).toEqual([whists, 0, 0]);
  },
);

test.each([
  [true, 6],
  [false, 0],
])("SCORE7 with consolationToDealer %s the sitting dealer writes %i", (consolationToDealer, whists) => {
  const settings = table({ players: 4, consolationToDealer });
  const sheet = scored(settings, { level: 8, answers: BOTH }, 7, 2, 1, 0);
  expect(sheet.whists[3]).toEqual([whists, 0, 0, 0]);
});

describe("shortfalls", () => {
  test.each([
    [6, [8, 1, 1], [0, 2, 2]],
    [6, [10, 0, 0], [0, 4, 4]],
    [7, [10, 0, 0], [0, 4, 4]],
    [8, [10, 0, 0], [0, 0, 6]],
    [9, [10, 0, 0], [0, 0, 8]],
    [9, [9, 1, 0], [0, 0, 0]],
  ])("SCORE8 SCORE10 SCORE11 on a made %i with %j two whisters owe %j", (level, taken, mountain) => {
    expect(scored(table(), { level, answers: BOTH }, ...taken).mountain).toEqual(mountain);
  });

  test("SCORE8 half-responsible whisters owe half the price", () => {
    const settings = table({ whistResponsibility: "half", mountainMultiplier: 2 });
    expect(scored(settings, { level: 6, answers: BOTH }, 8, 1, 1).mountain).toEqual([0, 2, 2]);
  });

  test.each([
    ["team", 6, [7, 0, 3], 2],
    ["team", 6, [6, 0, 4], 0],
    ["own", 6, [7, 0, 3], 4],
    ["own", 6, [7, 2, 1], 0],
    ["own", 7, [9, 0, 1], 4],
    ["own", 7, [9, 1, 0], 0],
    ["own", 8, [9, 0, 1], 0],
    ["own", 8, [10, 0, 0], 6],
  ] as const)(
    "SCORE9 duty of the %s, a made %i with %j: the sole whister owes %i",
    (soleWhisterDuty, level, taken, points) => {
      const sheet = scored(table({ soleWhisterDuty }), { level, answers: "whist pass" }, ...taken);
      expect(sheet.mountain).toEqual([0, points, 0]);
    },
  );

  test.each([
    ["team", 6, [7, 3, 0], [0, 0, 2]],
    ["personal", 6, [7, 3, 0], [0, 0, 4]],
    ["team", 6, [6, 4, 0], [0, 0, 0]],
    ["personal", 6, [6, 4, 0], [0, 0, 4]],
    ["team", 7, [8, 2, 0], [0, 0, 0]],
    ["personal", 7, [8, 2, 0], [0, 0, 4]],
    ["personal", 6, [8, 1, 1], [0, 2, 2]],
  ] as const)("SCORE10 cap of the %s, a made %i with %j: %j", (shortfallCap, level, taken, mountain) => {
    expect(scored(table({ shortfallCap }), { level, answers: BOTH }, ...taken).mountain).toEqual(mountain);
  });

  test.each([
    ["second", [0, 0, 6]],
    ["both", [0, 6, 6]],
  ] as const)("SCORE11 a duty of one lies on: %s", (dutyOfOne, mountain) => {
    expect(scored(table({ dutyOfOne }), { level: 8, answers: BOTH }, 10, 0, 0).mountain).toEqual(mountain);
  });

  test("SCORE11 a whisted ten has a duty of one trick", () => {
    const settings = table({ ten: "whisted" });
    expect(scored(settings, { level: 10, answers: BOTH }, 10, 0, 0).mountain).toEqual([0, 0, 10]);
  });

  test("SCORE12 a failed game and a checked ten write none", () => {
    expect(scored(table(), { level: 6, answers: BOTH }, 5, 5, 0).mountain).toEqual([2, 0, 0]);
    expect(scored(table(), { level: 10, answers: "" }, 10, 0, 0).mountain).toEqual([0, 0, 0]);
    const whisted = table({ ten: "whisted", shortfallCap: "personal" });
    expect(scored(whisted, { level: 10, answers: BOTH }, 9, 1, 0).mountain).toEqual([10, 0, 0]);
  });
});

test.each([
  [6, 1, 4],
  [7, 1, 4],
  [6, 2, 8],
  [7, 2, 8],
] as const)("SCORE13 a half on a %i at multiplier %i writes %i", (level, whistMultiplier, whists) => {
  const sheet = scored(table({ whistMultiplier }), { level, answers: "pass half pass" });
  expect(sheet.whists[C]).toEqual([whists, 0, 0]);
  expect(sheet.mountain).toEqual([0, 0, 0]);
});

test("SCORE14 each multiplier counts in its own column, and none in the pool", () => {
  const failed = scored(table({ whistMultiplier: 2 }), { level: 8, answers: BOTH }, 7, 2, 1);
  expect(failed).toMatchObject({
    mountain: [6, 0, 0],
    whists: [
      [0, 0, 0],
      [36, 0, 0],
      [24, 0, 0],
    ],
  });
  const other = scored(table({ mountainMultiplier: 2 }), { level: 8, answers: BOTH }, 7, 2, 1);
  expect(other).toMatchObject({
    mountain: [12, 0, 0],
    whists: [
      [0, 0, 0],
      [18, 0, 0],
      [12, 0, 0],
    ],
  });
  const made = scored(table({ whistMultiplier: 2, mountainMultiplier: 2 }), { level: 8, answers: BOTH }, 8, 1, 1);
  expect(made.pool[A]).toBe(6);
});

describe("at a table for two", () => {
  const settings = table({ players: 2, whistSharing: "gentleman" });
  const played = (...taken: readonly number[]) => {
    const asked = putAway(speak(dealt({ settings, dealer: B }), "8s pass"), "8s");
    return agree(reply(asked, "whist"), ...taken).sheet;
  };

  test("SCORE3 SCORE5 SCORE6 the whister writes all tricks and the only consolation", () => {
    expect(played(7, 1, 2)).toMatchObject({
      mountain: [6, 0],
      whists: [
        [0, 0],
        [18 + 6, 0],
      ],
    });
    expect(played(8, 1, 1)).toMatchObject({
      pool: [6, 0],
      whists: [
        [0, 0],
        [12, 0],
      ],
    });
  });

  test("SCORE8 and owes the whole duty", () => {
    expect(played(10, 0, 0).mountain).toEqual([0, 6]);
  });
});
