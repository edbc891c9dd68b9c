import { sizeOf, toIndices, type CardIndex, type CardSet } from "../card-set.ts";
import { isShaped, type DiscardPosition } from "./position.ts";
import type { Solver, SolveLimits, SolveRefusal } from "./solver.ts";
import { discardIn, type Subject } from "./subject.ts";

export type DiscardSolution =
  | {
      readonly ok: true;
      /** Declarer's tricks after the best discard. */
      readonly tricks: number;
      /** Every discard that is as good, lower card first. */
      readonly discards: readonly (readonly [CardIndex, CardIndex])[];
      readonly nodes: number;
    }
  | SolveRefusal;

/**
 * Returns the best of all discards with all cards known, from bit sets or while a discard is due in a pulya or a record, for what
 * was bid. Declarer's tables serve all of them: most lead to like positions.
 */
export function solveDiscards(
  solver: Solver,
  subject: Subject<DiscardPosition>,
  limits: SolveLimits = {},
): DiscardSolution {
  const asked = discardIn(subject);
  if (!asked.ok) return { ...asked, nodes: 0 };
  const deal = asked.question;
  if (!isShaped({ ...deal, trick: [] })) return { ok: false, code: "NOT_A_POSITION", nodes: 0 };
  const { hands, declarer, goal } = deal;
  const twelve = hands[declarer] ?? 0;
  const values: { readonly discard: readonly [CardIndex, CardIndex]; readonly tricks: number }[] = [];
  let nodes = 0;
  for (const discard of pairsOf(twelve)) {
    const kept = twelve & ~(1 << discard[0]) & ~(1 << discard[1]);
    const position = { ...deal, hands: hands.map((hand, number) => (number === declarer ? kept : hand)), trick: [] };
    const left = { ...limits, ...(limits.nodes === undefined ? {} : { nodes: limits.nodes - nodes }) };
    const value = solver.valueOf(position, left);
    nodes += value.nodes;
    if (!value.ok) return { ...value, nodes };
    values.push({ discard, tricks: value.tricks });
  }
  if (values.length === 0) return { ok: false, code: "UNEVEN_HANDS", nodes };
  const all = values.map(({ tricks }) => tricks);
  const tricks = goal === "most" ? Math.max(...all) : Math.min(...all);
  const discards = values.filter((value) => value.tricks === tricks).map(({ discard }) => discard);
  return { ok: true, tricks, discards, nodes };
}

function pairsOf(cards: CardSet): (readonly [CardIndex, CardIndex])[] {
  if (sizeOf(cards) < 2) return [];
  const indices = toIndices(cards);
  return indices.flatMap((first, place) => indices.slice(place + 1).map((second) => [first, second] as const));
}
