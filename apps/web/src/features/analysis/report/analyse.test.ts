import {
  actorOf,
  DECK,
  dealOf,
  decide,
  evolve,
  legalMoves,
  settingsOf,
  startPulya,
  type Command,
  type FinishedDeal,
  type Move,
  type Pulya,
} from "@trelyazh/preferans";
import { NO_TRUMP, Solver, toSet } from "@trelyazh/solver";
import { expect, test } from "vitest";
import { reportsOn } from "./analyse.ts";
import { handInPlay } from "./deal-cards.ts";
import { foldReport, NOTHING_KNOWN } from "./report.ts";

const settings = settingsOf("sochi");

/** First hand has a game in spades; every fifth card of what is left, and so on, gives the others something of everything. */
const SET_UP = dealOf({
  players: 3,
  dealer: 0,
  hands: [null, "As Ks Qs Js 10s Ac Kc Ad 7h 8h"],
  rest: [0, 1, 2, 3, 4].flatMap((left) => DECK.filter((_, place) => place % 5 === left)),
});

function next(pulya: Pulya, choose: (moves: readonly Move[]) => Move | undefined): Pulya {
  const actor = actorOf(pulya);
  const command: Command | undefined =
    actor === null ? { type: "deal", deck: SET_UP.ok ? SET_UP.deck : [] } : choose(legalMoves(pulya, actor));
  if (command === undefined) throw new Error("no move");
  const decision = decide(pulya, command);
  if (!decision.ok) throw new Error(decision.code);
  return decision.events.reduce<Pulya>((before, event) => evolve(before, event), pulya);
}

/** Plays a deal to its end: the first to speak takes the least game and everybody whists, or everybody passes. */
function finishedDeal(kind: "game" | "allPass"): FinishedDeal {
  let pulya = next(startPulya({ settings, dealer: 0 }), () => undefined);
  while (pulya.deal !== null && pulya.deal.phase !== "finished") {
    const bids = kind === "game" && pulya.deal.calls.length === 0;
    pulya = next(pulya, (moves) => {
      const bid = bids ? moves.find((move) => move.type === "call" && move.call !== "pass") : undefined;
      const whist = moves.find((move) => move.type === "answerWhist" && move.answer === "whist");
      const pass = moves.find((move) => move.type === "call" && move.call === "pass");
      return bid ?? whist ?? pass ?? moves[0];
    });
  }
  if (pulya.deal === null) throw new Error("no deal");
  return pulya.deal;
}

test.each(["game", "allPass"] as const)("of a deal (%s) every card is weighed and everybody has a figure", (kind) => {
  const deal = finishedDeal(kind);
  const reports = [...reportsOn({ deal, settings })];
  const known = reports.reduce(foldReport, NOTHING_KNOWN);
  expect(reports[0]?.type).toBe("worth");
  expect(known).toMatchObject({ state: "finished", done: 33, of: 33 });
  expect(known.cards.map(({ card }) => card)).toEqual(
    deal.tricks.flatMap(({ cards }) => cards.map((played) => played.card)),
  );
  expect(new Set(known.bids.keys())).toEqual(new Set(deal.seats));
  expect(known.result?.accuracy).toHaveLength(3);
});

test("what the contract would be worth with open cards is the value of its first position", () => {
  const deal = finishedDeal("game");
  const { declarer } = deal.result;
  if (declarer === null) throw new Error("nobody played");
  const worth = [...reportsOn({ deal, settings })].reduce(foldReport, NOTHING_KNOWN).worth;
  const hands = deal.seats.map((seat) => toSet(handInPlay(deal, seat)));
  const position = { hands, leader: 0, trick: [] } as const;
  // The seat holds one of the three hands of the deal.
  const asDeclarer = { ...position, declarer: deal.seats.indexOf(declarer) as 0 | 1 | 2 };
  const solver = new Solver();
  const noTrump = solver.valueOf({ ...asDeclarer, trump: NO_TRUMP, goal: "most" });
  const misere = solver.valueOf({ ...asDeclarer, trump: NO_TRUMP, goal: "fewest" });
  expect(noTrump).toMatchObject({ ok: true, tricks: worth?.tricks.get(declarer)?.[4] });
  expect(misere).toMatchObject({ ok: true, tricks: worth?.misere.get(declarer) });
});
