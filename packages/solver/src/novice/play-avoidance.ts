import { sizeOf, SUIT_COUNT, suitMask, toIndices, type CardIndex, type CardSet } from "../card-set.ts";
import { highestRanked, lowestRanked, others, winners, type Scene } from "../scene.ts";
import { worstBurden } from "./misere-risk.ts";

/** Plays for no trick: declarer of a misère, and everybody in an all-pass. */
export function playAvoiding(scene: Scene): CardIndex {
  if (scene.ledSuit === null) return lead(scene);
  if ((scene.legal & suitMask(scene.ledSuit)) === 0) return worstBurden(scene.hand, scene.gone, scene.legal);
  const losing = scene.legal & ~winners(scene);
  if (losing !== 0) return highestRanked(losing);
  return scene.after.length === 0 ? highestRanked(scene.legal) : lowestRanked(scene.legal);
}

/** Leads the card that most outstanding cards of its suit beat; suits that nobody else holds come last. */
function lead(scene: Scene): CardIndex {
  const scored = toIndices(lowestOfSuits(scene.legal)).map((index) => ({ index, risk: leadRisk(scene, index) }));
  return scored.reduce((safest, next) => (next.risk < safest.risk ? next : safest)).index;
}

function lowestOfSuits(set: CardSet): CardSet {
  let lowest = 0;
  for (let suit = 0; suit < SUIT_COUNT; suit += 1) {
    const cards = set & suitMask(suit);
    lowest |= cards & -cards;
  }
  return lowest;
}

function leadRisk(scene: Scene, index: CardIndex): number {
  const rivals = others(scene, index >>> 3);
  const higher = sizeOf(rivals & (-2 << index));
  const lower = sizeOf(rivals) - higher;
  return higher === 0 ? 100 : lower * 10 - higher;
}
