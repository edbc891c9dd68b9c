import { printRecord, recordOf, type GameEvent } from "@trelyazh/preferans";
import type { TableEnvelope } from "../state/events.ts";

/**
 * Returns the pulya of a whole record in the notation of the rules: all deals that are over, whose cards are open to everybody
 * (SEEN7). Null where no pulya was begun, or no deal is over.
 */
export function printPulya(record: readonly TableEnvelope[]): string | null {
  const created = record[0]?.event;
  const started = record.find(({ event }) => event.type === "pulyaStarted")?.event;
  if (created?.type !== "tableCreated" || started?.type !== "pulyaStarted") return null;
  // At boards other tables may still play the same cards.
  if (created.deckSource !== undefined) return null;
  const events = record.flatMap(({ event }): GameEvent[] => (event.type === "game" ? [event.event] : []));
  const { deals, ...pulya } = recordOf({ settings: created.settings, dealer: started.dealer }, events);
  const over = deals.filter(({ result }) => result !== null);
  return over.length === 0 ? null : printRecord({ ...pulya, deals: over });
}
