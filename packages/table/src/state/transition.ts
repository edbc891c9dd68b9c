import type { TableEnvelope } from "./events.ts";
import type { Table } from "./table.ts";

/** An event, and the table right after it. */
export interface Transition {
  readonly envelope: TableEnvelope;
  readonly table: Table;
}
