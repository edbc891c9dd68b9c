import type { Seat } from "@trelyazh/preferans";
import { lowestIndex, sizeOf, SUIT_COUNT, suitMask, toIndices, type CardIndex, type CardSet } from "../card-set.ts";
import { highestRanked, isMaster, lowestRanked, masters, others, winners, type Scene } from "../scene.ts";
import { throwAway } from "./throw-away.ts";

/** Plays a defender's card against a game: masters home, low under declarer, partner's trick left to them. */
export function playDefence(scene: Scene, declarer: Seat): CardIndex {
  return scene.ledSuit === null ? lead(scene, declarer) : follow(scene, declarer);
}

/** Before declarer a defender leads low through strength; behind declarer, with partner next, from the top. */
function lead(scene: Scene, declarer: Seat): CardIndex {
  const side = sideCards(scene);
  const among = side === 0 ? scene.legal : side;
  const winning = masters(scene, among);
  if (winning !== 0) return shortestSuitCard(scene, winning);
  const declarerIsLast = scene.after.at(-1) === declarer;
  const suit = suitToOpen(scene, among);
  const cards = among & suitMask(suit);
  return declarerIsLast ? highestRanked(cards) : lowestIndex(cards);
}

function sideCards(scene: Scene): CardSet {
  return scene.trump < 0 ? scene.legal : scene.legal & ~suitMask(scene.trump);
}

/** A master of a short suit is cashed first: it is trumped last. */
function shortestSuitCard(scene: Scene, winning: CardSet): CardIndex {
  const byLength = toIndices(winning).map((index) => ({ index, length: sizeOf(scene.hand & suitMask(index >>> 3)) }));
  return byLength.reduce((short, next) => (next.length < short.length ? next : short)).index;
}

/** The shortest suit in a trump game, the longest without trumps. */
function suitToOpen(scene: Scene, among: CardSet): number {
  let chosen = among === 0 ? 0 : lowestIndex(among) >>> 3;
  for (let suit = 0; suit < SUIT_COUNT; suit += 1) {
    const cards = among & suitMask(suit);
    if (cards === 0) continue;
    const [length, best] = [sizeOf(cards), sizeOf(among & suitMask(chosen))];
    if (scene.trump < 0 ? length > best : length < best) chosen = suit;
  }
  return chosen;
}

function follow(scene: Scene, declarer: Seat): CardIndex {
  const winning = winners(scene);
  if (winning === 0 || partnerHasIt(scene, declarer)) return throwAway(scene);
  if (scene.after.length === 0) return lowestRanked(winning);
  const sure = masters(scene, winning);
  if (sure !== 0) return lowestRanked(sure);
  return scene.after.includes(declarer) ? throwAway(scene) : lowestRanked(winning);
}

/** Partner wins as it stands and declarer cannot or will hardly change that. */
function partnerHasIt(scene: Scene, declarer: Seat): boolean {
  const { winning } = scene;
  if (winning === null || winning.seat === declarer) return false;
  if (!scene.after.includes(declarer)) return true;
  const rivals = others(scene, winning.index >>> 3);
  return isMaster(scene, winning.index) || sizeOf(rivals & (-2 << winning.index)) === 0;
}
