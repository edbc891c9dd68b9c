/** The answer to a command that was carried out: the place of its last event in the table's history. */
export interface Ack {
  readonly seq: number;
}
