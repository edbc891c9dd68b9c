import type { TableMessage, TablePresence } from "@trelyazh/protocol";
import type { ClubConnection } from "#lib/club/club-connection.ts";
import type { Stream } from "#lib/club/stream-follower.ts";

/** An event of a table with the id after which the stream goes on. */
export interface TrackedMessage {
  readonly id: string;
  readonly data: TableMessage;
}

type Client = ClubConnection["client"];

/** What happens at a table, and the whole table to begin with. */
export function eventsOf({ table }: Client, tableId: string): Stream<TrackedMessage> {
  return {
    subscribe: (lastEventId, events) => table.events.subscribe({ tableId, lastEventId }, events),
    idOf: ({ id }) => id,
  };
}

/** Who is there, and whether the club's storage is. */
export function presenceAt({ table }: Client, tableId: string): Stream<TablePresence> {
  return { subscribe: (_, events) => table.presence.subscribe({ tableId }, events) };
}
