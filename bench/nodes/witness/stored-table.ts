import { loadEvents, type Database, type JournalEntry } from "@trelyazh/db";
import { evolveTable, newTable, type Table, type TableEnvelope, type TableEvent, type Turn } from "@trelyazh/table";

/** More than any table here has. */
const EVERYTHING = 1_000_000;

/** A table as its journal has it, folded here by the rules alone. */
export interface StoredTable {
  readonly envelopes: readonly TableEnvelope[];
  /** The table after each event; the event with the number 1 is the first. */
  readonly states: readonly Table[];
  /** What its decks were shuffled from. */
  readonly seeds: readonly string[];
}

/** What the club keeps in the column of an event. */
interface Payload {
  readonly event: TableEvent;
  readonly secret?: { readonly serverSeed?: string };
}

/** Reads all that a table has been. */
export async function readStoredTable({ db }: Database, tableId: string): Promise<StoredTable> {
  return foldJournal(tableId, await loadEvents(db, { tableId, afterSeq: 0, limit: EVERYTHING }));
}

/** Throws when the journal does not begin with the table's creation. */
export function foldJournal(tableId: string, entries: readonly JournalEntry[]): StoredTable {
  const envelopes = entries.map(envelopeOf);
  const states: Table[] = [];
  for (const envelope of envelopes) {
    const before = states.at(-1);
    if (before !== undefined) states.push(evolveTable(before, envelope));
    else if (envelope.event.type === "tableCreated") states.push(newTable(tableId, envelope.event, envelope));
    else throw new Error(`the journal of table ${tableId} has no beginning`);
  }
  return { envelopes, states, seeds: entries.flatMap((entry) => payloadOf(entry).secret?.serverSeed ?? []) };
}

function envelopeOf(entry: JournalEntry): TableEnvelope {
  // Only the club writes entries.
  return { seq: entry.seq, at: entry.at, event: payloadOf(entry).event, turn: entry.turn as Turn | null };
}

function payloadOf({ event }: JournalEntry): Payload {
  // As above.
  return event as Payload;
}
