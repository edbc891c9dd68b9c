import type { FinishedDeal, Seat } from "@trelyazh/preferans";
import { receive, type TableMessage } from "@trelyazh/protocol";
import type { Table, TableEnvelope } from "@trelyazh/table";

const LOG_LENGTH = 400;

/** A table as this client shows it, folded from what `table.events` has sent. */
export interface ShownTable {
  readonly table: Table;
  readonly you: Seat | null;
  /** Server time minus the time of this device. */
  readonly clockOffsetMs: number;
  /** What this client has heard happen, oldest first; the record has what was before. */
  readonly log: readonly TableEnvelope[];
  /** The last deal that this client knows of which has ended. */
  readonly lastDeal: FinishedDeal | null;
}

/** Returns the number of the event that messages lead to; 0 if there are none. */
export function lastSeqOf(messages: readonly TableMessage[]): number {
  const last = messages.at(-1);
  if (last === undefined) return 0;
  return last.kind === "event" ? last.envelope.seq : last.seq;
}

function lastDealOf({ pulya }: Table, before: ShownTable | null): FinishedDeal | null {
  return pulya?.deal?.phase === "finished" ? pulya.deal : (before?.lastDeal ?? null);
}

/** Takes a message in. Null: something is missing in between, the stream must begin anew. */
export function foldMessage(live: ShownTable | null, message: TableMessage, nowMs: number): ShownTable | null {
  const table = receive(live?.table ?? null, message);
  if (table === null) return null;
  const lastDeal = lastDealOf(table, live);
  if (message.kind === "snapshot") {
    return { table, you: message.you, clockOffsetMs: message.serverNow - nowMs, log: live?.log ?? [], lastDeal };
  }
  if (live === null) return null;
  if (message.kind === "blank" || table === live.table) return { ...live, table };
  return {
    ...live,
    table,
    lastDeal,
    clockOffsetMs: message.serverNow - nowMs,
    log: [...live.log, message.envelope].slice(-LOG_LENGTH),
  };
}
