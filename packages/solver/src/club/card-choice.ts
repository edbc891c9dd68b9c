import type { Move, PlayDeal, Pulya, Seat } from "@trelyazh/preferans";
import { cardAt } from "../card-set.ts";
import type { Alternative } from "./compare.ts";
import { positionOf } from "./positions.ts";
import type { Table } from "./roll-out.ts";
import { balanceOf, finalTricks, writtenDown } from "./worth.ts";

/**
 * Ranks the cards that a seat may play: each sampled deal is solved for every card, and the tricks counted in whists. In
 * an all-pass the others are taken to play against the seat (the paranoid approximation).
 */
export function compareCards(samples: readonly Pulya[], seat: Seat, table: Table): Alternative[] {
  const sums = new Map<number, number>();
  let count = 0;
  for (const sample of samples) {
    if (!table.budget.isLeft) break;
    const worths = cardWorths(sample, seat, table);
    if (worths === null) continue;
    count += 1;
    for (const [card, whists] of worths) sums.set(card, (sums.get(card) ?? 0) + whists);
  }
  return [...sums]
    .map(([card, sum]) => ({ move: playOf(seat, card), whists: sum / count }))
    .toSorted((a, b) => b.whists - a.whists);
}

function playOf(seat: Seat, card: number): Move {
  return { type: "playCard", seat, card: cardAt(card) };
}

function cardWorths(pulya: Pulya, seat: Seat, { solver, budget }: Table): [number, number][] | null {
  const { deal } = pulya;
  if (deal?.phase !== "play") return null;
  const counted = countedSeat(deal, seat);
  const solution = solver.solve(positionOf(pulya, deal, counted), budget.solveLimits);
  budget.nodes += solution.nodes;
  if (!solution.ok) return null;
  const byTricks = new Map(
    [...new Set(solution.cards.map(({ tricks }) => tricks))].map((tricks) => [
      tricks,
      worthOfTricks(pulya, deal, { seat, counted, tricks }),
    ]),
  );
  return solution.cards.map(({ card, tricks }) => [card, byTricks.get(tricks) ?? 0]);
}

/** Whose tricks the solver counts. */
function countedSeat({ undertaking }: PlayDeal, seat: Seat): Seat {
  return undertaking.kind === "allPass" ? seat : undertaking.declarer;
}

function worthOfTricks(
  pulya: Pulya,
  deal: PlayDeal,
  { seat, counted, tricks }: { readonly seat: Seat; readonly counted: Seat; readonly tricks: number },
): number {
  const written = writtenDown(pulya, deal, finalTricks(deal, counted, tricks));
  return written === null ? 0 : balanceOf(written, seat) - balanceOf(pulya, seat);
}
