import { lowestIndex, NO_TRUMP, sizeOf, SUIT_COUNT, suitMask, type CardIndex, type CardSet } from "../card-set.ts";
import { highestRanked, lowestRanked, masters, others, winners, type Scene } from "../scene.ts";
import { throwAway } from "./throw-away.ts";

/** Plays a card of declarer's in a game: trumps out, winners home, then the long suit. */
export function playDeclarer(scene: Scene): CardIndex {
  return scene.ledSuit === null ? lead(scene) : follow(scene);
}

function lead(scene: Scene): CardIndex {
  const trumps = scene.trump === NO_TRUMP ? 0 : scene.legal & suitMask(scene.trump);
  const trumpsOut = scene.trump === NO_TRUMP ? 0 : sizeOf(others(scene, scene.trump));
  if (trumps !== 0 && trumpsOut > 0 && shouldDrawTrumps(scene, trumps, trumpsOut)) return highestRanked(trumps);
  const side = scene.legal & ~trumps;
  const winning = masters(scene, side);
  if (winning !== 0) return highestRanked(winning);
  return side === 0 ? highestRanked(trumps) : leadFromLongest(scene, side);
}

/** As long as a trump of ours takes one of theirs, or they would be last to have one. */
function shouldDrawTrumps(scene: Scene, trumps: CardSet, trumpsOut: number): boolean {
  return masters(scene, trumps) !== 0 || sizeOf(trumps) > trumpsOut;
}

/** A sequence is led from its top, anything else from below. */
function leadFromLongest(scene: Scene, side: CardSet): CardIndex {
  let longest: CardSet = 0;
  for (let suit = 0; suit < SUIT_COUNT; suit += 1) {
    const cards = side & suitMask(suit);
    if (sizeOf(cards) > sizeOf(longest)) longest = cards;
  }
  const top = highestRanked(longest);
  const next = longest & ~(1 << top);
  const isSequence = next !== 0 && highestRanked(next) === top - 1;
  return isSequence && sizeOf(others(scene, top >>> 3)) > 0 ? top : lowestIndex(longest);
}

function follow(scene: Scene): CardIndex {
  const winning = winners(scene);
  if (winning === 0) return throwAway(scene);
  if (scene.after.length === 0) return lowestRanked(winning);
  const sure = masters(scene, winning);
  if (sure !== 0) return scene.after.length === 1 ? lowestRanked(sure) : highestRanked(sure);
  const led = scene.ledSuit === null ? 0 : scene.legal & suitMask(scene.ledSuit);
  if (led === 0) return lowestRanked(winning);
  return scene.after.length === 1 && sizeOf(led) === 1 ? highestRanked(winning) : secondHand(scene, winning);
}

/** Between two defenders a middling card is not spent on a trick that the last hand may take. */
function secondHand(scene: Scene, winning: CardSet): CardIndex {
  const low = throwAway(scene);
  const top = highestRanked(winning);
  const higherOut = sizeOf(others(scene, top >>> 3) & (-2 << top));
  return higherOut <= 1 && sizeOf(winning) >= 2 ? top : low;
}
