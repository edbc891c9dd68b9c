import { DECK, dealOf, settingsOf, startPulya, viewFor, type Pulya, type SetUpDeal } from "@trelyazh/preferans";
import { describe, expect, test } from "vitest";
import { NO_TRUMP, toSet } from "../card-set.ts";
import { apply } from "../match.fixture.ts";
import { solveContracts } from "./contracts.ts";
import { solveDiscards } from "./discards.ts";
import type { Position } from "./position.ts";
import { Solver, type SolveRefusal } from "./solver.ts";

/** A has eight spades and the two lowest clubs, B the other clubs and low diamonds, C the rest but for two hearts. */
const HEAD = [
  '[Preferans "1"]',
  '[Convention "sochi"]',
  '[Dealer "C"]',
  "deal 1",
  "hand A 7s 8s 9s 10s Js Qs Ks As 7c 8c",
  "hand B 9c 10c Jc Qc Kc Ac 7d 8d 9d 10d",
  "hand C Jd Qd Kd Ad 7h 8h 9h 10h Jh Qh",
  "talon Kh Ah",
];
const BID = [...HEAD, "auction A 8s B pass C pass"];
const PLAYED = [...BID, "order A 7c 8c 8s", "whist B whist C whist"];
const MISERE = [...HEAD, "auction A misere B pass C pass"];

const textOf = (lines: readonly string[]): string => lines.join("\n");

/** The same deal as bit sets: A's spades and hearts against the hands of B and C. */
const AS_BITS: Position = {
  hands: [
    toSet(["7s", "8s", "9s", "Ts", "Js", "Qs", "Ks", "As", "Kh", "Ah"]),
    toSet(["9c", "Tc", "Jc", "Qc", "Kc", "Ac", "7d", "8d", "9d", "Td"]),
    toSet(["Jd", "Qd", "Kd", "Ad", "7h", "8h", "9h", "Th", "Jh", "Qh"]),
  ],
  trump: 0,
  goal: "most",
  declarer: 0,
  leader: 0,
  trick: [],
};

function setUp(): SetUpDeal {
  const deal = dealOf({
    players: 3,
    dealer: 2,
    hands: ["7s 8s 9s Ts Js Qs Ks As 7c 8c", "9c Tc Jc Qc Kc Ac 7d 8d 9d Td"],
    talon: "Kh Ah",
    rest: DECK,
  });
  if (!deal.ok) throw new Error(deal.code);
  return deal;
}

/** A deal on the table, before anybody has spoken. */
const dealt = (): Pulya =>
  apply(startPulya({ settings: settingsOf("sochi"), dealer: 2 }), { type: "deal", deck: setUp().deck });

const solver = new Solver();

describe("the play of a deal", () => {
  test("is solved from a text as from bit sets, and from a pulya as from a text", () => {
    const fromBits = solver.solve(AS_BITS);
    expect(fromBits).toMatchObject({ ok: true, tricks: 10 });
    const fromText = new Solver().solve(textOf(PLAYED));
    expect({ ...fromText, nodes: 0 }).toEqual({ ...fromBits, nodes: 0 });
  });

  test("is solved from the view of whoever sees all hands, and of nobody else", () => {
    const bid = apply(
      apply(apply(dealt(), { type: "call", seat: 0, call: "misere" }), { type: "call", seat: 1, call: "pass" }),
      { type: "call", seat: 2, call: "pass" },
    );
    const discarded = apply(bid, { type: "discard", seat: 0, discard: ["As", "Ah"] });
    const led = apply(discarded, { type: "playCard", seat: 0, card: "7s" });
    expect(solver.valueOf(viewFor(led, 0))).toMatchObject({ ok: true });
    expect(solver.valueOf(viewFor(led, 0))).toMatchObject(tricksIn(solver.valueOf(led)));
    expect(solver.valueOf(viewFor(led, 1))).toEqual({ ok: false, code: "CARDS_HIDDEN", nodes: 0 });
    expect(solver.valueOf(viewFor(led, "spectator"))).toMatchObject({ code: "CARDS_HIDDEN" });
  });

  test("of an all-pass needs the talon, and takes the hand on turn for the one that avoids tricks", () => {
    const text = textOf([...HEAD, "auction A pass B pass C pass", "play A 7s B 9c C 10h"]);
    expect(solver.valueOf(text)).toMatchObject({ ok: true });
  });

  test.each([
    ["before anything is dealt", textOf(HEAD.slice(0, 3)), "NOT_IN_PLAY"],
    ["in the auction", textOf(HEAD), "NOT_IN_PLAY"],
    ["before the answers", textOf([...BID, "order A 7c 8c 8s"]), "NOT_IN_PLAY"],
    ["once it is over", textOf([...BID, "order A 7c 8c 8s", "whist B pass C pass"]), "NOT_IN_PLAY"],
  ])("is not to be solved %s", (_, text, code) => {
    expect(solver.valueOf(text)).toEqual({ ok: false, code, nodes: 0 });
    expect(solver.solve(text)).toEqual({ ok: false, code, nodes: 0 });
  });

  test("in a text that is no record is refused with the place", () => {
    const broken = solver.solve(textOf([...HEAD, "auction A 11s"]));
    expect(broken).toMatchObject({ ok: false, code: "BAD_RECORD", record: { code: "BAD_CALL", line: 9, column: 11 } });
    expect(solver.valueOf("")).toMatchObject({ code: "BAD_RECORD", record: { code: "NOT_A_RECORD", line: 1 } });
  });
});

