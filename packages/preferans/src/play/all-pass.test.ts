import { describe, expect, test } from "vitest";
import type { Card } from "../cards/cards.ts";
import { legal } from "../engine/legal-moves.ts";
import { allPassRow } from "../paper/streak.ts";
import { nextDealer } from "../pulya/dealing.ts";
import type { Settings } from "../settings/settings.ts";
import type { Pulya } from "../pulya/state.ts";
import { viewFor } from "../engine/views.ts";
import {
  act,
  agree,
  dealIn,
  deckFor,
  dealt,
  onTurn,
  phaseOf,
  play,
  putAway,
  refusalOf,
  reply,
  seatNamed,
  speak,
  table,
} from "../testing/table.ts";

const [A, B, C] = [seatNamed("A"), seatNamed("B"), seatNamed("C")];

const hands = ["7s 8s 9s Ts 7c 8c 9c 7d 8d 7h", "Js Qs Ks Tc Jc 9d Td 8h 9h Th", "Qc Kc Ac Jd Qd Kd Ad Jh Qh Kh"];
const layout = { hands, talon: "As Ah" };

function passed(settings: Settings = table(), before: Partial<Pulya> = {}): Pulya {
  return speak(dealt({ settings, before, ...layout, dealer: settings.players === 4 ? 3 : C }), "pass pass pass");
}

function playable(pulya: Pulya): readonly Card[] {
  const options = legal(pulya, onTurn(pulya));
  return options.kind === "play" ? options.cards : [];
}

describe("the opened talon", () => {
  test("PASS1 its first card fixes the suit of the first trick, its second that of the second", () => {
    const pulya = passed();
    expect(dealIn(pulya, "play").trick).toEqual({ leader: A, talonCard: "As", cards: [], winner: null });
    expect(playable(pulya)).toEqual(["7s", "8s", "9s", "Ts"]);
    expect(refusalOf(pulya, { type: "playCard", seat: A, card: "7h" })).toBe("FOLLOW_SUIT");
    const second = play(pulya, "7s Js Qc");
    expect(dealIn(second, "play").trick).toMatchObject({ leader: A, talonCard: "Ah" });
    expect(playable(second)).toEqual(["7h"]);
  });

  test("PASS1 it is turned card by card", () => {
    expect(viewFor(passed(), A).deal?.talon).toEqual(["As", "??"]);
    expect(viewFor(play(passed(), "7s Js Qc"), "spectator").deal?.talon).toEqual(["As", "Ah"]);
  });

  test("PASS1 WHIST11 nobody's hand is laid open", () => {
    const opened = [passed(), play(passed(), "7s"), play(passed(), "7s Js Qc")].map(
      (pulya) => dealIn(pulya, "play").open,
    );
    expect(opened).toEqual([[], [], []]);
  });

  test("PASS2 the talon card does not win", () => {
    expect(dealIn(play(passed(), "7s Js Qc"), "play").tricks[0]?.winner).toBe(B);
  });

  test("PASS2 whoever alone can follow takes the trick, though last to play and with the lowest card", () => {
    const clubs = "7c 8c 9c Tc Jc Qc Kc Ac 7h 8h";
    const diamonds = "7d 8d 9d Td Jd Qd Kd Ad 9h Th";
    const odd = speak(dealt({ hands: [clubs, diamonds], talon: "Jh 7s" }), "pass pass pass");
    const second = play(odd, "8h Th Ah");
    expect(dealIn(play(second, "7c Ad 8s"), "play").tricks[1]?.winner).toBe(C);
  });

  test("PASS4 first hand leads to the third trick, too", () => {
    expect(dealIn(play(passed(), "7s Js Qc 7h Th Kh"), "play").trick.leader).toBe(A);
  });

  test("PASS4 or else the winner of the second trick does", () => {
    const settings = table({ allPass: { thirdTrick: "winner" } });
    expect(dealIn(play(passed(settings), "7s Js Qc 7h Th Kh"), "play").trick.leader).toBe(C);
    expect(dealIn(play(passed(settings), "7s Js Qc"), "play").trick.leader).toBe(A);
  });

  test("PASS4 later tricks are led by the winner of the one before", () => {
    expect(dealIn(play(passed(), "7s Js Qc 7h Th Kh 8s Ks Ac"), "play").trick.leader).toBe(B);
  });
});

