import { project, viewFor, type Viewer } from "@trelyazh/preferans";
import type { TableEnvelope } from "../state/events.ts";
import { seatOf } from "../state/occupants.ts";
import type { Table } from "../state/table.ts";

declare const projected: unique symbol;

/**
 * A value from which everything its viewer may not know has been taken out. Only the functions of this file make one,
 * and nothing else about a table may leave the server.
 */
export type Projected<T> = T & { readonly [projected]: true };

/** What one viewer may see of a table. */
export type TableView = Projected<Table>;

/** Says as whom that user looks at the table; anyone who plays no hand is a spectator. */
export function viewerOf(table: Table, userId: string): Viewer {
  return seatOf(table, userId) ?? "spectator";
}

/** Returns the table with card backs for every card that viewer may not know. */
export function tableViewFor(table: Table, viewer: Viewer): TableView {
  const view = { ...table, pulya: table.pulya === null ? null : viewFor(table.pulya, viewer) };
  // The one place where a view gets its brand.
  return view as unknown as TableView;
}

/** Returns the event as that viewer may know it: the very same envelope where nothing has to be hidden. */
export function projectEnvelope(envelope: TableEnvelope, viewer: Viewer): Projected<TableEnvelope> {
  const { event } = envelope;
  const seen = event.type === "game" ? project(event.event, viewer) : null;
  const isWhole = event.type !== "game" || seen === event.event;
  // The one place where an envelope gets its brand.
  return (isWhole
    ? envelope
    : { ...envelope, event: { ...event, event: seen } }) as unknown as Projected<TableEnvelope>;
}
