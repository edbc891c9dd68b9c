import type { NewLine, StoredLine } from "@trelyazh/db";
import { PHRASES, type ChatItem, type ChatLine, type Phrase } from "@trelyazh/protocol";

/** A line of a room, and who may not read it yet. */
export interface SaidLine {
  readonly line: ChatLine;
  /** Users at the table, at which spectators have said it during a deal; null where nobody is kept from it. */
  readonly players: readonly string[] | null;
}

type Written = Omit<NewLine, "room">;

/** Returns a stored line as its readers get it. */
export function lineOf(stored: StoredLine): ChatLine {
  return shownLine(stored, stored.seq, stored.authorName);
}

/** The same of a line that was stored just now. */
export function newLineOf(written: NewLine, seq: number, name: string): ChatLine {
  return shownLine(written, seq, name);
}

function shownLine(
  { at, authorId, lineId, text, phrase, masked, links, deal, tableSeq }: Written,
  seq: number,
  name: string,
): ChatLine {
  const known = phraseOf(phrase);
  return {
    seq,
    at,
    by: { id: authorId, name },
    lineId,
    // A phrase of a later release is told by its name.
    ...(known === null ? { text: text ?? phrase ?? "" } : { phrase: known }),
    ...(masked !== null && { masked }),
    ...(links && { links }),
    ...(deal !== null && tableSeq !== null && { deal: { number: deal, seq: tableSeq } }),
  };
}

function phraseOf(stored: string | null): Phrase | null {
  return PHRASES.find((phrase) => phrase === stored) ?? null;
}

/** What stands for a line that its reader may not have. */
export function withheld(seq: number): ChatItem {
  return { seq, withheld: true };
}
