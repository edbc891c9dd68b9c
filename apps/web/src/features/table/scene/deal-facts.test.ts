import {
  decide,
  DECK,
  evolve,
  settingsOf,
  startPulya,
  type Command,
  type Deal,
  type Pulya,
  type Seat,
  type Settings,
} from "@trelyazh/preferans";
import { expect, test } from "vitest";
import {
  callsBeforeWord,
  declarationOf,
  fromTalon,
  isAllPass,
  levelOwedBy,
  sitsOut,
  trickOnTable,
  tricksOf,
  wordOf,
} from "./deal-facts.ts";

/** Plays commands on a sorted deck: seat 0 deals first hand to seat 1. */
function dealAfter(settings: Settings, ...commands: readonly Command[]): Deal {
  let pulya: Pulya = startPulya({ settings, dealer: 0 });
  for (const command of [{ type: "deal", deck: DECK } as const, ...commands]) {
    const decision = decide(pulya, command);
    if (!decision.ok) throw new Error(decision.code);
    pulya = decision.events.reduce<Pulya>((before, event) => evolve(before, event), pulya);
  }
  if (pulya.deal === null) throw new Error("no deal");
  return pulya.deal;
}

const after = (...commands: readonly Command[]): Deal => dealAfter(settingsOf("sochi"), ...commands);

const BID = [
  { type: "call", seat: 1, call: "6s" },
  { type: "call", seat: 2, call: "pass" },
  { type: "call", seat: 0, call: "pass" },
] as const;

test("before anybody has won the auction nothing is declared", () => {
  expect(declarationOf(after({ type: "call", seat: 1, call: "6s" }))).toBeNull();
});

test("the winner of the auction declares their bid until they order", () => {
  expect(declarationOf(after(...BID))).toEqual({ declarer: 1, contract: "6s" });
});

test("in the auction everybody's last call is their word, then the winner's declaration alone", () => {
  const auction = after({ type: "call", seat: 1, call: "6s" }, { type: "call", seat: 2, call: "pass" });
  expect([0, 1, 2].map((seat) => wordOf(auction, seat as Seat))).toEqual([
    null,
    { kind: "bid", bid: "6s" },
    { kind: "call", call: "pass" },
  ]);
  expect([0, 1, 2].map((seat) => wordOf(after(...BID), seat as Seat))).toEqual([
    null,
    { kind: "declares", contract: "6s" },
    null,
  ]);
});

const LONG_AUCTION = [
  { type: "call", seat: 1, call: "6s" },
  { type: "call", seat: 2, call: "6c" },
  { type: "call", seat: 0, call: "pass" },
  { type: "call", seat: 1, call: "6d" },
  { type: "call", seat: 2, call: "pass" },
] as const;

const callsAt = (deal: Deal) => [0, 1, 2].map((seat) => callsBeforeWord(deal, seat as Seat));

/** Orders that game with the first two cards of declarer's hand discarded. */
function orderAfter(calls: readonly Command[], contract: "6d" | "7h"): readonly Command[] {
  const [first, second] = (after(...calls).hands[1] ?? []).filter((card) => card !== "??");
  if (first === undefined || second === undefined) throw new Error("no cards");
  return [...calls, { type: "order", seat: 1, discard: [first, second], contract }];
}

test("calls stay at their seats in order, none of them twice, until play begins", () => {
  const auction = after(...LONG_AUCTION.slice(0, 4));
  expect(callsAt(auction)).toEqual([[], ["6s"], []]);
  expect(callsAt(after(...LONG_AUCTION))).toEqual([["pass"], ["6s"], ["6c", "pass"]]);
  const higher = orderAfter(LONG_AUCTION, "7h");
  expect(callsAt(after(...higher))).toEqual([["pass"], ["6s", "6d"], ["6c", "pass"]]);
  const inPlay = after(
    ...higher,
    { type: "answerWhist", seat: 2, answer: "whist" },
    { type: "answerWhist", seat: 0, answer: "whist" },
  );
  expect(inPlay.phase).toBe("play");
  expect(callsAt(inPlay)).toEqual([[], [], []]);
});

test("declarer alone owes as many tricks as the contract names", () => {
  const deal = after(...orderAfter(LONG_AUCTION, "7h"));
  expect([0, 1, 2].map((seat) => levelOwedBy(deal, seat as Seat))).toEqual([null, 7, null]);
  expect(levelOwedBy(after({ type: "call", seat: 1, call: "misere" }, ...BID.slice(1)), 1)).toBeNull();
});

test("the talon is told apart in declarer's hand until the order", () => {
  const ordering = after(...BID);
  expect([0, 1, 2].map((seat) => fromTalon(ordering, seat as Seat))).toEqual([[], ordering.talon, []]);
  expect(fromTalon(after(...orderAfter(BID, "6d")), 1)).toEqual([]);
});

test("an all-pass has no declarer, and its first trick shows the talon card", () => {
  const deal = after(
    { type: "call", seat: 1, call: "pass" },
    { type: "call", seat: 2, call: "pass" },
    { type: "call", seat: 0, call: "pass" },
  );
  expect(isAllPass(deal)).toBe(true);
  expect(declarationOf(deal)).toBeNull();
  expect(trickOnTable(deal)).toMatchObject({ index: 0, trick: { talonCard: expect.any(String) } });
  expect(tricksOf(deal, 2)).toBe(0);
});

test("a defender's word on the whist is known as soon as it is said", () => {
  const deal = after(...orderAfter(BID, "6d"), { type: "answerWhist", seat: 2, answer: "pass" });
  expect(wordOf(deal, 2)).toEqual({ kind: "whist", answer: "pass" });
  expect(wordOf(deal, 0)).toBeNull();
});

test("at four the dealer sits out, and has no tricks to tell of until the talon has won one for them", () => {
  const settings = settingsOf("sochi", { players: 4 });
  const pass = ([1, 2, 3] as const).map((seat): Command => ({ type: "call", seat, call: "pass" }));
  const deal = dealAfter(settings, ...pass);
  expect(([0, 1, 2, 3] as const).map((seat) => sitsOut(deal, seat))).toEqual([true, false, false, false]);
  expect(([0, 1, 2, 3] as const).map((seat) => tricksOf(deal, seat))).toEqual([null, 0, 0, 0]);
  if (deal.phase !== "play") throw new Error("no all-pass");
  expect(tricksOf({ ...deal, taken: [1, 0, 0, 0] }, 0)).toBe(1);
});

test("a dealer who whists with the others' hands sits out no more", () => {
  const settings = settingsOf("fspr", { players: 4 });
  const ordered = [
    { type: "call", seat: 1, call: "7s" },
    { type: "call", seat: 2, call: "pass" },
    { type: "call", seat: 3, call: "pass" },
    { type: "order", seat: 1, discard: ["7s", "8s"], contract: "7s" },
    { type: "answerWhist", seat: 2, answer: "pass" },
    { type: "answerWhist", seat: 3, answer: "half" },
    { type: "answerWhist", seat: 2, answer: "pass" },
  ] as const;
  expect(sitsOut(dealAfter(settings, ...ordered), 0)).toBe(true);
  expect(sitsOut(dealAfter(settings, ...ordered, { type: "answerWhist", seat: 0, answer: "whist" }), 0)).toBe(false);
});
