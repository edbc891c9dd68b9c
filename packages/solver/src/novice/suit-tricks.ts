import { SUIT_SIZE, type SuitBits } from "../card-set.ts";

/** Tricks by own and outstanding cards of a suit, filled on demand: a pure function's memory. */
const known = new Float32Array(1 << 16).fill(-1);

/**
 * Returns the tricks that a suit brings on average when its owner leads it from the top, over all ways in which the
 * outstanding cards may lie with two opponents.
 */
export function suitTricks(own: SuitBits, outstanding: SuitBits): number {
  const key = (own << 8) | outstanding;
  const before = known[key] ?? -1;
  if (before >= 0) return before;
  const tricks = averageOverSplits(own, outstanding) + tenaceBonus(own, outstanding);
  known[key] = tricks;
  return tricks;
}

function averageOverSplits(own: SuitBits, outstanding: SuitBits): number {
  let sum = 0;
  let left = outstanding;
  for (;;) {
    sum += tricksAgainst(own, left, outstanding & ~left);
    if (left === 0) break;
    left = (left - 1) & outstanding;
  }
  return sum / (1 << (SUIT_SIZE[outstanding] ?? 0));
}

/** Leads from the top; an opponent who can beat the card does so with their cheapest, the other throws their lowest. */
function tricksAgainst(own: SuitBits, left: SuitBits, right: SuitBits): number {
  let [mine, first, second] = [own, left, right];
  let tricks = 0;
  while (mine !== 0) {
    const lead = 1 << (31 - Math.clz32(mine));
    mine &= ~lead;
    const beatFirst = cheapestAbove(first, lead);
    const beatSecond = beatFirst === 0 ? cheapestAbove(second, lead) : 0;
    if (beatFirst === 0 && beatSecond === 0) tricks += 1;
    first &= ~(beatFirst === 0 ? lowest(first) : beatFirst);
    second &= ~(beatSecond === 0 ? lowest(second) : beatSecond);
  }
  return tricks;
}

/** What leading from the top cannot see: a guarded king or queen scores when others open the suit. */
function tenaceBonus(own: SuitBits, outstanding: SuitBits): number {
  const size = SUIT_SIZE[own] ?? 0;
  const missingAce = (outstanding & 0x80) !== 0;
  const missingKing = (outstanding & 0x40) !== 0;
  if (missingAce && (own & 0x40) !== 0 && (own & 0x20) === 0 && size >= 2) return 0.4;
  if (missingAce && missingKing && (own & 0x20) !== 0 && size >= 3) return 0.2;
  return 0;
}

function cheapestAbove(bits: SuitBits, card: SuitBits): SuitBits {
  return lowest(bits & -(card << 1));
}

function lowest(bits: SuitBits): SuitBits {
  return bits & -bits;
}