describe("at a table for four", () => {
  const four = (changes: Partial<Settings["allPass"]> = {}) => passed(table({ players: 4, allPass: changes }));
  const D = seatNamed("D");

  test("PASS3 the talon card is the dealer's and can win the trick", () => {
    const pulya = play(four(), "7s Js Qc");
    expect(dealIn(pulya, "play")).toMatchObject({ taken: [0, 0, 0, 1], turn: A });
    expect(dealIn(play(pulya, "7h Th Kh"), "play")).toMatchObject({ taken: [0, 0, 0, 2], turn: A });
  });

  test("PASS3 PASS4 first hand leads after a trick of the dealer's even where the winner should", () => {
    const pulya = play(four({ thirdTrick: "winner" }), "7s Js Qc 7h Th Kh");
    expect(dealIn(pulya, "play")).toMatchObject({ taken: [0, 0, 0, 2], turn: A });
  });

  test("PASS3 a lower talon card is beaten", () => {
    const settings = table({ players: 4 });
    const pulya = speak(dealt({ settings, dealer: D, talon: "8s 7c" }), "pass pass pass");
    expect(dealIn(play(pulya, "7s Jc Kd"), "play").taken).toEqual([0, 0, 0, 1]);
    expect(dealIn(play(pulya, "9s Jc Kd"), "play").taken).toEqual([1, 0, 0, 0]);
  });

  test("PASS3 or it only fixes the suit", () => {
    expect(dealIn(play(four({ dealerTalonCards: "suitOnly" }), "7s Js Qc"), "play").taken).toEqual([0, 1, 0, 0]);
  });

  test("PASS14 a dealer who can win tricks scores like the others", () => {
    const won = agree(play(four(), "7s Js Qc 7h Th Kh"), 3, 3, 2, 2).sheet;
    expect(won).toMatchObject({ mountain: [3, 3, 2, 2], pool: [0, 0, 0, 0] });
    const clean = agree(four(), 5, 3, 2, 0).sheet;
    expect(clean).toMatchObject({ mountain: [5, 3, 2, 0], pool: [0, 0, 0, 1] });
  });

  test("PASS14 a dealer who cannot gets the dealer's bonus, if any", () => {
    const rest = { dealerTalonCards: "suitOnly" } as const;
    expect(agree(four(rest), 5, 3, 2, 0).sheet.pool).toEqual([0, 0, 0, 0]);
    expect(agree(four({ ...rest, dealerBonus: 1 }), 5, 3, 2, 0).sheet.pool).toEqual([0, 0, 0, 1]);
    const three = table({ allPass: { dealerBonus: 1 } });
    expect(agree(passed(three), 5, 3, 2).sheet.pool).toEqual([0, 0, 0]);
  });

  test("PASS8 PASS14 the dealer's count is among those of the amnesty", () => {
    expect(agree(four({ amnesty: true }), 5, 3, 2, 0).sheet.mountain).toEqual([5, 3, 2, 0]);
    const others = four({ amnesty: true, dealerTalonCards: "suitOnly" });
    expect(agree(others, 5, 3, 2, 0).sheet.mountain).toEqual([3, 1, 0, 0]);
  });
});

test("PASS5 with a closed talon first hand leads what it likes, and nobody sees the talon", () => {
  const pulya = passed(table({ allPass: { talon: "closed" } }));
  expect(dealIn(pulya, "play").trick).toMatchObject({ leader: A, talonCard: null });
  expect(playable(pulya)).toHaveLength(10);
  expect(viewFor(pulya, A).deal?.talon).toEqual(["??", "??"]);
  expect(dealIn(play(pulya, "7s Js Qc"), "play").turn).toBe(B);
});

describe("prices and bonuses by place in the row", () => {
  const after = (allPassStreak: number, settings: Settings, ...taken: readonly number[]) =>
    agree(passed(settings, { allPassStreak }), ...taken).sheet;

  test.each([
    [0, 1],
    [1, 2],
    [2, 3],
    [3, 3],
    [9, 3],
  ])("PASS6 PASS7 after %i in a row a trick costs %i, and a clean hand gains as much", (streak, price) => {
    const { pool, mountain } = after(streak, table(), 0, 4, 6);
    expect(mountain).toEqual([0, 4 * price, 6 * price]);
    expect(pool).toEqual([price, 0, 0]);
  });

  test("PASS6 the mountain multiplier counts", () => {
    expect(after(1, table({ mountainMultiplier: 2 }), 1, 4, 5).mountain).toEqual([4, 16, 20]);
  });

  test.each([
    ["mountain", 1, 5, 4],
    ["mountain", 2, 5, 3],
    ["mountain", 2, 1, 0],
    ["mountain", 1, -3, -3],
    ["mountainBelowZero", 1, 5, 4],
    ["mountainBelowZero", 2, 1, -1],
    ["mountainBelowZero", 1, -3, -4],
  ] as const)(
    "PASS7 a bonus in the %s, where the mountain counts %i times, leaves of %i: %i",
    (cleanBonusIn, mountainMultiplier, before, left) => {
      // What a pool point is worth has nothing to do with it.
      const settings = table({ mountainMultiplier, poolPointValue: 20, allPass: { prices: [0], cleanBonusIn } });
      const sheet = { pool: [0, 0, 0], mountain: [before, 0, 0], whists: [0, 0, 0].map(() => [0, 0, 0]), entries: [] };
      const scored = agree(passed(settings, { sheet }), 0, 4, 6).sheet;
      expect(scored.mountain).toEqual([left, 0, 0]);
      expect(scored.pool).toEqual([0, 0, 0]);
    },
  );

  test("PASS8 an amnesty takes the smallest count off everybody's", () => {
    expect(after(0, table({ allPass: { amnesty: true } }), 2, 3, 5).mountain).toEqual([0, 1, 3]);
  });
});

