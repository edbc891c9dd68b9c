import type { WordRate } from "./word-count.ts";
import type { WordsStretch } from "./simulate-words.ts";

/** Says in lines what nodes have said to each other in each stretch. */
export function describeWords(stretches: readonly WordsStretch[]): string {
  return stretches.map(describe).join("\n\n");
}

function describe({ name, nodes, movesPerSecond, rates, reckoned }: WordsStretch): string {
  const { byKind, all, mostOfNode } = rates;
  const kinds = [...byKind].map(([kind, rate]) => `  ${kind}: ${told(rate)}${reckonedAs(reckoned.get(kind))}`);
  return [
    `${name}: ${nodes} nodes, ${movesPerSecond.toFixed(1)} moves a second`,
    `  all words: ${told(all)}; ${(all.perSecond / nodes).toFixed(1)} at each node, ${mostOfNode} at most at one`,
    ...kinds,
  ].join("\n");
}

function told({ perSecond, most, charactersPerSecond }: WordRate): string {
  const each = perSecond === 0 ? 0 : charactersPerSecond / perSecond;
  return `${perSecond.toFixed(1)} a second, ${most} in the busiest, of ${each.toFixed(0)} characters each`;
}

function reckonedAs(perSecond: number | undefined): string {
  return perSecond === undefined ? "" : `; reckoned: ${perSecond.toFixed(1)}`;
}
