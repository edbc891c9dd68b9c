import type { Move, PlayDeal, Pulya, Seat } from "@trelyazh/preferans";
import { cardAt } from "../card-set.ts";
import { declarerOf } from "../sampling/unseen.ts";
import type { Alternative } from "./compare.ts";
import { positionOf } from "../double-dummy/position-of.ts";
import type { Table } from "./roll-out.ts";
import { balanceOf, finalTricks, writtenDown } from "./worth.ts";

/**
 * Ranks the cards that a seat may play in a game or misère: each sampled deal is solved for every card, and declarer's
 * tricks are counted in whists.
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
  const declarer = deal === null ? null : declarerOf(deal);
  if (deal?.phase !== "play" || declarer === null) return null;
  const solution = solver.solve(positionOf(pulya, deal, declarer), budget.solveLimits);
  budget.nodes += solution.nodes;
  if (!solution.ok) return null;
  const worths = new Map<number, number>();
  for (const { tricks } of solution.cards) {
    if (!worths.has(tricks))
      worths.set(tricks, worthOf(pulya, deal, { seat, taken: finalTricks(deal, declarer, tricks) }));
  }
  return solution.cards.map(({ card, tricks }) => [card, worths.get(tricks) ?? 0]);
}

function worthOf(
  pulya: Pulya,
  deal: PlayDeal,
  { seat, taken }: { readonly seat: Seat; readonly taken: readonly number[] },
): number {
  const written = writtenDown(pulya, deal, taken);
  return written === null ? 0 : balanceOf(written, seat) - balanceOf(pulya, seat);
}
