import type { CardIndex, CardSet } from "../card-set.ts";
import { declarerCashes, defendersCash, safeRuns, sureTrumps, topTricks } from "./bounds.ts";
import { DANGERS } from "./tables.ts";

// @NOTE Every `!` here follows an index in range: hands are numbered 0 to 2, suits' bits make 16-bit table indices.

/** What the hands say at the start of a trick without any search. Hand 0 is declarer; trumps are the first suit. */
type Hands = Int32Array;

/** Returns declarer's tricks at least, in a game with trumps. */
export function leastWithTrumps(hands: Hands, leader: number): number {
  const others = hands[1]! | hands[2]!;
  return leader === 0 ? declarerCashes(hands[0]!, hands[1]!, hands[2]!) : sureTrumps(hands[0]!, others);
}

/** Returns the defenders' tricks at least, in a game with trumps. */
export function leastAgainstTrumps(hands: Hands, leader: number): number {
  const declarer = hands[0]!;
  const sure = Math.max(sureTrumps(hands[1]!, declarer), sureTrumps(hands[2]!, declarer));
  if (leader === 0) return sure;
  return sure + safeRuns(hands[leader]!, declarer, hands[3 - leader]!);
}

/** Returns declarer's tricks at least when no trump is in play. */
export function leastWithoutTrumps(hands: Hands, leader: number): number {
  return leader === 0 ? topTricks(hands[0]!, hands[1]!, hands[2]!) : 0;
}

/** Returns the defenders' tricks at least when no trump is in play. */
export function leastAgainstWithoutTrumps(hands: Hands, leader: number): number {
  return leader === 0 ? 0 : defendersCash(hands[leader]!, hands[3 - leader]!, hands[0]!);
}

/** Returns whether an avoiding declarer cannot be made to take a single trick. */
export function isSafe(hands: Hands, leader: number): boolean {
  let safeLead = leader !== 0;
  for (let shift = 0; shift < 32; shift += 8) {
    const own = (hands[0]! >>> shift) & 0xff;
    const theirs = ((hands[1]! | hands[2]!) >>> shift) & 0xff;
    if (DANGERS[(own << 8) | theirs]! > 0) return false;
    safeLead ||= canLeadSafely(own, theirs);
  }
  return safeLead;
}

/** Returns whether an avoiding declarer takes a trick right now: no lead, or one of the catchers' leads, can be ducked. */
export function isCaughtNow(hands: Hands, leader: number): boolean {
  for (let shift = 0; shift < 32; shift += 8) {
    const own = (hands[0]! >>> shift) & 0xff;
    if (own === 0) continue;
    const lowest = own & -own;
    const first = (hands[1]! >>> shift) & 0xff;
    const second = (hands[2]! >>> shift) & 0xff;
    const ducked = canDuck(first, lowest) && canDuck(second, lowest);
    if (leader === 0 && !ducked) return false;
    if (leader !== 0 && ducked && (leader === 1 ? first : second) !== 0) return true;
  }
  return leader === 0;
}

/**
 * Returns whether an avoiding declarer can surely lose one of the tricks left: this one, or, if caught now with more tricks
 * to come, the next one with a card below all of a suit of which a single discard leaves the catchers something.
 */
export function losesATrick(hands: Hands, leader: number): boolean {
  if (!isCaughtNow(hands, leader)) return true;
  if (leader === 0) return false;
  for (let shift = 0; shift < 32; shift += 8) {
    const own = (hands[0]! >>> shift) & 0xff;
    const theirs = ((hands[1]! | hands[2]!) >>> shift) & 0xff;
    const lowest = theirs & -theirs;
    if (theirs !== lowest && (own & (lowest - 1)) !== 0) return true;
  }
  return false;
}

/**
 * Returns the suits that catchers on lead have to try if declarer may lose at most `spare` (0 or 1) of the tricks left. A
 * lead that declarer can duck loses one; with a way out left in another suit, declarer then loses a second.
 */
export function leadsThatMayCatch(hands: Hands, spare: number): CardSet {
  let catching = 0;
  let waysOut = 0;
  let count = 0;
  for (let shift = 0; shift < 32; shift += 8) {
    const own = (hands[0]! >>> shift) & 0xff;
    if (own === 0) continue;
    const first = (hands[1]! >>> shift) & 0xff;
    const second = (hands[2]! >>> shift) & 0xff;
    const lowest = own & -own;
    if (canDuck(first, lowest) && canDuck(second, lowest)) catching |= 0xff << shift;
    else if (isWayOut(own, first | second)) {
      waysOut |= 0xff << shift;
      count += 1;
    }
  }
  if (spare === 0 || count > 1) return catching;
  return count === 0 ? -1 : catching | waysOut;
}

/** The lowest card is below the catchers' cards, of which there are at least three: a trick in another suit leaves two. */
function isWayOut(own: number, theirs: number): boolean {
  const butLowest = theirs & (theirs - 1);
  return (butLowest & (butLowest - 1)) !== 0 && (own & -own) < (theirs & -theirs);
}

/** Returns whether a lead of the suit at `shift` soon decides a misère. */
export function isTelling(hands: Hands, leader: number, shift: number): boolean {
  const own = (hands[0]! >>> shift) & 0xff;
  if (leader !== 0) return own !== 0;
  return DANGERS[(own << 8) | (((hands[1]! | hands[2]!) >>> shift) & 0xff)]! > 0;
}

/**
 * Returns how soon to try a discard in a misère, from 0 to 17, higher is sooner. Declarer throws from suits with a dangerous
 * card, a lone card before others; catchers keep suits that declarer has run out of, to hand on the lead. High cards first.
 */
export function discardPromise(hands: Hands, player: number, card: CardIndex): number {
  const shift = card & 24;
  const rank = card & 7;
  const own = (hands[0]! >>> shift) & 0xff;
  if (player !== 0) return own === 0 ? rank : 8 + rank;
  const theirs = ((hands[1]! | hands[2]!) >>> shift) & 0xff;
  const isLone = (own & (own - 1)) === 0;
  return (DANGERS[(own << 8) | theirs]! > 0 ? 8 : 0) + (isLone ? 2 : 0) + rank;
}

/**
 * Returns about one trick less than an avoiding declarer takes in most deals with as many dangerous cards (measured): that
 * declarer can be caught for what is below the truth is soon found, that they cannot for what is above it is not.
 */
export function likelyWhenAvoiding(hands: Hands): number {
  let dangers = 0;
  for (let shift = 0; shift < 32; shift += 8) {
    const own = (hands[0]! >>> shift) & 0xff;
    dangers += DANGERS[(own << 8) | (((hands[1]! | hands[2]!) >>> shift) & 0xff)]!;
  }
  return dangers <= 2 ? 1 : 1.25 + 0.43 * dangers;
}

/** The lowest card can be led: somebody must beat it, and the rest of the suit stays safe without it. */
function canLeadSafely(own: number, theirs: number): boolean {
  if (own === 0 || theirs === 0 || (own & -own) > (theirs & -theirs)) return false;
  return DANGERS[((own & (own - 1)) << 8) | theirs]! === 0;
}

function canDuck(cards: number, card: number): boolean {
  return cards === 0 || (cards & -cards) < card;
}
