import { describe, expect, test } from "vitest";
import { indexOf, NO_TRUMP, toSet } from "../card-set.ts";
import { randomFrom } from "../random.ts";
import { bestValue, bruteForce } from "./brute-force.fixture.ts";
import type { HandNumber, Position } from "./position.ts";
import { KINDS, randomPosition, type Kind } from "./random-positions.fixture.ts";
import { Solver } from "./solver.ts";

/** Cards a hand, and how many positions of each kind. */
const SIZES = [
  [3, 720],
  [4, 500],
  [5, 50],
] as const;

describe.each(KINDS)("%s: value and all best cards agree with playing out every line", (kind) => {
  test.each(SIZES)("%i cards a hand", (cards, count) => {
    const solver = new Solver();
    const random = randomFrom(cards * 100 + KINDS.indexOf(kind));
    for (let number = 0; number < count; number += 1) {
      const position = randomPosition(random, { kind, cards, played: number % 3 });
      const truth = bruteForce(position);
      const found = solver.solve(position);
      expect(found.ok && found.tricks, JSON.stringify(position)).toBe(bestValue(position, truth));
      const values = found.ok ? found.cards.map(({ card, tricks }) => [card, tricks]) : [];
      expect(values, JSON.stringify(position)).toEqual([...truth].toSorted(([a], [b]) => a - b));
    }
  });
});

describe.each(["trump", "noTrump", "misere"] as const)("%s: full hands", (kind: Kind) => {
  test("turning the table and renaming the suits changes nothing", () => {
    const solver = new Solver();
    const random = randomFrom(31);
    for (let number = 0; number < 12; number += 1) {
      const position = randomPosition(random, { kind, cards: 10, played: 0 });
      const value = tricksOf(solver, position);
      expect(tricksOf(new Solver(), turned(position)), JSON.stringify(position)).toBe(value);
      expect(tricksOf(new Solver(), renamed(position)), JSON.stringify(position)).toBe(value);
    }
  });

  test("the value of a position is that of its best card", () => {
    const solver = new Solver();
    const random = randomFrom(32);
    for (let number = 0; number < 12; number += 1) {
      const position = randomPosition(random, { kind, cards: 10, played: number % 3 });
      const found = solver.solve(position);
      const values = new Map(found.ok ? found.cards.map(({ card, tricks }) => [card, tricks]) : []);
      expect(found.ok && found.tricks).toBe(bestValue(position, values));
    }
  });
});

describe("known deals", () => {
  const solver = new Solver();
  const frame = { goal: "most", declarer: 0, leader: 0, trick: [] } as const;

  test("eight trumps and two aces take ten tricks, in the suit and in no-trump", () => {
    const hands = [
      toSet(["7s", "8s", "9s", "Ts", "Js", "Qs", "Ks", "As", "Ac", "Ad"]),
      toSet(["7c", "8c", "9c", "Tc", "7d", "8d", "9d", "Td", "7h", "8h"]),
      toSet(["Jc", "Qc", "Kc", "Jd", "Qd", "Kd", "9h", "Th", "Jh", "Qh"]),
    ];
    expect(tricksOf(solver, { ...frame, hands, trump: 0 })).toBe(10);
    expect(tricksOf(solver, { ...frame, hands, trump: NO_TRUMP })).toBe(10);
  });

  test("the seven, nine, jack and king of every suit cannot be caught in a misère when others lead", () => {
    const hands = [
      toSet(["7s", "9s", "Js", "7c", "9c", "Jc", "7d", "9d", "7h", "9h"]),
      toSet(["8s", "Qs", "Ks", "8c", "Tc", "Kc", "8d", "Qd", "8h", "Qh"]),
      toSet(["Ts", "As", "Qc", "Ac", "Td", "Kd", "Ad", "Th", "Kh", "Ah"]),
    ];
    expect(tricksOf(solver, { ...frame, goal: "fewest", hands, trump: NO_TRUMP, leader: 1 })).toBe(0);
  });

  test("a guarded king scores behind its ace and dies before it", () => {
    const behind = [toSet(["Kh", "7h"]), toSet(["Ah", "8h"]), toSet(["7s", "8s"])];
    const before = [toSet(["Kh", "7h"]), toSet(["7s", "8s"]), toSet(["Ah", "8h"])];
    expect(tricksOf(solver, { ...frame, hands: behind, trump: NO_TRUMP, leader: 1 })).toBe(1);
    expect(tricksOf(solver, { ...frame, hands: before, trump: NO_TRUMP, leader: 0 })).toBe(0);
  });

  test.each([
    [true, 0],
    [false, 1],
  ])(
    "PASS3 under the sitting dealer's ace a king takes no trick, and first hand leads on: %s, %i",
    (canWin, tricks) => {
      const hands = [toSet(["Ks", "7h"]), toSet(["8s", "8h"]), toSet(["9s", "9h"])];
      const talon = { cards: [indexOf("As")], canWin, thereafter: "winner" } as const;
      const allPass: Position = { ...frame, goal: "fewest", trump: NO_TRUMP, hands, talon };
      expect(tricksOf(solver, allPass)).toBe(tricks);
    },
  );
});

