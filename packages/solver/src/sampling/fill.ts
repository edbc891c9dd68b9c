import { sizeOf, toIndices, type CardIndex, type CardSet } from "../card-set.ts";
import { shuffleInPlace, type Random } from "../random.ts";
import type { HiddenPlace, Unseen } from "./unseen.ts";

/** Attempts at a random filling; the order of the cards makes a dead end rare. */
const ATTEMPTS = 40;

/** The cards of each hidden place, in the order of the places. */
export type Filling = readonly CardSet[];

/** Deals the unseen cards to the places at random, each where it may lie; null if no attempt came out. */
export function fillAtRandom(unseen: Unseen, random: Random): Filling | null {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const filling = attemptFilling(unseen, random);
    if (filling !== null) return filling;
  }
  return null;
}

/** Cards with the fewest places come first, so that the free ones fill what is left. */
function attemptFilling({ cards, places }: Unseen, random: Random): Filling | null {
  const filled = places.map(() => 0);
  const room = places.map(({ count }) => count);
  const ordered = shuffleInPlace(toIndices(cards), random)
    .map((card) => ({ card, freedom: placesFor(places, card).length }))
    .toSorted((a, b) => a.freedom - b.freedom);
  for (const { card } of ordered) {
    const place = pickPlace(placesFor(places, card), room, random);
    if (place === null) return null;
    filled[place] = (filled[place] ?? 0) | (1 << card);
    room[place] = (room[place] ?? 0) - 1;
  }
  return filled;
}

function placesFor(places: readonly HiddenPlace[], card: CardIndex): number[] {
  return places.flatMap(({ allowed }, place) => (sizeOf(allowed & (1 << card)) === 1 ? [place] : []));
}

/** A place is as likely as it has room, which makes all fillings alike when nothing is forbidden. */
function pickPlace(open: readonly number[], room: readonly number[], random: Random): number | null {
  const total = open.reduce((sum, place) => sum + (room[place] ?? 0), 0);
  if (total === 0) return null;
  let ticket = random(total);
  for (const place of open) {
    ticket -= room[place] ?? 0;
    if (ticket < 0) return place;
  }
  return null;
}
