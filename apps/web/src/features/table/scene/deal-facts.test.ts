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
} from "@trelyazh/preferans";
import { expect, test } from "vitest";
import { declarationOf, isAllPass, trickOnTable, tricksOf, wordOf } from "./deal-facts.ts";

/** Plays commands on a sorted deck: seat 0 deals first hand to seat 1. */
function after(...commands: readonly Command[]): Deal {
  let pulya: Pulya = startPulya({ settings: settingsOf("sochi"), dealer: 0 });
  for (const command of [{ type: "deal", deck: DECK } as const, ...commands]) {
    const decision = decide(pulya, command);
    if (!decision.ok) throw new Error(decision.code);
    pulya = decision.events.reduce<Pulya>((before, event) => evolve(before, event), pulya);
  }
  if (pulya.deal === null) throw new Error("no deal");
  return pulya.deal;
}

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
  const ordering = after(...BID);
  const hand = ordering.hands[1] ?? [];
  const [first, second] = hand.filter((card) => card !== "??");
  if (first === undefined || second === undefined) throw new Error("no cards");
  const deal = after(
    ...BID,
    { type: "order", seat: 1, discard: [first, second], contract: "6s" },
    { type: "answerWhist", seat: 2, answer: "pass" },
  );
  expect(wordOf(deal, 2)).toEqual({ kind: "whist", answer: "pass" });
  expect(wordOf(deal, 0)).toBeNull();
});