describe("whists for the lowest hand", () => {
  const rostov = (scoring: "whists" | "whistDifference") =>
    table({ allPass: { scoring, prices: [5], cleanBonus: [1], talon: "closed" } });

  test.each([
    [
      "whists",
      [2, 3, 5],
      [
        [0, 15, 25],
        [0, 0, 0],
        [0, 0, 0],
      ],
    ],
    [
      "whistDifference",
      [2, 3, 5],
      [
        [0, 5, 15],
        [0, 0, 0],
        [0, 0, 0],
      ],
    ],
    [
      "whists",
      [3, 4, 3],
      [
        [0, 10, 0],
        [0, 0, 0],
        [0, 10, 0],
      ],
    ],
    [
      "whistDifference",
      [3, 3, 4],
      [
        [0, 0, 2.5],
        [0, 0, 2.5],
        [0, 0, 0],
      ],
    ],
  ] as const)("PASS9 %s, tricks %j", (scoring, taken, whists) => {
    const { sheet } = agree(passed(rostov(scoring)), ...taken);
    expect(sheet.whists).toEqual(whists);
    expect(sheet.mountain).toEqual([0, 0, 0]);
  });
});

describe("exits", () => {
  /** All-passes one after another, then the next deal. */
  function inARow(count: number, settings = table()): Pulya {
    let state = dealt({ settings, dealer: C, before: {} });
    for (let deal = 0; deal < count; deal += 1) {
      state = act(agree(speak(state, "pass pass pass"), 4, 3, 3), { type: "deal", deck: deckFor() });
    }
    return state;
  }

  test.each([
    [0, 6],
    [1, 6],
    [2, 7],
    [3, 7],
    [5, 7],
  ])("PASS10 after %i all-passes in a row the auction starts at level %i", (count, level) => {
    expect(inARow(count)).toMatchObject({ exitLevel: level, allPassStreak: count });
  });

  test.each([
    [0, 6],
    [1, 7],
    [2, 7],
  ])(
    "PASS10 read the other way, 6-7-7 begins before the first: after %i the auction starts at level %i",
    (count, level) => {
      expect(inARow(count, table({ allPass: { exits: [7] } })).exitLevel).toBe(level);
    },
  );

  const failed = (pulya: Pulya): Pulya => {
    const game = reply(putAway(speak(pulya, "8s pass pass"), "8s"), "whist whist");
    const { undertaking } = dealIn(game, "play");
    const declarer = undertaking.kind === "game" ? undertaking.declarer : A;
    return agree(game, ...[0, 0, 0].map((_, seat) => (seat === declarer ? 4 : 3)));
  };
  const made = (pulya: Pulya): Pulya => {
    const game = reply(putAway(speak(pulya, "8s pass pass"), "8s"), "whist whist");
    const { undertaking } = dealIn(game, "play");
    const declarer = undertaking.kind === "game" ? undertaking.declarer : A;
    return agree(game, ...[0, 0, 0].map((_, seat) => (seat === declarer ? 8 : 1)));
  };
  const passedOut = (pulya: Pulya): Pulya => reply(putAway(speak(pulya, "8s pass pass"), "8s"), "pass pass");
  const conceded = (pulya: Pulya): Pulya => {
    const bought = speak(pulya, "8s pass pass");
    return act(bought, { type: "concede", seat: onTurn(bought) });
  };
  const misereWith =
    (tricks: 0 | 2) =>
    (pulya: Pulya): Pulya => {
      const game = putAway(speak(pulya, "misere pass pass"), "misere");
      const { undertaking } = dealIn(game, "play");
      const declarer = undertaking.kind === "misere" ? undertaking.declarer : A;
      return agree(game, ...[0, 0, 0].map((_, seat) => (seat === declarer ? tricks : 5 - tricks / 2)));
    };
  const misere = misereWith(2);
  const cleanMisere = misereWith(0);

  test.each([
    ["anyGame", failed, 0],
    ["anyGame", conceded, 0],
    ["madeGame", failed, 2],
    ["madeGame", conceded, 2],
    ["madeGame", made, 0],
    ["madeGame", passedOut, 0],
    ["madeGame", misere, 2],
    ["whistedGame", failed, 0],
    ["whistedGame", passedOut, 2],
    ["whistedGame", misere, 0],
    ["whistedMadeGame", failed, 2],
    ["whistedMadeGame", passedOut, 2],
    ["whistedMadeGame", conceded, 2],
    ["whistedMadeGame", made, 0],
    ["whistedMadeGame", misere, 2],
    ["whistedMadeGame", cleanMisere, 0],
  ] as const)("PASS11 with exitBy %s, after a game %o the row is %i", (exitBy, game, streak) => {
    const ended = game(inARow(2, table({ allPass: { exitBy } })));
    expect(phaseOf(ended)).toBe("finished");
    expect(ended).toMatchObject({ allPassStreak: streak, exitLevel: streak === 0 ? 6 : 7 });
  });

  test.each([
    ["anyGame", cleanMisere],
    ["anyGame", misere],
    ["madeGame", cleanMisere],
    ["whistedGame", misere],
  ] as const)("PASS15 with misereKeepsRow, exit by %s: after a misère %o the row goes on", (exitBy, game) => {
    const settings = table({ allPass: { exitBy, misereKeepsRow: true } });
    expect(game(inARow(2, settings))).toMatchObject({ allPassStreak: 2, exitLevel: 7 });
  });

  test("PASS15 with misereKeepsRow a game ends the row as ever", () => {
    expect(made(inARow(2, table({ allPass: { misereKeepsRow: true } }))).allPassStreak).toBe(0);
  });

  test.each([
    [{}, 0, { passed: 0, price: 1, isInWhists: false, exitLevel: 6 }],
    [{}, 2, { passed: 2, price: 3, isInWhists: false, exitLevel: 7 }],
    [{ mountainMultiplier: 2 }, 1, { passed: 1, price: 4, isInWhists: false, exitLevel: 6 }],
    [
      { mountainMultiplier: 2, allPass: { scoring: "whists", prices: [5], talon: "closed" } },
      1,
      { passed: 1, price: 5, isInWhists: true, exitLevel: 6 },
    ],
  ] as const)(
    "PASS18 of the settings %j, after %i all-passes, it is told what another one costs",
    (changes, count, row) => {
      const pulya = inARow(count, table(changes));
      expect(allPassRow(pulya)).toEqual(row);
      expect(allPassRow(viewFor(pulya, "spectator"))).toEqual(row);
    },
  );
});

