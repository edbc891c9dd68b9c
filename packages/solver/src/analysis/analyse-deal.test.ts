import { settingsOf, startPulya, viewFor, type FinishedDeal } from "@trelyazh/preferans";
import { describe, expect, test } from "vitest";
import { indexOf } from "../card-set.ts";
import { chooseMove } from "../choose-move.ts";
import { Solver } from "../double-dummy/solver.ts";
import { apply, playDeal, shuffledDeck, type Player } from "../match.fixture.ts";
import { randomFrom } from "../random.ts";
import { analyseDeal, type AnalysisStep, type DealAnalysis } from "./analyse-deal.ts";
import { cardsPlayed, type FinishedPulya } from "./cards-played.ts";

const novice: Player = (pulya, seat) => chooseMove({ view: viewFor(pulya, seat), seat, seed: 1, level: "novice" }).move;

/** The first deal of novices, from a seed on, that ends in the way asked for. */
function recordOf(kind: FinishedDeal["result"]["kind"], players: 2 | 3 | 4 = 3): FinishedPulya {
  const random = randomFrom(51);
  const settings = settingsOf("sochi", { players, closeBy: { kind: "deals", count: 1 } });
  for (let attempt = 0; attempt < 500; attempt += 1) {
    const dealt = apply(startPulya({ settings, dealer: 0 }), { type: "deal", deck: shuffledDeck(random) });
    const { deal } = playDeal(dealt, [novice, novice, novice, novice]);
    if (deal?.phase === "finished" && deal.result.kind === kind) return { deal, settings };
  }
  throw new Error(`no ${kind} came up`);
}

function finished(steps: readonly AnalysisStep[]): DealAnalysis {
  const last = steps.at(-1);
  if (last?.type !== "finished") throw new Error("not finished");
  return last.analysis;
}

describe.each(["played", "misere", "allPass"] as const)("a deal of kind %s", (kind) => {
  const record = recordOf(kind);
  const steps = [...analyseDeal(record)];
  const { cards, accuracy, par } = finished(steps);

  test("has every card judged, no card worth more than the best, and the best ones cost nothing", () => {
    expect(cards).toHaveLength(30);
    for (const { card, best, loss, worstLoss } of cards) {
      expect(loss).toBeGreaterThanOrEqual(0);
      expect(loss).toBeLessThanOrEqual(worstLoss);
      expect(best.includes(card)).toBe(loss === 0);
    }
  });

  test("tells its progress, and gives accuracies from 0 to 100", () => {
    const progress = steps.flatMap((step) => ("done" in step ? [step.done] : []));
    expect(progress).toEqual(Array.from({ length: 33 }, (_, index) => index + 1));
    expect(accuracy.every((figure) => figure === null || (figure >= 0 && figure <= 100))).toBe(true);
  });

  test("has for its par the highest of the seats' bids", () => {
    const bids = steps.flatMap((step) => (step.type === "bid" && step.bid !== null ? [step.bid] : []));
    expect(par === null ? [] : [par.bid]).toEqual(
      par === null ? bids : bids.filter((bid) => bid === par.bid).slice(0, 1),
    );
  });
});

test.each([
  [2, "played", 2],
  [2, "misere", 2],
  [4, "allPass", 3],
] as const)(
  "at a table for %i a deal (%s) has bids and accuracies of the %i people who held its hands",
  (players, kind, held) => {
    const record = recordOf(kind, players);
    const { seats } = record.deal;
    const people = seats.filter((seat) => seat < players);
    expect(people).toHaveLength(held);
    const steps = [...analyseDeal(record)];
    expect(steps.flatMap((step) => (step.type === "bid" ? [step.seat] : []))).toEqual(people);
    const { cards, accuracy, par } = finished(steps);
    expect(cards).toHaveLength(30);
    expect(par === null || people.includes(par.seat)).toBe(true);
    expect(accuracy.every((figure, seat) => figure === null || people.some((person) => person === seat))).toBe(true);
  },
);

test.each([
  [3, "real", false],
  [4, "suitOnly", false],
  [4, "real", true],
] as const)(
  "PASS3 at a table for %i, dealerTalonCards %s, a card is judged as talon cards can win: %s",
  (players, dealerTalonCards, canWin) => {
    const { deal, settings } = recordOf("allPass", players);
    const record = { deal, settings: { ...settings, allPass: { ...settings.allPass, dealerTalonCards } } };
    const talons = cardsPlayed(record).map(({ position }) => position.talon);
    const turnedUp = deal.talon.map(indexOf);
    expect(talons.slice(0, 3)).toEqual(Array(3).fill({ cards: turnedUp, canWin, thereafter: "leader" }));
    expect(talons.slice(3, 6)).toEqual(Array(3).fill({ cards: turnedUp.slice(1), canWin, thereafter: "leader" }));
    expect(talons.slice(6)).toEqual(Array(24).fill(undefined));
  },
);

test("losses of the played cards make up the difference between the first position's value and the tricks taken", () => {
  const record = recordOf("played");
  const { cards } = finished([...analyseDeal(record)]);
  const declarer = record.deal.result.declarer ?? 0;
  const lost = (own: boolean): number =>
    cards.filter(({ seat }) => (seat === declarer) === own).reduce((sum, { loss }) => sum + loss, 0);
  const taken = record.deal.result.taken[declarer] ?? 0;
  const start = cardsPlayed(record)[0]?.position;
  const value = start === undefined ? null : new Solver().valueOf(start);
  expect(value).toMatchObject({ ok: true, tricks: taken + lost(true) - lost(false) });
});

test("an analysis stops at its limits, and may be left at any step", () => {
  const record = recordOf("played");
  expect([...analyseDeal(record, { nodes: 5 })].at(-1)).toEqual({ type: "stopped" });
  const steps = analyseDeal(record);
  expect(steps.next().value).toMatchObject({ type: "card", done: 1 });
  steps.return();
  expect(steps.next().done).toBe(true);
});
