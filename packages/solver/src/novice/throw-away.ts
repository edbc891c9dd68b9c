import { rankOf, sizeOf, suitMask, suitOf, toIndices, type CardIndex } from "../card-set.ts";
import { isMaster, others, type Scene } from "../scene.ts";

/** Chooses the legal card that is missed least: low, no master, guarding nothing, and never a trump by choice. */
export function throwAway(scene: Scene): CardIndex {
  const priced = toIndices(scene.legal).map((index) => ({ index, price: priceOf(scene, index) }));
  return priced.reduce((cheapest, next) => (next.price < cheapest.price ? next : cheapest)).index;
}

function priceOf(scene: Scene, index: CardIndex): number {
  const suit = suitOf(index);
  const suitCards = scene.hand & suitMask(suit);
  const rivals = others(scene, suit);
  const trump = suit === scene.trump ? 40 : 0;
  const master = isMaster(scene, index) && rivals !== 0 ? 20 : 0;
  const longCard = rivals === 0 && suit !== scene.trump ? 12 : 0;
  return trump + master + longCard + (guards(suitCards, rivals) ? 10 : 0) + rankOf(index);
}

/** The suit has a card that one more lead of the rivals' higher cards would make a winner, and just enough small ones. */
function guards(suitCards: number, rivals: number): boolean {
  const length = sizeOf(suitCards);
  if (length < 2 || rivals === 0) return false;
  const top = 31 - Math.clz32(suitCards);
  const higher = sizeOf(rivals & (-2 << top));
  return higher > 0 && length === higher + 1;
}
