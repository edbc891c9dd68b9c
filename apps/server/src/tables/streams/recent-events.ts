import type { Table, TableEnvelope, Transition } from "@trelyazh/table";
import type { LoadedTable } from "../journal/replay.ts";

/** A table as it was, and what has happened since. */
export interface History {
  readonly table: Table;
  readonly since: readonly TableEnvelope[];
}

/** A stretch of events without a gap. */
interface Chapter {
  /** The table before them; null if it is not known. */
  readonly before: Table | null;
  /** When that table's last event happened, in epoch milliseconds. */
  readonly beforeAt: number;
  readonly envelopes: TableEnvelope[];
}

/** Events that are sent to a viewer who comes back; more of them would be longer than the snapshot that comes instead. */
export const MOST_MISSED = 32;

/** Returns which of those events, in order and without a gap, came after that number; null if they are too many or not all there. */
export function missedSince(seq: number, latest: readonly TableEnvelope[]): readonly TableEnvelope[] | null {
  const first = latest[0]?.seq ?? Number.POSITIVE_INFINITY;
  const missed = latest.slice(Math.max(seq - first + 1, 0));
  return seq < first - 1 || missed.length > MOST_MISSED ? null : missed;
}

/** Events of a chapter. When one is full, the one before it is forgotten: at least so many events are kept. */
const CHAPTER = 16;

/**
 * The latest events of a table, for those who come back after a moment, with states of the table to fold them into. An
 * event costs no more than its place: states are kept where a chapter begins, and nothing is folded.
 */
export class RecentEvents {
  #chapters: Chapter[];

  constructor({ table, base, recent }: Pick<LoadedTable, "table" | "base" | "recent">) {
    const known = recent.filter(({ seq }) => seq <= base.seq);
    const since = recent.filter(({ seq }) => seq > base.seq && seq <= table.seq);
    this.#chapters = [
      { before: null, beforeAt: Number.POSITIVE_INFINITY, envelopes: known },
      { before: base, beforeAt: known.at(-1)?.at ?? Number.POSITIVE_INFINITY, envelopes: since },
    ];
  }

  add({ envelope, table }: Transition): void {
    const present = this.#chapters.at(-1);
    present?.envelopes.push(envelope);
    if ((present?.envelopes.length ?? 0) < CHAPTER) return;
    this.#chapters = [...this.#chapters.slice(-1), { before: table, beforeAt: envelope.at, envelopes: [] }];
  }

  /** All that are kept, oldest first. */
  all(): readonly TableEnvelope[] {
    return this.#chapters.flatMap(({ envelopes }) => envelopes);
  }

  /** Returns what came after that number, or null if that is better told by a snapshot. */
  after(seq: number): readonly TableEnvelope[] | null {
    return missedSince(seq, this.all());
  }

  /** Returns the latest state that fits, and what came after it; null if all states that are kept are too young. */
  from(fits: (table: Table, at: number) => boolean): History | null {
    const index = this.#chapters.findLastIndex(({ before, beforeAt }) => before !== null && fits(before, beforeAt));
    const table = this.#chapters[index]?.before ?? null;
    return table && { table, since: this.#chapters.slice(index).flatMap(({ envelopes }) => envelopes) };
  }
}
