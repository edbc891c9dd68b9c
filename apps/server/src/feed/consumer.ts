import type { NewsEntry, Transaction } from "@trelyazh/db";
import type { News } from "@trelyazh/table";

/** A piece of news with the table and the event that it comes from. */
export type TableNews = NewsEntry<News>;

/**
 * A feature's part that keeps what it learns from the news of tables in rows of its own. It is told each piece of news in
 * the transaction that notes how far it has got: at least once, and for one table in the order in which it happened.
 */
export interface DurableConsumer {
  /** Never changes: its position is stored under it. */
  readonly name: string;
  /** From 1. Grows whenever rows made by older code would be different now; they are made anew from the journal then. */
  readonly version: number;
  /** What it wants to be told. */
  readonly kinds: readonly News["kind"][];
  /** Writes down what this news means to it, in this transaction and nowhere else. A repeat must change nothing. */
  apply(tx: Transaction, news: readonly TableNews[]): Promise<void>;
  /** Throws all its rows away, in this transaction. */
  reset(tx: Transaction): Promise<void>;
}

/** Tells the consumer what it wants to know of that. Only `newsOf` has made what is stored, whatever its kind. */
export async function tell(consumer: DurableConsumer, tx: Transaction, stored: readonly NewsEntry[]): Promise<void> {
  const wanted = (stored as readonly TableNews[]).filter(({ payload }) => consumer.kinds.includes(payload.kind));
  if (wanted.length > 0) await consumer.apply(tx, wanted);
}
