import { describe, expect, test } from "vitest";
import { DECK, compareCards, type Card } from "../cards/cards.ts";
import { nextDealer } from "./dealing.ts";
import { startPulya } from "./pulya.ts";
import type { Seat } from "../seats.ts";
import { handsOfDeal, isSeat, nextPerson, personsAt } from "../seats.ts";
import {
  act,
  deckFor,
  dealIn,
  dealt,
  eventsOf,
  phaseOf,
  playOut,
  refusalOf,
  seatNamed,
  speak,
  table,
} from "../testing/table.ts";

const [A, B, C, D] = [seatNamed("A"), seatNamed("B"), seatNamed("C"), seatNamed("D")];

describe("the deal", () => {
  const pulya = act(startPulya({ settings: table(), dealer: A }), { type: "deal", deck: DECK });
  const inOrder = (...places: readonly number[]): readonly Card[] =>
    places.flatMap((place) => DECK.slice(place, place + 2)).toSorted(compareCards);

  test("DEAL1 two to each hand from first hand on, two to the talon, then two to each four times", () => {
    const { hands, talon, seats } = dealIn(pulya, "auction");
    expect(seats).toEqual([B, C, A]);
    expect(hands[B]).toEqual(inOrder(0, 8, 14, 20, 26));
    expect(hands[C]).toEqual(inOrder(2, 10, 16, 22, 28));
    expect(hands[A]).toEqual(inOrder(4, 12, 18, 24, 30));
    expect(talon).toEqual(DECK.slice(6, 8));
  });

  test("DEAL5 hands stay in order when the talon comes in", () => {
    const bought = speak(pulya, "6s pass pass");
    const hand = dealIn(bought, "order").hands[B] ?? [];
    expect(hand).toEqual(DECK.filter((card) => hand.includes(card)));
  });
});

describe("only a whole deck", () => {
  const start = startPulya({ settings: table(), dealer: A });

  test.each([
    ["nothing", undefined],
    ["no list", "7s"],
    ["31 cards", DECK.slice(1)],
    ["33 cards", [...DECK, "7s"]],
    ["a card twice", DECK.with(0, "8s")],
    ["something else", [...DECK.slice(1), "7x"]],
  ])("DEAL2 %s is refused", (_, deck) => {
    expect(refusalOf(start, { type: "deal", deck })).toBe("BAD_DECK");
  });

  test("DEAL2 DEAL3 a whole one is dealt, once", () => {
    expect(refusalOf(start, { type: "deal", deck: DECK.toReversed() })).toBe("accepted");
    expect(refusalOf(act(start, { type: "deal", deck: DECK }), { type: "deal", deck: DECK })).toBe("DEAL_IN_PROGRESS");
  });
});

describe("who sits where", () => {
  test.each([
    [3, A, [B, C, A]],
    [3, C, [A, B, C]],
    [4, A, [B, C, D]],
    [4, C, [D, A, B]],
  ] as const)("SEAT1 %i players, dealer %i: the hands are %j", (players, dealer, seats) => {
    expect(handsOfDeal(players, dealer)).toEqual(seats);
  });

  test("SEAT1 a sitting dealer has no cards", () => {
    expect(dealt({ settings: table({ players: 4 }), dealer: D }).deal?.hands.map((hand) => hand.length)).toEqual([
      10, 10, 10, 0,
    ]);
  });

  test.each([
    [A, [B, 2, A]],
    [B, [A, 2, B]],
  ] as const)("SEAT4 between two the dummy lies second, dealer %i", (dealer, seats) => {
    expect(handsOfDeal(2, dealer)).toEqual(seats);
    expect(nextPerson(2, dealer)).toBe(seats[0]);
  });

  test("SEAT4 the dummy is dealt to, and nobody speaks for it", () => {
    const pulya = dealt({ settings: table({ players: 2 }), dealer: B });
    expect(pulya.deal?.hands.map((hand) => hand.length)).toEqual([10, 10, 10]);
    expect(pulya.sheet.pool).toEqual([0, 0]);
    expect(dealIn(speak(pulya, "pass"), "auction").turn).toBe(B);
  });

  test("SEAT1 seats are numbers from 0 to 3", () => {
    expect([0, 1, 2, 3].every(isSeat)).toBe(true);
    expect([-1, 4, 0.5, "0", null].some(isSeat)).toBe(false);
    expect(personsAt(2)).toEqual([A, B]);
  });
});

test("SEAT4 the deal says whether a hand is the dummy's, and which", () => {
  for (const [players, dummy] of [
    [2, 2],
    [3, null],
    [4, null],
  ] as const) {
    const start = startPulya({ settings: table({ players }), dealer: B });
    expect(eventsOf(start, { type: "deal", deck: deckFor() })).toMatchObject([{ type: "dealt", dummy }]);
  }
});

test("SEAT3 where the dealer stays after an all-pass, the deal still passes on after a game", () => {
  const stays = table({ allPass: { dealer: "stays" } });
  const game = act(speak(dealt({ settings: stays }), "6s pass pass"), { type: "concede", seat: A });
  expect(nextDealer(game)).toBe(A);
  expect(nextDealer(playOut(speak(dealt({ settings: stays }), "pass pass pass")))).toBe(C);
});

test("SEAT2 the next dealer is known while a deal is on", () => {
  expect(nextDealer(dealt({ dealer: B }))).toBe(C);
});

test("SEAT2 the deal passes to the left after every deal, whatever happened", () => {
  for (const players of [3, 4] as const) {
    let state = startPulya({ settings: table({ players }), dealer: B });
    const dealers: Seat[] = [];
    expect(nextDealer(state)).toBe(B);
    for (let deal = 1; deal <= players; deal += 1) {
      state = act(state, { type: "deal", deck: deckFor() });
      dealers.push(state.dealer);
      expect(state.dealNumber).toBe(deal);
      state = playOut(state);
      expect(phaseOf(state)).toBe("finished");
    }
    expect(dealers).toEqual(players === 4 ? [B, C, D, A] : [B, C, A]);
  }
});
