/** A name for somebody who has not said theirs; the number tells guests apart, and clients may translate the word. */
export function guestName(chance: { below(bound: number): number }): string {
  return `Guest ${1000 + chance.below(9000)}`;
}
