import type { Seat } from "@trelyazh/preferans";
import type { Turn } from "@trelyazh/table";
import type { TableMemory } from "./table-memory.ts";
import type { JournalRow } from "../journal/table-store.ts";

/** What a table's clock has to know of what has been. */
export class TurnHistory {
  /** Whose time has run out without anything from them since. */
  readonly #late: Set<Seat>;
  #told: { readonly number: number; readonly at: number } | null;

  /** Begins with what an earlier owner knew, if anything, and with what has been stored last. */
  constructor(rows: readonly JournalRow[], known: Pick<TableMemory, "late" | "told"> | null = null) {
    this.#late = new Set(known?.late);
    this.#told = known?.told ?? null;
    if (known === null) this.remember(rows);
  }

  get known(): Pick<TableMemory, "late" | "told"> {
    return { late: [...this.#late], told: this.#told };
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
