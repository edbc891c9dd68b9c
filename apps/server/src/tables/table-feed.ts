import {
  messageFor,
  seatOf,
  snapshotFor,
  viewerOf,
  type Projected,
  type Table,
  type TableEnvelope,
  type TableMessage,
} from "@trelyazh/protocol";
import type { Clock } from "../clock.ts";
import { LiveBuffer } from "./live-buffer.ts";

/** An event, and the table right after it. */
export interface Step {
  readonly envelope: TableEnvelope;
  readonly table: Table;
}

/** What a feed needs of a table's owner. */
export interface Watchable {
  readonly table: Table;
  /** The latest events, oldest first, without a gap up to the table's own number. */
  readonly recent: readonly TableEnvelope[];
  /** Calls back at each event until the returned function is called. */
  watch(userId: string, onStep: (step: Step) => void): () => void;
}

export interface FeedOptions {
  readonly userId: string;
  /** The last number that the reader has; null if they have none. */
  readonly lastSeq: number | null;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** Steps that may wait for one reader. */
const BUFFER_LIMIT = 256;

/**
 * One person's stream of a table. It attaches to what is live first and reads what was missed after that, so nothing
 * falls in between; what comes twice is dropped by its number.
 */
export async function* feed(source: Watchable, options: FeedOptions): AsyncGenerator<Projected<TableMessage>, void> {
  const { userId, clock, signal } = options;
  const live = new LiveBuffer<Step>(BUFFER_LIMIT);
  const detach = source.watch(userId, (step) => live.push(step));
  const stop = () => live.end();
  signal.addEventListener("abort", stop, { once: true });
  try {
    let seen = source.table;
    yield* catchUp(source, options);
    for await (const { envelope, table } of live) {
      if (signal.aborted) return;
      if (envelope.seq <= seen.seq) continue;
      const moved = seatOf(seen, userId) !== seatOf(table, userId);
      seen = table;
      yield moved
        ? snapshotFor(table, userId, clock.now())
        : messageFor(envelope, viewerOf(table, userId), clock.now());
    }
  } finally {
    signal.removeEventListener("abort", stop);
    detach();
  }
}

function catchUp(source: Watchable, options: FeedOptions): Projected<TableMessage>[] {
  const { userId, lastSeq, clock } = options;
  const { table } = source;
  const missing = lastSeq === null ? null : missingAfter(source, lastSeq);
  // Who changed chairs meanwhile must not get the events in between through the eyes of the wrong seat.
  if (missing === null || missing.some(movesSomebody)) return [snapshotFor(table, userId, clock.now())];
  const viewer = viewerOf(table, userId);
  return missing.map((envelope) => messageFor(envelope, viewer, clock.now()));
}

/** Returns the events after that number, or null if they reach back too far or the number is none of this table. */
function missingAfter({ table, recent }: Watchable, lastSeq: number): readonly TableEnvelope[] | null {
  const oldest = table.seq - recent.length;
  return lastSeq < oldest || lastSeq > table.seq ? null : recent.slice(lastSeq - oldest);
}

function movesSomebody({ event }: TableEnvelope): boolean {
  return event.type === "seatTaken" || event.type === "seatLeft";
}

/** The number by which a client resumes after that message. */
export function seqOf(message: TableMessage): number {
  return message.kind === "event" ? message.envelope.seq : message.seq;
}
