import { levelOf, stepOf, trumpOf, type Card, type Game } from "@trelyazh/preferans";
import { cardAt, toIndices, toSet, trumpNumber, type CardSet } from "../card-set.ts";
import { declarerTricks } from "./hand-strength.ts";
import { misereDangers } from "./misere-risk.ts";

export type Discard = readonly [Card, Card];

export interface Order {
  readonly discard: Discard;
  readonly contract: Game;
  /** Estimated tricks of the ten cards kept. */
  readonly tricks: number;
}

/** Chooses discard and contract: the denomination with most tricks to spare, raised as far as the tricks reach. */
export function chooseOrder(cards: readonly Card[], contracts: readonly Game[]): Order {
  const bestByTrump = new Map<number, { discard: Discard; tricks: number }>();
  const candidates = contracts
    .toSorted((a, b) => stepOf(a) - stepOf(b))
    .map((contract) => {
      const trump = trumpNumber(trumpOf(contract));
      const best = bestByTrump.get(trump) ?? bestDiscard(cards, trump);
      bestByTrump.set(trump, best);
      return { ...best, contract };
    });
  return candidates.reduce((chosen, next) => (isBetterOrder(next, chosen) ? next : chosen));
}

/** Chooses the two cards without which a misère has the fewest dangers left. */
export function chooseMisereDiscard(cards: readonly Card[]): Discard {
  return bestPair(cards, (kept, gone) => -misereDangers(kept, gone) - heightOf(kept) / 1000).discard;
}

function bestDiscard(cards: readonly Card[], trump: number): { discard: Discard; tricks: number } {
  const { discard, value } = bestPair(cards, (kept, gone) => declarerTricks(kept, gone, trump));
  return { discard, tricks: value };
}

/** Made contracts rank by level, failing ones by how near they come. */
function isBetterOrder(next: Order, chosen: Order): boolean {
  const [spare, spareBefore] = [spareTricks(next), spareTricks(chosen)];
  const raised = levelOf(next.contract) > levelOf(chosen.contract);
  return raised ? spare >= 0 : spare > spareBefore + 0.05;
}

function spareTricks(order: Order): number {
  return order.tricks - levelOf(order.contract);
}

function bestPair(
  cards: readonly Card[],
  valueOf: (kept: CardSet, gone: CardSet) => number,
): { discard: Discard; value: number } {
  const all = toSet(cards);
  let best = { first: 0, second: 0, value: -Infinity };
  for (const first of toIndices(all)) {
    for (const second of toIndices(all & (-2 << first))) {
      const gone = (1 << first) | (1 << second);
      const value = valueOf(all & ~gone, gone);
      if (value > best.value) best = { first, second, value };
    }
  }
  return { discard: [cardAt(best.first), cardAt(best.second)], value: best.value };
}

function heightOf(kept: CardSet): number {
  return toIndices(kept).reduce((sum, index) => sum + (index & 7), 0);
}
