import type { Table } from "./table.ts";

/** Says whether no further deal is dealt: an end is agreed on (END1), or all boards have been dealt (DECK3). */
export function isLastDealt({ isEnding, deckSource, pulya }: Table): boolean {
  return isEnding || (deckSource !== undefined && (pulya?.dealNumber ?? 0) >= deckSource.count);
}
