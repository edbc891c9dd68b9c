import {
  JOURNAL_TABLE,
  journalEntriesIn,
  readBackup,
  type BackupHead,
  type BackupSeal,
  type JournalEntry,
} from "@trelyazh/db";
import { foldJournals, type FoldReport } from "../tables/journal/fold-journals.ts";

export interface CheckedBackup {
  readonly head: BackupHead;
  readonly seal: BackupSeal;
  readonly folded: FoldReport;
}

/** Reads a backup from its beginning to its end and folds every journal in it. Throws what `readBackup` throws. */
export async function checkBackup(file: string): Promise<CheckedBackup> {
  const found: { head?: BackupHead; seal?: BackupSeal } = {};
  const folded = await foldJournals(journalsIn(file, found));
  const { head, seal } = found;
  // Reading ends with the seal, or throws.
  if (head === undefined || seal === undefined) throw new Error(`${file} was not read to its end`);
  return { head, seal, folded };
}

async function* journalsIn(
  file: string,
  found: { head?: BackupHead; seal?: BackupSeal },
): AsyncGenerator<JournalEntry> {
  for await (const part of readBackup(file)) {
    if (part.type === "head") found.head = part.head;
    else if (part.type === "seal") found.seal = part.seal;
    else if (part.table.name === JOURNAL_TABLE) yield* journalEntriesIn(part.table, part.text);
  }
}