describe("refusals", () => {
  const solver = new Solver();
  const sound: Position = {
    hands: [toSet(["7s", "8s"]), toSet(["9s", "Ts"]), toSet(["Js", "Qs"])],
    trump: NO_TRUMP,
    goal: "most",
    declarer: 0,
    leader: 0,
    trick: [],
  };
  const faults: readonly (readonly [string, object])[] = [
    ["THREE_HANDS_NEEDED", { hands: [1, 2] }],
    ["NO_SUCH_HAND", { leader: 3 }],
    ["NO_SUCH_HAND", { declarer: -1 }],
    ["NO_SUCH_TRUMP", { trump: 4 }],
    ["NO_SUCH_TRUMP", { trump: 0.5 }],
    ["MISERE_HAS_NO_TRUMP", { goal: "fewest", trump: 1 }],
    ["TALON_OUT_OF_PLACE", { talon: { cards: [8], canWin: false, thereafter: "leader" } }],
    ["TALON_OUT_OF_PLACE", { goal: "fewest", talon: { cards: [32], canWin: false, thereafter: "leader" } }],
    ["CARD_TWICE", { goal: "fewest", talon: { cards: [0], canWin: true, thereafter: "leader" } }],
    ["TRICK_TOO_LONG", { trick: [8, 9, 10] }],
    ["NO_SUCH_CARD", { trick: [32] }],
    ["NO_SUCH_CARD", { hands: [0.5, 1, 2] }],
    ["CARD_TWICE", { hands: [3, 3, 12] }],
    ["UNEVEN_HANDS", { hands: [1, 6, 24] }],
    ["UNEVEN_HANDS", { trick: [30] }],
    ["TOO_MANY_CARDS", { hands: [0x1fff, 0, 0] }],
    ["NO_CARDS", { hands: [0, 0, 0] }],
    ["TRICK_BREAKS_RULES", { hands: [2, 8, 48], trick: [0, 31] }],
  ];

  test.each(faults)("%s", (code, change) => {
    expect(solver.solve({ ...sound, ...change })).toMatchObject({ ok: false, code });
  });
});

describe("limits", () => {
  const hard = randomPosition(randomFrom(5), { kind: "misere", cards: 10, played: 0 });

  test("a search ends when its nodes are used up, and a later one is not hurt by it", () => {
    const solver = new Solver();
    expect(solver.solve(hard, { nodes: 50 })).toMatchObject({ ok: false, code: "STOPPED" });
    expect(tricksOf(solver, hard)).toBe(tricksOf(new Solver(), hard));
  });

  test("a search ends when it is told to stop", () => {
    expect(new Solver().solve(hard, { shouldStop: () => true })).toMatchObject({ ok: false, code: "STOPPED" });
  });

  test("after forgetting, the same position takes the same nodes", () => {
    const solver = new Solver();
    const first = solver.valueOf(hard);
    solver.forget();
    expect(solver.valueOf(hard)).toEqual(first);
  });
});

function tricksOf(solver: Solver, position: Position): number {
  const value = solver.valueOf(position);
  if (!value.ok) throw new Error(value.code);
  return value.tricks;
}

function turned(position: Position): Position {
  const [first = 0, second = 0, third = 0] = position.hands;
  // One further than hand 0 to 2, round the table.
  const next = (hand: HandNumber): HandNumber => ((hand + 1) % 3) as HandNumber;
  const { declarer, leader } = position;
  return { ...position, hands: [third, first, second], declarer: next(declarer), leader: next(leader) };
}

/** Spades become diamonds, and so on round. */
function renamed(position: Position): Position {
  const swap = (set: number): number => (set << 16) | (set >>> 16);
  const trump = position.trump === NO_TRUMP ? NO_TRUMP : position.trump ^ 2;
  return { ...position, hands: position.hands.map(swap), trump, trick: position.trick.map((card) => (card + 16) & 31) };
}
