/** A name for somebody who has not said theirs: pages make a bird of the number, in their reader's language (`personName`). */
export function guestName(chance: { below(bound: number): number }): string {
  return `Guest ${1000 + chance.below(9000)}`;
}
