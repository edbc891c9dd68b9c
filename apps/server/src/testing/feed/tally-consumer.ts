import { appendEvents, type Database, type Executor, type NewsEntry, type Transaction } from "@trelyazh/db";
import type { News } from "@trelyazh/table";
import { sql } from "drizzle-orm";
import type { DurableConsumer, TableNews } from "../../feed/consumer.ts";

export interface TallyOptions {
  readonly name?: string;
  readonly version?: number;
  /** Called after each batch was written, inside its transaction. */
  readonly onWritten?: (news: readonly TableNews[], tx: Transaction) => Promise<void>;
}

/** A consumer that writes down each piece of news that it is told, as often as it is told. It forgives no repeat. */
export function tallyConsumer({ name = "tally", version = 1, onWritten }: TallyOptions = {}): DurableConsumer {
  return {
    name,
    version,
    kinds: ["playerLeft"],
    async apply(tx, news) {
      for (const { tableId, seq } of news)
        await tx.execute(sql`insert into tally (consumer, table_id, seq) values (${name}, ${tableId}, ${seq})`);
      await onWritten?.(news, tx);
    },
    async reset(tx) {
      await tx.execute(sql`delete from tally where consumer = ${name}`);
    },
  };
}

/** Makes the table in which consumers of tests write. */
export async function createTally(db: Executor): Promise<void> {
  await db.execute(sql`create table tally (id bigserial, consumer text, table_id uuid, seq integer)`);
}

/** Returns the numbers that a consumer has written down, in the order in which it did. */
export async function tallied(db: Executor, name = "tally"): Promise<number[]> {
  const { rows } = await db.execute<{ seq: number }>(sql`select seq from tally where consumer = ${name} order by id`);
  return rows.map(({ seq }) => seq);
}

/** The news that somebody has left, told by the event of that number. */
export function leavingNews(tableId: string, seq: number): NewsEntry<News> {
  const payload = { kind: "playerLeft", seat: 1, userId: "bob" } as const;
  return { tableId, seq, at: seq * 1000, kind: payload.kind, payload };
}

/** Whose the tables are at which nothing else happens. */
const NODE = "00000000-0000-4000-8000-000000000001";

/** Appends events of those numbers, each with its news, in one statement. */
export async function appendLeavings(
  { journal }: Pick<Database, "journal">,
  tableId: string,
  seqs: readonly number[],
): Promise<void> {
  const event = { kind: "seatTaken", actor: null, event: {}, turn: null, schemaVersion: 1, command: null };
  const entries = seqs.map((seq) => ({ tableId, seq, at: seq * 1000, ...event }));
  const news = seqs.map((seq) => leavingNews(tableId, seq));
  await journal.execute(sql`insert into table_owners values (${tableId}, ${NODE}, 1) on conflict do nothing`);
  await appendEvents(journal, NODE, [{ tableId, epoch: 1, entries, news }]);
}
