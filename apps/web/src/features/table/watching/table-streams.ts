import type { TableMessage, TablePresence } from "@trelyazh/protocol";
import type { CatchPlan } from "@trelyazh/table";
import type { ClubConnection } from "#lib/club/club-connection.ts";
import type { Stream } from "#lib/club/stream-follower.ts";
import type { TableStore } from "../scene/table-store.ts";

/** An event of a table with the id after which the stream goes on. */
export interface TrackedMessage {
  readonly id: string;
  readonly data: TableMessage;
}

/** A table that is followed, and the store that shows it. */
export interface Watched {
  readonly client: ClubConnection["client"];
  readonly tableId: string;
  readonly store: TableStore;
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

/** What the catchers of the misère that is on have planned, for one of them. */
export function planAt({ table }: Client, tableId: string): Stream<CatchPlan> {
  return { subscribe: (_, events) => table.plan.subscribe({ tableId }, events) };
}
