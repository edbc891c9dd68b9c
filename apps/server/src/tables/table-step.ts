import type { Table, TableEnvelope } from "@trelyazh/protocol";

/** An event, and the table right after it. */
export interface Step {
  readonly envelope: TableEnvelope;
  readonly table: Table;
}
