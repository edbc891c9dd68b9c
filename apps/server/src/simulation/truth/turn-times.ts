import type { JournalRow } from "../../tables/journal/table-store.ts";

/** How much of their time a player may miss: a slow database stores a turn some time after it was decided that it begins. */
const FORGIVEN_MS = 8000;

interface Begun {
  readonly number: number;
  readonly ticks: number;
  readonly ms: number;
}

/** Measures turns by a clock that nobody can set: whoever is told that their time is over has had it. */
export class TurnTimes {
  readonly #begun = new Map<string, Begun>();

  /** Takes in a row as it is stored; returns how many milliseconds a player had less than was their due, 0 if none. */
  missedBy({ tableId, envelope }: JournalRow, ticks: number): number {
    const { event, turn: next } = envelope;
    const begun = this.#begun.get(tableId);
    const isOver = event.type === "bankOpened" || event.type === "turnTimedOut";
    if (isOver) this.#begun.delete(tableId);
    else if (next?.number === envelope.seq && next.deadlineAt !== null)
      this.#begun.set(tableId, { number: next.number, ticks, ms: next.deadlineAt - envelope.at });
    if (!isOver || begun?.number !== event.turnNumber) return 0;
    return Math.max(0, begun.ms - FORGIVEN_MS - (ticks - begun.ticks));
  }
}
