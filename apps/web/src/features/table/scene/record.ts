import { evolve, startPulya, type FinishedDeal, type GameEvent, type Settings } from "@trelyazh/preferans";
import type { TableEnvelope } from "@trelyazh/table";

type Envelopes = readonly TableEnvelope[];

/** Puts events to those that are known already: in their order, each once. */
export function withEvents(known: Envelopes, events: Envelopes): Envelopes {
  const last = known.at(-1)?.seq ?? 0;
  if (events.every(({ seq }) => seq > last)) return events.length === 0 ? known : [...known, ...events];
  const bySeq = new Map([...known, ...events].map((envelope) => [envelope.seq, envelope]));
  return [...bySeq.values()].toSorted((one, other) => one.seq - other.seq);
}

/** Returns the newest of the known events as far back as none is missing. */
export function newestRun(known: Envelopes): Envelopes {
  const start = known.findLastIndex(({ seq }, index) => seq !== (known[index - 1]?.seq ?? Number.NaN) + 1);
  return known.slice(Math.max(0, start));
}

/** Returns the number before which something has not been read yet, at a table that has come so far; null when all is known. */
export function unreadBefore(known: Envelopes, seq: number): number | null {
  const run = newestRun(known);
  const [first, last] = [run[0], run.at(-1)];
  if (first === undefined || last === undefined || last.seq < seq) return seq + 1;
  return first.seq === 1 ? null : first.seq;
}

function gameIn(record: Envelopes): readonly GameEvent[] {
  return record.flatMap(({ event }) => (event.type === "game" ? [event.event] : []));
}

/** Says whether a record goes back to where that deal was dealt. */
export function reachesDeal(record: Envelopes, number: number): boolean {
  return gameIn(record).some((event) => event.type === "dealt" && event.number <= number);
}

/** Returns the deal of that number, or the last one, as it ended with all cards open; null if the record does not hold the whole of it. */
export function finishedDealIn(record: Envelopes, settings: Settings, number?: number): FinishedDeal | null {
  const game = gameIn(record);
  const end = game.findLastIndex(
    (event) => event.type === "dealScored" && (number === undefined || event.result.deal === number),
  );
  const start = game.slice(0, Math.max(0, end)).findLastIndex(({ type }) => type === "dealt");
  if (start < 0) return null;
  // What was played before makes no difference to a deal that is over.
  const { deal } = game.slice(start, end + 1).reduce(evolve, startPulya({ settings, dealer: 0 }));
  return deal?.phase === "finished" ? deal : null;
}
