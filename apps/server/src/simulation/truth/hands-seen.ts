import type { Seat } from "@trelyazh/preferans";
import type { Table } from "@trelyazh/table";

/** Who has looked into which hand of a deal that is not over: nobody may look into two. */
export class HandsSeen {
  readonly #seats = new Map<string, Seat>();

  /** Somebody is shown the table from that seat; returns whether they have seen another hand of the deal before. */
  isAnother(table: Table, userId: string, seat: Seat | null): boolean {
    const { id, pulya } = table;
    if (seat === null || pulya === null || pulya.deal === null || pulya.deal.phase === "finished") return false;
    const key = `${id} ${pulya.dealNumber} ${userId}`;
    const before = this.#seats.get(key) ?? seat;
    this.#seats.set(key, before);
    return before !== seat;
  }
}
