import type { FinishedDeal } from "@trelyazh/preferans";
import { analyseDeal, solveContracts, Solver, toSet, type FinishedPulya } from "@trelyazh/solver";
import { handInPlay } from "./deal-cards.ts";
import type { OpenWorth, Report } from "./report.ts";

/** Analyses a deal, the quick parts first. Runs in the worker: the page itself never computes. */
export function* reportsOn(record: FinishedPulya): Generator<Report, void, void> {
  yield { type: "worth", worth: openWorth(record.deal) };
  yield* analyseDeal(record);
}

function openWorth(deal: FinishedDeal): OpenWorth {
  const hands = deal.seats.map((seat) => toSet(handInPlay(deal, seat)));
  const solution = solveContracts(new Solver(), { hands, leader: 0 });
  if (!solution.ok) throw new Error(solution.code);
  const { tricks, misere } = solution.table;
  return {
    tricks: new Map(deal.seats.map((seat, number) => [seat, tricks[number] ?? []])),
    misere: new Map(deal.seats.map((seat, number) => [seat, misere[number] ?? 0])),
  };
}
