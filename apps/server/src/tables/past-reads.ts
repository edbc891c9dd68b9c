import { ClubError } from "../club-error.ts";
import { Slots } from "../heavy-work/slots.ts";
import type { TableStore } from "./journal/table-store.ts";

/** What is read of tables' pasts because somebody asks for it. */
export type PastReads = Pick<TableStore, "load" | "loadAfter" | "loadPage" | "commandsBefore">;

/** Reads under way at a time, as many as the pool for them has connections, and reads that wait for them. */
const AT_A_TIME = { places: 3, queueLimit: 64 };

/** Nobody calls a read off: whoever asked may have gone, but others have joined in. */
const GOES_ON = new AbortController().signal;

/**
 * Reads the same, each table in its turn, but no more at a time than the database and the event loop do beside the play; one more is refused with
 * `BUSY` and told of. What a table's owner has to know to play on does not go this way.
 */
export function pastReads(store: PastReads, onRefused: () => void): PastReads {
  const slots = new Slots(AT_A_TIME);
  const inTurn = async <T>(tableId: string, read: () => Promise<T>): Promise<T> => {
    try {
      await slots.take({ forWhom: tableId, signal: GOES_ON });
    } catch (refusal) {
      if (refusal instanceof ClubError) onRefused();
      throw refusal;
    }
    try {
      return await read();
    } finally {
      slots.giveBack();
    }
  };
  return {
    load: (tableId) => inTurn(tableId, () => store.load(tableId)),
    loadAfter: (tableId, seq) => inTurn(tableId, () => store.loadAfter(tableId, seq)),
    loadPage: (tableId, page) => inTurn(tableId, () => store.loadPage(tableId, page)),
    commandsBefore: (tableId, seq) => inTurn(tableId, () => store.commandsBefore(tableId, seq)),
  };
}
