import { describe, expect, test } from "vitest";
import { describeEntry, describeEvent, describeResult, nameBid } from "./descriptions.ts";
import type { GameEvent } from "./events.ts";
import type { DealResult, ScoreEntry } from "./score.ts";

const [A, B, C] = [0, 1, 2] as const;

const eight = { kind: "game", level: 8, denomination: "h", withoutTalon: false } as const;
const result = (changes: Partial<DealResult>): DealResult => ({
  deal: 1,
  kind: "played",
  declarer: A,
  contract: "8h",
  taken: [8, 1, 1],
  entries: [],
  ...changes,
});

describe("events", () => {
  const events: readonly (readonly [GameEvent, object])[] = [
    [
      { type: "dealt", number: 3, dealer: B, dummy: null, hands: [["7s"]], talon: ["??"] },
      { key: "dealt", dealer: B, number: 3 },
    ],
    [
      { type: "called", seat: A, call: "pass" },
      { key: "passed", seat: A },
    ],
    [
      { type: "called", seat: A, call: "hold" },
      { key: "held", seat: A },
    ],
    [
      { type: "called", seat: A, call: "8h" },
      { key: "bid", seat: A, bid: eight },
    ],
    [
      { type: "called", seat: A, call: "misere" },
      { key: "bid", seat: A, bid: { kind: "misere", withoutTalon: false } },
    ],
    [
      { type: "talonTaken", declarer: A, bid: "8h", cards: ["7s", "8s"] },
      { key: "talonTaken", seat: A, bid: eight, cards: ["7s", "8s"] },
    ],
    [
      { type: "talonLeft", declarer: A, bid: "9nw" },
      { key: "talonLeft", seat: A, bid: { kind: "game", level: 9, denomination: "n", withoutTalon: true } },
    ],
    [{ type: "allPassStarted" }, { key: "allPassStarted" }],
    [
      { type: "ordered", seat: A, discard: ["7s", "8s"], contract: "8h" },
      { key: "ordered", seat: A, bid: eight },
    ],
    [
      { type: "discarded", seat: A, discard: ["7s", "8s"] },
      { key: "discarded", seat: A },
    ],
    [
      { type: "conceded", seat: A },
      { key: "conceded", seat: A },
    ],
    [
      { type: "whistAnswered", seat: B, answer: "pass" },
      { key: "whistPassed", seat: B },
    ],
    [
      { type: "whistAnswered", seat: B, answer: "whist" },
      { key: "whisted", seat: B },
    ],
    [
      { type: "whistAnswered", seat: B, answer: "half" },
      { key: "halfWhisted", seat: B },
    ],
    [
      { type: "opennessChosen", seat: B, open: true },
      { key: "choseLight", seat: B },
    ],
    [
      { type: "opennessChosen", seat: B, open: false },
      { key: "choseDark", seat: B },
    ],
    [
      {
        type: "handsOpened",
        hands: [
          { seat: B, cards: ["7s"] },
          { seat: C, cards: [] },
        ],
      },
      { key: "handsOpened", seats: [B, C] },
    ],
    [
      { type: "talonCardTurned", card: "7s" },
      { key: "talonCardTurned", card: "7s" },
    ],
    [
      { type: "cardPlayed", seat: A, by: A, card: "7s" },
      { key: "cardPlayed", seat: A, card: "7s" },
    ],
    [
      { type: "cardPlayed", seat: A, by: B, card: "7s" },
      { key: "cardPlayedFor", seat: A, by: B, card: "7s" },
    ],
    [
      { type: "trickTaken", seat: C },
      { key: "trickTaken", seat: C },
    ],
    [
      { type: "handedOver", seat: B, to: C },
      { key: "handedOver", seat: B, to: C },
    ],
    [
      { type: "offered", seat: B, taken: [8, 1, 1] },
      { key: "offered", seat: B, taken: [8, 1, 1] },
    ],
    [
      { type: "offerAnswered", seat: C, accept: true },
      { key: "offerAccepted", seat: C },
    ],
    [
      { type: "offerAnswered", seat: C, accept: false },
      { key: "offerRefused", seat: C },
    ],
    [
      { type: "offerWithdrawn", seat: B },
      { key: "offerWithdrawn", seat: B },
    ],
    [
      { type: "dealScored", result: result({}), hands: [], talon: [], discard: [] },
      { key: "gameMade", seat: A, bid: eight, tricks: 8 },
    ],
    [
      { type: "pulyaSettled", settlement: { exact: [6, -6], denominator: 4, shown: [2, -2] } },
      { key: "pulyaSettled", balances: [2, -2] },
    ],
  ];

  test.each(events)("TEXT1 %j", (event, sentence) => {
    expect(describeEvent(event)).toEqual(sentence);
  });
});

test.each([
  [{}, { key: "gameMade", tricks: 8 }],
  [{ taken: [7, 2, 1] }, { key: "gameFailed", tricks: 7 }],
  [
    { kind: "passedOut", taken: [0, 0, 0] },
    { key: "passedOut", seat: A },
  ],
  [{ kind: "halfWhist", taken: [0, 0, 0] }, { key: "halfWhistAccepted" }],
  [{ kind: "conceded", taken: [0, 0, 0] }, { key: "gameConceded" }],
  [{ kind: "misere", contract: "misere", taken: [0, 5, 5] }, { key: "misereMade" }],
  [
    { kind: "misere", contract: "misereWithoutTalon", taken: [2, 4, 4] },
    { key: "misereCaught", tricks: 2 },
  ],
  [
    { kind: "allPass", declarer: null, contract: null, taken: [3, 3, 4] },
    { key: "allPassPlayed", taken: [3, 3, 4] },
  ],
  [{ kind: "thrownIn", declarer: null, contract: null, taken: [0, 0, 0] }, { key: "thrownIn" }],
] as const)("TEXT1 a result %j is told as %j", (changes, sentence) => {
  expect(describeResult(result(changes))).toMatchObject(sentence);
});

test("TEXT1 a bid is taken apart", () => {
  expect(nameBid("10n")).toEqual({ kind: "game", level: 10, denomination: "n", withoutTalon: false });
  expect(nameBid("misereWithoutTalon")).toEqual({ kind: "misere", withoutTalon: true });
});

const lines: readonly (readonly [ScoreEntry, object])[] = [
  [
    { column: "pool", deal: 1, seat: A, amount: 6, reason: "contractMade" },
    { key: "contractMade", seat: A, amount: 6, column: "pool", off: false },
  ],
  [
    { column: "mountain", deal: 1, seat: A, amount: 0, reason: "allPassTricks" },
    { key: "allPassTricks", seat: A, amount: 0, column: "mountain", off: false },
  ],
  [
    { column: "mountain", deal: 1, seat: A, amount: -6, reason: "surplus" },
    { key: "surplus", seat: A, amount: 6, column: "mountain", off: true },
  ],
  [
    { column: "whists", deal: 1, seat: B, on: A, amount: 12, reason: "trickWhists" },
    { key: "trickWhists", seat: B, on: A, amount: 12, column: "whists" },
  ],
];

test.each(lines)("TEXT2 %j", (entry, sentence) => {
  expect(describeEntry(entry)).toEqual(sentence);
});
