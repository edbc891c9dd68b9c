import type { Seat } from "@trelyazh/preferans";
import { sizeOf, SUIT_COUNT, suitMask, toIndices, type CardIndex, type CardSet } from "../card-set.ts";
import { highestRanked, lowestRanked, winners, type Scene } from "../scene.ts";

/** Plays a catcher's card against a misère: leads where declarer must win, and gives every trick they can be left with. */
export function playCatcher(scene: Scene, declarer: Seat): CardIndex {
  return scene.ledSuit === null ? lead(scene, declarer) : follow(scene, declarer);
}

function lead(scene: Scene, declarer: Seat): CardIndex {
  const rated = toIndices(scene.legal).map((index) => ({ index, value: leadValue(scene, declarer, index) }));
  return rated.reduce((best, next) => (next.value > best.value ? next : best)).index;
}

/** Counts the cards declarer may hold that would win over this lead and partner's lowest, less those that duck it. */
function leadValue(scene: Scene, declarer: Seat, index: CardIndex): number {
  const suit = suitMask(index >>> 3);
  const theirs = (declarersPossible(scene, declarer) & suit) | 0;
  if (theirs === 0) return -50 - (index & 7);
  const height = Math.max(index, partnersLowest(scene, suit));
  const above = sizeOf(theirs & (-2 << height));
  const below = sizeOf(theirs) - above;
  return above * 2 - below * 5 - (index & 7) / 10;
}

function partnersLowest(scene: Scene, suit: CardSet): CardIndex {
  const cards = scene.seen.reduce((all, set) => all | set, 0) & suit;
  return cards === 0 ? -1 : 31 - Math.clz32(cards & -cards);
}

/** Declarer's hand lies among the cards nobody has seen; in the open it is known. */
function declarersPossible(scene: Scene, declarer: Seat): CardSet {
  const known = scene.seen[declarer] ?? 0;
  return known === 0 ? scene.unseen : known;
}

function follow(scene: Scene, declarer: Seat): CardIndex {
  const declarerWins = scene.winning?.seat === declarer;
  const led = scene.ledSuit === null ? 0 : scene.legal & suitMask(scene.ledSuit);
  if (led === 0) return shed(scene, declarer);
  const losing = scene.legal & ~winners(scene);
  if (declarerWins) return losing !== 0 ? highestRanked(losing) : highestRanked(scene.legal);
  const declarerToCome = scene.after.includes(declarer);
  return declarerToCome ? lowestRanked(scene.legal) : highestRanked(scene.legal);
}

/** Throws the highest card of the suit in which declarer is most likely to be caught: it would save them there. */
function shed(scene: Scene, declarer: Seat): CardIndex {
  const theirs = declarersPossible(scene, declarer);
  let chosen = highestRanked(scene.legal);
  let most = -1;
  for (let suit = 0; suit < SUIT_COUNT; suit += 1) {
    const cards = scene.legal & suitMask(suit);
    const possible = sizeOf(theirs & suitMask(suit));
    if (cards === 0 || possible <= most) continue;
    most = possible;
    chosen = highestRanked(cards);
  }
  return chosen;
}
