import type { Seat } from "@trelyazh/preferans";
import type { JournalRow } from "./table-store.ts";

/** Knows from a table's history whose time has run out without anything from them since. */
export class Sleepers {
  readonly #seats = new Set<Seat>();

  constructor(rows: readonly JournalRow[]) {
    this.remember(rows);
  }

  remember(rows: readonly JournalRow[]): void {
    for (const { envelope, command } of rows) {
      const { event } = envelope;
      if (event.type === "turnTimedOut") this.#seats.add(event.seat);
      if (event.type === "seatTaken") this.#seats.delete(event.seat);
      if (command !== null) this.#seats.delete(command.seat);
    }
  }

  has(seat: Seat): boolean {
    return this.#seats.has(seat);
  }
}
