import type { Table, TableEnvelope } from "./table.ts";

/** An event, and the table right after it. */
export interface Transition {
  readonly envelope: TableEnvelope;
  readonly table: Table;
}
