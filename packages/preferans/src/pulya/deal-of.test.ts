import { describe, expect, test } from "vitest";
import { DECK, type Card } from "../cards/cards.ts";
import { handsOfDeal, personsAt } from "../seats.ts";
import { rollDice, type Dice } from "../testing/dice.ts";
import { act, dealIn, deckFor, table } from "../testing/table.ts";
import {
  DEAL_FAULTS,
  dealOf,
  type DealFault,
  type DealFaultCode,
  type DealSetUp,
  type KnownDeal,
  type SetUpDeal,
} from "./deal-of.ts";
import { startPulya } from "./pulya.ts";

const SPADES = "7s 8s 9s 10s Js Qs Ks As";
const CLUBS = "7c 8c 9c Tc Jc Qc Kc Ac";
const DIAMONDS = "7d 8d 9d Td Jd Qd Kd Ad";
const HEARTS = "7h 8h 9h Th Jh Qh Kh Ah";

/** Whole hands: A has the spades, B the clubs, C the diamonds, each with the two lowest hearts left. */
const WHOLE = {
  players: 3,
  dealer: 2,
  hands: [`${SPADES} 7h 8h`, `${CLUBS} 9h Th`, `${DIAMONDS} Jh Qh`],
  talon: "Kh Ah",
} as const satisfies KnownDeal;

function setUp(known: KnownDeal): SetUpDeal {
  const deal: DealSetUp = dealOf(known);
  if (!deal.ok) throw new Error(`${deal.code} at ${deal.place}`);
  return deal;
}

/** The cards on the table after a deal has been dealt from its deck. */
function dealtFrom({ players, deal }: { readonly players: 2 | 3 | 4; readonly deal: SetUpDeal }) {
  const pulya = act(startPulya({ settings: table({ players }), dealer: deal.dealer }), {
    type: "deal",
    deck: deal.deck,
  });
  const { dealer, seats, hands, talon } = dealIn(pulya, "auction");
  return { dealer, seats, hands, talon };
}

describe("a deal whose cards are all known", () => {
  test("DEAL7 needs no filling, and may be written as people write it", () => {
    const deal = setUp(WHOLE);
    expect(deal.hands[0]).toEqual(["7s", "8s", "9s", "Ts", "Js", "Qs", "Ks", "As", "7h", "8h"]);
    expect(deal.talon).toEqual(["Kh", "Ah"]);
    expect(setUp({ ...WHOLE, hands: deal.hands, talon: deal.talon })).toEqual(deal);
  });

  test("DEAL7 keeps the talon's order and puts hands in order", () => {
    const deal = setUp({ ...WHOLE, talon: "Ah Kh", hands: [WHOLE.hands[0], `Th 9h ${CLUBS}`, WHOLE.hands[2]] });
    expect(deal.talon).toEqual(["Ah", "Kh"]);
    expect(deal.hands).toEqual(setUp(WHOLE).hands);
  });
});

describe("a deal with gaps", () => {
  test("DEAL7 first hand's, second's, third's and the talon's gaps are filled in this order", () => {
    const { hands, talon, seats } = setUp({ players: 3, dealer: 0, hands: [null, "As"], rest: DECK });
    expect(seats).toEqual([1, 2, 0]);
    expect(hands[1]).toEqual(["7s", "8s", "9s", "Ts", "Js", "Qs", "Ks", "As", "7c", "8c"]);
    expect(hands[2]).toEqual("9c Tc Jc Qc Kc Ac 7d 8d 9d Td".split(" "));
    expect(hands[0]).toEqual("Jd Qd Kd Ad 7h 8h 9h Th Jh Qh".split(" "));
    expect(talon).toEqual(["Kh", "Ah"]);
  });

  test("DEAL7 cards of the filling that are known already are passed over, as are those named twice", () => {
    const rest = `${SPADES} ${SPADES} ${CLUBS} ${DIAMONDS} ${HEARTS}`;
    expect(setUp({ ...WHOLE, rest })).toEqual(setUp(WHOLE));
    expect(setUp({ players: 3, dealer: 2, rest })).toEqual(setUp({ players: 3, dealer: 2, rest: DECK }));
  });

  test("DEAL7 the same filling gives the same deal", () => {
    const known = { players: 4, dealer: 1, hands: ["Ah Kh"], talon: "As" } as const;
    const rest = rollDice(5).shuffled(DECK);
    expect(dealOf({ ...known, rest })).toEqual(dealOf({ ...known, rest: [...rest] }));
  });
});

