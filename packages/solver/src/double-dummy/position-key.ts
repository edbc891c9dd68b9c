import { LAYOUT, SPREAD } from "./tables.ts";

// @NOTE Every `!` here follows an index in range: hands are numbered 0 to 2, suits' bits make 16-bit table indices.

/**
 * Names a position at the start of a trick by all that matters for the rest of the play: for each suit, the owners of the
 * cards in play from the top down. Suits that the rules do not tell apart are put in order of their layouts. Two numbers
 * of 32 bits; `mode` (0 to 3) takes the top bits of `high`, those of `low` stay free for the leader.
 */
export class PositionKey {
  high = 0;
  low = 0;

  /** Tells all suits apart. */
  keepAll(hands: Int32Array, mode: number): void {
    this.high = (mode << 28) | (layout(hands, 0) << 14) | layout(hands, 8);
    this.low = (layout(hands, 16) << 14) | layout(hands, 24);
  }

  /** Tells the first suit from the others: it is trumps. */
  keepFirst(hands: Int32Array, mode: number): void {
    const second = layout(hands, 8);
    const third = layout(hands, 16);
    const fourth = layout(hands, 24);
    const higher = Math.max(second, third);
    const middle = Math.max(Math.min(second, third), fourth);
    this.high = (mode << 28) | (layout(hands, 0) << 14) | Math.max(higher, middle);
    this.low = (Math.min(higher, middle) << 14) | Math.min(second, third, fourth);
  }

  sortAll(hands: Int32Array, mode: number): void {
    const first = layout(hands, 0);
    const second = layout(hands, 8);
    const third = layout(hands, 16);
    const fourth = layout(hands, 24);
    const higher = Math.max(first, second);
    const lower = Math.min(first, second);
    const otherHigher = Math.max(third, fourth);
    const otherLower = Math.min(third, fourth);
    const middle = Math.min(higher, otherHigher);
    const otherMiddle = Math.max(lower, otherLower);
    this.high = (mode << 28) | (Math.max(higher, otherHigher) << 14) | Math.max(middle, otherMiddle);
    this.low = (Math.min(middle, otherMiddle) << 14) | Math.min(lower, otherLower);
  }
}

function layout(hands: Int32Array, shift: number): number {
  const declarer = (hands[0]! >>> shift) & 0xff;
  const first = (hands[1]! >>> shift) & 0xff;
  const second = (hands[2]! >>> shift) & 0xff;
  const gone = 0xff & ~(declarer | first | second);
  return LAYOUT[SPREAD[first]! | (SPREAD[second]! << 1) | (SPREAD[gone]! * 3)]!;
}
