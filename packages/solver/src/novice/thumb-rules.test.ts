import type { AuctionDeal, Card, Seat } from "@trelyazh/preferans";
import { describe, expect, test } from "vitest";
import { toSet } from "../card-set.ts";
import { chooseCall, highestGame } from "./auction.ts";
import { chooseMisereDiscard, chooseOrder } from "./discard.ts";
import { defenceTricks } from "./hand-strength.ts";
import { misereDangers } from "./misere-risk.ts";
import { suitTricks } from "./suit-tricks.ts";
import { LEANINGS } from "../temper.ts";

const EVEN = { seat: 0, leaning: LEANINGS.even } as const;

/** `"s:AKQ h:7"` is a hand. */
function cards(text: string): Card[] {
  return text.split(" ").flatMap((part) => {
    const [suit = "", ranks = ""] = part.split(":");
    // Test hands are written with real ranks and suits.
    return [...ranks].map((rank) => `${rank}${suit}` as Card);
  });
}

function auction(hand: string, leader: Seat = 1): AuctionDeal {
  return {
    phase: "auction",
    number: 1,
    dealer: 2,
    seats: [leader, 0, 2],
    hands: [cards(hand), [], []],
    talon: ["??", "??"],
    calls: [],
    turn: 0,
  };
}

describe("auction", () => {
  test("a solid long suit with aces is worth eight or more", () => {
    expect(highestGame(toSet(cards("h:AKQJT9 s:A c:A d:87")), EVEN.leaning)).toMatch(/^(9|10)h$/);
  });

  test("a flat hand without honours is passed", () => {
    expect(highestGame(toSet(cards("h:987 s:987 c:98 d:98")), EVEN.leaning)).toBeNull();
  });

  test("the first bid is the cheapest step towards the best game", () => {
    expect(chooseCall(auction("h:AKQJT s:AK c:AK d:7"), EVEN, ["pass", "6s", "6c", "9h", "10h"])).toBe("6s");
  });

  test("a hand that no lead can catch calls misère", () => {
    expect(chooseCall(auction("h:79J s:78T c:78 d:79"), EVEN, ["pass", "6s", "misere"])).toBe("misere");
  });

  test("a misère is not called on high cards in a short suit", () => {
    expect(chooseCall(auction("h:AK s:78T c:78 d:79J"), EVEN, ["pass", "6s", "misere"])).not.toBe("misere");
  });
});

describe("suits", () => {
  test("ace, king and queen of a long suit take all its tricks", () => {
    expect(suitTricks(0b1110_0111, 0b0001_1000)).toBe(6);
  });

  test("low cards alone take nothing while others are out", () => {
    expect(suitTricks(0b0000_0001, 0b1111_1110)).toBe(0);
  });

  test("a misère is safe with every second card from the bottom, and not without the seven", () => {
    expect(misereDangers(toSet(cards("h:79J")), 0)).toBe(0);
    expect(misereDangers(toSet(cards("h:89J")), 0)).toBe(1);
  });

  test("a defender counts a guarded trump king more than a bare one", () => {
    expect(defenceTricks(toSet(cards("s:K7")), 0)).toBeGreaterThan(defenceTricks(toSet(cards("s:K")), 0));
  });
});

describe("discard and order", () => {
  test("aces and the long suit are kept, losers go", () => {
    const order = chooseOrder(cards("h:AKQJT9 s:A c:A d:A87 c:7"), ["6s", "6h", "9h", "10h"]);
    expect(order.contract).toBe("9h");
    expect(order.discard.every((card) => !["Ah", "As", "Ac", "Ad"].includes(card))).toBe(true);
  });

  test("a misère throws its dangerous cards", () => {
    expect(chooseMisereDiscard(cards("h:79J s:78TA c:78 d:79K")).toSorted()).toEqual(["As", "Kd"]);
  });
});