/** A table of any size, and some cards of a shuffled deck at their places. */
function someDeal(dice: Dice): KnownDeal & { readonly rest: readonly Card[] } {
  const players = dice.pick([2, 3, 4] as const);
  const dealer = dice.pick(personsAt(players));
  const seats = handsOfDeal(players, dealer);
  const cards = dice.shuffled(DECK);
  const hands: Card[][] = [[], [], [], []];
  for (const seat of seats) hands[seat] = cards.splice(0, dice.below(11));
  return { players, dealer, hands, talon: cards.splice(0, dice.below(3)), rest: dice.shuffled(DECK) };
}

test("DEAL8 whatever is set up is dealt just so, and holds what was known", () => {
  for (let seed = 1; seed <= 400; seed += 1) {
    const known = someDeal(rollDice(seed));
    const deal = setUp(known);
    const { dealer, seats, hands, talon } = deal;
    expect(dealtFrom({ players: known.players, deal })).toEqual({ dealer, seats, hands, talon });
    expect([...hands.flat(), ...talon].toSorted()).toEqual(DECK.toSorted());
    for (const [seat, cards] of (known.hands ?? []).entries())
      expect(hands[seat] ?? []).toEqual(expect.arrayContaining([...(cards ?? [])]));
    expect(talon.slice(0, known.talon?.length)).toEqual(known.talon);
  }
});

test("DEAL8 the dummy of two has the third hand, and the dealer of four has none", () => {
  const two = setUp({ players: 2, dealer: 1, hands: [SPADES, CLUBS, DIAMONDS], rest: DECK });
  expect(two.seats).toEqual([0, 2, 1]);
  expect(two.hands).toHaveLength(3);
  const four = setUp({ players: 4, dealer: 3, hands: [SPADES, CLUBS, DIAMONDS], rest: DECK });
  expect(four.hands.map(({ length }) => length)).toEqual([10, 10, 10, 0]);
});

test("DEAL8 the deck that tests deal from is such a deck", () => {
  expect(deckFor()).toEqual(setUp({ players: 3, dealer: 2, rest: DECK }).deck);
});

describe("no deal", () => {
  const REFUSED: readonly (readonly [string, object, DealFaultCode, DealFault["place"], number])[] = [
    ["a table for five", { players: 5 }, "NO_SUCH_TABLE", "table", 0],
    ["a dealer who is not there", { dealer: 3 }, "NO_SUCH_TABLE", "table", 0],
    ["a dealer who is no seat", { dealer: "C" }, "NO_SUCH_TABLE", "table", 0],
    ["hands that are no list", { hands: "7s" }, "NO_SUCH_HAND", "table", 0],
    ["cards for a fourth of three", { hands: [...WHOLE.hands, "7s"] }, "NO_SUCH_HAND", 3, 0],
    ["cards for a dealer who sits out", { players: 4, dealer: 2 }, "DEALER_SITS_OUT", 2, 0],
    ["a card that is none", { hands: [`${SPADES} 7h 11h`] }, "NO_SUCH_CARD", 0, 9],
    ["a card that is no text", { talon: ["Kh", 7] }, "NO_SUCH_CARD", "talon", 1],
    ["a card back", { talon: ["??", "Kh"] }, "NO_SUCH_CARD", "talon", 0],
    ["a filling with a card that is none", { rest: ["7s", "6s"] }, "NO_SUCH_CARD", "rest", 1],
    ["a card twice in a hand", { hands: [`${SPADES} 7s 8h`] }, "CARD_TWICE", 0, 8],
    ["a card in two hands", { hands: [WHOLE.hands[0], `${CLUBS} As 9h`] }, "CARD_TWICE", 1, 8],
    ["a card in a hand and in the talon", { talon: "Kh Jh" }, "CARD_TWICE", "talon", 1],
    ["eleven cards", { hands: [`${SPADES} 7h 8h Ah`] }, "TOO_MANY_CARDS", 0, 10],
    ["a talon of three", { talon: "Kh Ah Qh" }, "TOO_MANY_CARDS", "talon", 2],
    ["nine cards", { hands: [WHOLE.hands[0], `${CLUBS} 9h`, WHOLE.hands[2]] }, "TOO_FEW_CARDS", 1, 9],
    ["a hand that nobody named", { hands: [WHOLE.hands[0], WHOLE.hands[1]] }, "TOO_FEW_CARDS", 2, 0],
    ["a talon of one", { talon: "Kh" }, "TOO_FEW_CARDS", "talon", 1],
    ["a filling that does not suffice", { talon: "Kh", rest: SPADES }, "TOO_FEW_CARDS", "talon", 1],
  ];

  test.each(REFUSED)("DEAL9 %s", (_, change, code, place, index) => {
    expect(dealOf({ ...WHOLE, ...change })).toEqual({ ok: false, code, place, index });
  });

  test("DEAL9 every code is among these", () => {
    expect(new Set(REFUSED.map(([, , code]) => code))).toEqual(new Set(DEAL_FAULTS));
  });
});
