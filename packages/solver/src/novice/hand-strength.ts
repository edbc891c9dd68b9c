import { NO_TRUMP, SUIT_COUNT, suitBits, SUIT_SIZE, type CardSet } from "../card-set.ts";
import { suitTricks } from "./suit-tricks.ts";

/** A no-trump hand pays for each suit that opponents may run through. */
const UNSTOPPED_SUIT = 1.2;

/**
 * Estimates declarer's tricks, 0 to 10, with these ten cards. `gone` are cards that are in no opponent's hand.
 */
export function declarerTricks(hand: CardSet, gone: CardSet, trump: number): number {
  let tricks = 0;
  for (let suit = 0; suit < SUIT_COUNT; suit += 1) {
    const own = suitBits(hand, suit);
    const outstanding = 0xff & ~own & ~suitBits(gone, suit);
    tricks += suitTricks(own, outstanding);
    if (trump === NO_TRUMP && !isStopped(own, outstanding)) tricks -= UNSTOPPED_SUIT;
  }
  return Math.max(0, trump === NO_TRUMP ? tricks : tricks - tooFewTrumps(hand, trump));
}

/** Returns the tricks a defender's hand expects to take against a game; cards and lengths are counted, nothing is played. */
export function defenceTricks(hand: CardSet, trump: number): number {
  let tricks = 0;
  for (let suit = 0; suit < SUIT_COUNT; suit += 1) {
    const own = suitBits(hand, suit);
    tricks += suit === trump ? trumpStoppers(own) : sideWinners(own);
  }
  return tricks;
}

/** A short trump suit loses control: its length says less than its count. */
function tooFewTrumps(hand: CardSet, trump: number): number {
  const length = SUIT_SIZE[suitBits(hand, trump)] ?? 0;
  return Math.max(0, 5 - length) * 0.7;
}

function isStopped(own: number, outstanding: number): boolean {
  const length = SUIT_SIZE[own] ?? 0;
  const higherThanKing = outstanding & 0x80;
  return outstanding === 0 || (own & 0x80) !== 0 || ((own & 0x40) !== 0 && (length >= 2 || higherThanKing === 0));
}

/** An honour among trumps counts when enough small cards guard it. */
function trumpStoppers(own: number): number {
  const length = SUIT_SIZE[own] ?? 0;
  let tricks = 0;
  if (own & 0x80) tricks += 1;
  if (own & 0x40 && length >= 2) tricks += own & 0x80 ? 1 : 0.75;
  if (own & 0x20 && length >= 3) tricks += 0.6;
  if (length >= 4) tricks += 0.7;
  return Math.min(tricks, length);
}

function sideWinners(own: number): number {
  const length = SUIT_SIZE[own] ?? 0;
  const lasting = length <= 3 ? 1 : 0.7;
  let tricks = 0;
  if (own & 0x80) tricks += 0.95 * lasting;
  if (own & 0x40 && length >= 2) tricks += (own & 0x80 ? 0.8 : 0.55) * lasting;
  if (own & 0x20 && length >= 3 && own & 0xc0) tricks += 0.35 * lasting;
  return tricks;
}
