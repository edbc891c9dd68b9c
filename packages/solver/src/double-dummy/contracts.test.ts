import { describe, expect, test } from "vitest";
import { NO_TRUMP, toSet } from "../card-set.ts";
import { randomFrom } from "../random.ts";
import { solveContracts } from "./contracts.ts";
import { solveDiscards } from "./discards.ts";
import { randomPosition } from "./random-positions.fixture.ts";
import { Solver } from "./solver.ts";

describe("all contracts of a deal", () => {
  test("are worth what each is worth by itself", () => {
    const random = randomFrom(41);
    for (let number = 0; number < 3; number += 1) {
      const { hands, leader } = randomPosition(random, { kind: "noTrump", cards: 7, played: 0 });
      const found = solveContracts(new Solver(), { hands, leader });
      if (!found.ok) throw new Error(found.code);
      for (const declarer of [0, 1, 2] as const) {
        const frame = { hands, leader, declarer, trick: [] };
        const games = [0, 1, 2, 3, NO_TRUMP].map((trump) => new Solver().valueOf({ ...frame, trump, goal: "most" }));
        const misere = new Solver().valueOf({ ...frame, trump: NO_TRUMP, goal: "fewest" });
        expect(found.table.tricks[declarer]).toEqual(games.map((value) => value.ok && value.tricks));
        expect(found.table.misere[declarer]).toBe(misere.ok && misere.tricks);
      }
    }
  });

  test("are refused for an impossible deal, and stop at their budget of nodes", () => {
    const { hands, leader } = randomPosition(randomFrom(42), { kind: "noTrump", cards: 10, played: 0 });
    expect(solveContracts(new Solver(), { hands: [1, 2, 12], leader })).toMatchObject({ code: "UNEVEN_HANDS" });
    expect(solveContracts(new Solver(), { hands, leader }, { nodes: 500 })).toMatchObject({ code: "STOPPED" });
  });
});

describe("the best discard", () => {
  const frame = { declarer: 0, leader: 1, trump: 3, goal: "most" } as const;

  test("keeps what takes tricks and throws the two losers", () => {
    const hands = [toSet(["Ah", "Kh", "As", "7s", "7c"]), toSet(["Ks", "Qs", "Ac"]), toSet(["Js", "Kc", "Qc"])];
    const found = solveDiscards(new Solver(), { ...frame, hands });
    expect(found).toMatchObject({ ok: true, tricks: 3 });
    expect(found.ok && found.discards).toEqual([[0, 8]]);
  });

  test("of a misère throws the cards that are caught", () => {
    const hands = [toSet(["7h", "As", "Ac"]), toSet(["8h"]), toSet(["9h"])];
    const deal = { ...frame, trump: NO_TRUMP, goal: "fewest", hands } as const;
    expect(solveDiscards(new Solver(), deal)).toMatchObject({ ok: true, tricks: 0 });
  });

  test("is refused for hands of a wrong size", () => {
    const hands = [toSet(["7h"]), toSet(["8h"]), toSet(["9h"])];
    expect(solveDiscards(new Solver(), { ...frame, hands })).toMatchObject({ ok: false, code: "UNEVEN_HANDS" });
    expect(solveDiscards(new Solver(), { ...frame, hands: [15, 48, 960] })).toMatchObject({ code: "UNEVEN_HANDS" });
  });
});
