import type { Seat } from "@trelyazh/preferans";
import { receive, type Table, type TableEnvelope, type TableMessage } from "@trelyazh/protocol";

const LOG_LENGTH = 400;

/** A table as this client shows it, folded from what `table.events` has sent. */
export interface LiveTable {
  readonly table: Table;
  readonly you: Seat | null;
  /** Server time minus the time of this device. */
  readonly clockOffsetMs: number;
  /** What happened since this client looks on, oldest first. */
  readonly log: readonly TableEnvelope[];
}

/** Takes a message in. Null: something is missing in between, the stream must begin anew. */
export function foldMessage(live: LiveTable | null, message: TableMessage, nowMs: number): LiveTable | null {
  const table = receive(live?.table ?? null, message);
  if (table === null) return null;
  if (message.kind === "snapshot") {
    return { table, you: message.you, clockOffsetMs: message.serverNow - nowMs, log: live?.log ?? [] };
  }
  if (live === null) return null;
  if (message.kind === "blank" || table === live.table) return { ...live, table };
  return {
    ...live,
    table,
    clockOffsetMs: message.serverNow - nowMs,
    log: [...live.log, message.envelope].slice(-LOG_LENGTH),
  };
}