const tricksIn = (value: SolveRefusal | { readonly ok: true; readonly tricks: number }): object =>
  value.ok ? { ok: true, tricks: value.tricks } : value;

describe("all contracts of a deal", () => {
  const hands = [setUp().hands[0] ?? [], setUp().hands[1] ?? [], setUp().hands[2] ?? []].map(toSet);
  const expected = solveContracts(new Solver(), { hands, leader: 0 });

  test.each([
    ["a deal that was set up", setUp()],
    ["a pulya in the auction", dealt()],
    ["a text without a call", textOf(HEAD)],
    ["a finished deal", textOf([...BID, "order A 7c 8c 8s", "whist B pass C pass"])],
  ])("are solved for %s", (_, subject) => {
    expect(solveContracts(new Solver(), subject)).toEqual(expected);
    expect(expected).toMatchObject({ ok: true });
  });

  test.each([
    ["a deal whose talon is taken", textOf(BID), "NOT_AS_DEALT"],
    ["a pulya without a deal", startPulya({ settings: settingsOf("sochi"), dealer: 0 }), "NOT_AS_DEALT"],
    ["a view of an auction", viewFor(dealt(), 0), "CARDS_HIDDEN"],
    ["no record", "8s", "BAD_RECORD"],
  ])("are refused for %s", (_, subject, code) => {
    expect(solveContracts(solver, subject)).toMatchObject({ ok: false, code, nodes: 0 });
  });
});

describe("the discard", () => {
  test("is solved for the game that was bid, and for a misère", () => {
    const game = solveDiscards(solver, textOf(BID));
    expect(game).toMatchObject({ ok: true, tricks: 10 });
    expect(game.ok && game.discards).toContainEqual([8, 9]);
    const twelve = (AS_BITS.hands[0] ?? 0) | toSet(["7c", "8c"]);
    const asBits = { ...AS_BITS, hands: AS_BITS.hands.with(0, twelve), trump: NO_TRUMP, goal: "fewest" } as const;
    const bits = solveDiscards(new Solver(), asBits);
    expect(bits).toMatchObject({ ok: true });
    expect(solveDiscards(new Solver(), textOf(MISERE))).toEqual(bits);
  });

  test.each([
    ["before the auction ends", textOf(HEAD), "NO_DISCARD_DUE"],
    ["after it", textOf(PLAYED), "NO_DISCARD_DUE"],
    ["where the others' cards are hidden", viewFor(afterBid(), 0), "CARDS_HIDDEN"],
    ["in what is no record", "deal", "BAD_RECORD"],
  ])("is refused %s", (_, subject, code) => {
    expect(solveDiscards(solver, subject)).toMatchObject({ ok: false, code, nodes: 0 });
  });
});

function afterBid(): Pulya {
  const calls = ["8s", "pass", "pass"] as const;
  return calls.reduce((pulya, call, seat) => apply(pulya, { type: "call", seat: seat as 0 | 1 | 2, call }), dealt());
}

describe("what is no position at all", () => {
  const JUNK: readonly unknown[] = [
    undefined,
    null,
    7,
    Symbol("hand"),
    {},
    [],
    { hands: 7 },
    { ...AS_BITS, hands: undefined },
    { ...AS_BITS, trick: null },
    { ...AS_BITS, talon: {} },
    { ...AS_BITS, talon: null },
  ];

  test.each(JUNK.map((junk) => [junk]))("is refused with a code: %o", (junk) => {
    // From outside, anything may be passed for a position.
    const position = junk as Position;
    expect(solver.valueOf(position)).toEqual({ ok: false, code: "NOT_A_POSITION", nodes: 0 });
    expect(solver.solve(position)).toEqual({ ok: false, code: "NOT_A_POSITION", nodes: 0 });
  });

  test.each(JUNK.slice(0, 8).map((junk) => [junk]))("has no contracts and no discards: %o", (junk) => {
    // From outside, anything may be passed for a position.
    const position = junk as Position;
    expect(solveContracts(solver, position)).toEqual({ ok: false, code: "NOT_A_POSITION", nodes: 0 });
    expect(solveDiscards(solver, position)).toEqual({ ok: false, code: "NOT_A_POSITION", nodes: 0 });
  });

  test.each([
    [{ hands: [1, 2, "4"] }, "NO_SUCH_CARD"],
    [{ hands: [1, 2, Number.NaN] }, "NO_SUCH_CARD"],
    [{ trick: ["7s"] }, "NO_SUCH_CARD"],
    [{ declarer: "A" }, "NO_SUCH_HAND"],
    [{ trump: "s" }, "NO_SUCH_TRUMP"],
  ])("is refused if %j stands in it", (part, code) => {
    expect(solver.valueOf({ ...AS_BITS, ...part } as Position)).toEqual({ ok: false, code, nodes: 0 });
  });
});