test("SEAT3 the deal moves on after an all-pass, or stays with its dealer", () => {
  expect(nextDealer(agree(passed(), 4, 3, 3))).toBe(A);
  expect(nextDealer(agree(passed(table({ allPass: { dealer: "stays" } })), 4, 3, 3))).toBe(C);
});

test("PASS12 compulsory all-passes have no auction", () => {
  const settings = table({ allPass: { compulsoryDeals: 1 } });
  const first = dealt({ settings });
  expect(dealIn(first, "play")).toMatchObject({ undertaking: { kind: "allPass" }, calls: [] });
  const second = act(agree(first, 4, 3, 3), { type: "deal", deck: deckFor() });
  expect(phaseOf(second)).toBe("auction");
});

describe("two players who both pass", () => {
  const settings = table({ players: 2, allPass: { compulsoryDeals: 5 } });
  const thrown = speak(dealt({ settings, dealer: B, before: { allPassStreak: 1, exitLevel: 7 } }), "pass pass");

  test("PASS13 throw the deal in without a line on the paper", () => {
    expect(thrown.deal).toMatchObject({ phase: "finished", result: { kind: "thrownIn", entries: [] } });
    expect(thrown).toMatchObject({ allPassStreak: 1, exitLevel: 7 });
  });

  test("PASS13 and have the same dealer again", () => {
    expect(nextDealer(thrown)).toBe(B);
    expect(act(thrown, { type: "deal", deck: deckFor() })).toMatchObject({ dealer: B, dealNumber: 2 });
  });
});
