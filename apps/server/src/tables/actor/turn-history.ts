import type { Seat } from "@trelyazh/preferans";
import type { Turn } from "@trelyazh/table";
import type { JournalRow } from "../journal/table-store.ts";

/** What a table's clock has to know of what has been. */
export class TurnHistory {
  /** Whose time has run out without anything from them since. */
  readonly #late = new Set<Seat>();
  #told: { readonly number: number; readonly at: number } | null = null;

  constructor(rows: readonly JournalRow[]) {
    this.remember(rows);
  }

  remember(rows: readonly JournalRow[]): void {
    for (const { envelope, command } of rows) {
      const { event, turn, at } = envelope;
      if (event.type === "turnTimedOut") this.#late.add(event.seat);
      if (event.type === "seatTaken") this.#late.delete(event.seat);
      if (command !== null && event.type === "game") this.#late.delete(command.seat);
      const isRunning = turn !== null && turn.deadlineAt !== null;
      if (!isRunning) this.#told = null;
      else if (this.#told?.number !== turn.number) this.#told = { number: turn.number, at };
    }
  }

  /** Says whether that seat has let its last turn pass. */
  hasSlept(seat: Seat): boolean {
    return this.#late.has(seat);
  }

  /** Returns when that turn was told to whoever has it, in epoch milliseconds; null if that is too long ago. */
  toldAt({ number }: Turn): number | null {
    return this.#told?.number === number ? this.#told.at : null;
  }
}
