import type { Seat } from "@trelyazh/preferans";
import type { ResultReading } from "@trelyazh/protocol";
import { awaitedForNextDeal, resultStaysMs, seatOf, whyNotReady, type Table } from "@trelyazh/table";
import { ClubError } from "../../club-error.ts";
import type { TableMemory } from "./table-memory.ts";

/**
 * Who has read the result of the deal that is over. It is kept in memory alone: where it is lost, a deal's result stays a
 * little longer.
 */
export class ResultReaders {
  /** The deal of which they have read the result; of any other nobody has. */
  #deal: number;
  #userIds: Set<string>;

  /** Goes on with what an earlier owner knew, if anything. */
  constructor(memory: Pick<TableMemory, "ready"> | null = null) {
    this.#deal = memory?.ready?.deal ?? 0;
    this.#userIds = new Set(memory?.ready?.userIds);
  }

  get known(): Pick<TableMemory, "ready"> {
    return { ready: { deal: this.#deal, userIds: [...this.#userIds] } };
  }

  /** Refuses whoever has no result to read. */
  note(table: Table, userId: string, deal: number): void {
    const code = whyNotReady(table, userId, deal);
    if (code !== null) throw new ClubError(code);
    if (deal !== this.#deal) this.#userIds = new Set();
    this.#deal = deal;
    this.#userIds.add(userId);
  }

  /** Returns for how long the result stays on the table, in milliseconds: not at all once everybody has read it, null for ever. */
  staysMs(table: Table, clubsOwnMs: number): number | null {
    return awaitedForNextDeal(table, this.#readersAt(table)).length === 0 ? 0 : resultStaysMs(table, clubsOwnMs);
  }

  /** What is told of it to those at the table; `untilAt` in epoch milliseconds. */
  tellOf(table: Table, untilAt: number | null): ResultReading {
    const ready = [...this.#readersAt(table)].flatMap((userId): Seat[] => {
      const seat = seatOf(table, userId);
      return seat === null ? [] : [seat];
    });
    return { ready: ready.toSorted((a, b) => a - b), untilAt };
  }

  #readersAt({ pulya }: Table): ReadonlySet<string> {
    return pulya?.dealNumber === this.#deal ? this.#userIds : new Set();
  }
}
