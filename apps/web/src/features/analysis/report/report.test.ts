import type { CardJudgement } from "@trelyazh/solver";
import { expect, test } from "vitest";
import { foldReport, nextSlip, NOTHING_KNOWN, tricksLostBy } from "./report.ts";

function judged(by: 0 | 1 | 2, loss: number): CardJudgement {
  return { trick: 0, seat: by, by, card: "7s", loss, best: [], worstLoss: 2 };
}

const cards = [judged(0, 0), judged(1, 1), judged(2, 0), judged(0, 2), judged(1, 1)];

test("reports add up to what is known, in any order of kinds", () => {
  const worth = { tricks: new Map(), misere: new Map() };
  const known = [
    { type: "worth", worth } as const,
    { type: "card", judgement: judged(0, 1), done: 1, of: 3 } as const,
    { type: "bid", seat: 0, bid: "7h", done: 2, of: 3 } as const,
    { type: "bid", seat: 2, bid: null, done: 3, of: 3 } as const,
  ].reduce(foldReport, NOTHING_KNOWN);
  expect(known).toEqual({
    state: "running",
    done: 3,
    of: 3,
    worth,
    cards: [judged(0, 1)],
    bids: new Map([
      [0, "7h"],
      [2, null],
    ]),
    result: null,
  });
  const analysis = { cards: known.cards, par: null, accuracy: [50, null, 100] };
  expect(foldReport(known, { type: "finished", analysis })).toMatchObject({ state: "finished", result: analysis });
});

test("a worker that breaks off leaves what came before", () => {
  const known = foldReport(NOTHING_KNOWN, { type: "card", judgement: judged(0, 1), done: 1, of: 3 });
  expect(foldReport(known, null)).toEqual({ ...known, state: "failed" });
  expect(foldReport(known, { type: "stopped" })).toEqual({ ...known, state: "failed" });
});

test("slips are counted for the person who chose the card", () => {
  expect([0, 1, 2].map((seat) => tricksLostBy(cards, seat as 0 | 1 | 2))).toEqual([2, 2, 0]);
  expect(tricksLostBy([{ ...judged(0, 1), by: 1 }], 1)).toBe(1);
});

test("the next slip lies after the card that is looked at", () => {
  expect([0, 1, 2, 3, 4, 5].map((at) => nextSlip(cards, at))).toEqual([2, 2, 4, 4, 5, null]);
});
