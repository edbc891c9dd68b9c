import type { Seat } from "@trelyazh/preferans";
import { and, asc, eq, gt, max, sql, type SQL } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import type { Executor } from "../database.ts";
import { concealingParameters } from "../failures.ts";
import { tableEvents } from "../schema/journal.ts";
import type { NewsEntry } from "./outbox.ts";

/**
 * A line of the journal. The journal does not know what it keeps: `event` and `turn` are JSON, told apart by
 * `schemaVersion`, and whoever reads them back checks that version.
 */
export interface JournalEntry<Event = unknown, Turn = unknown> {
  readonly tableId: string;
  /** Dense per table, from 1. */
  readonly seq: number;
  /** Epoch milliseconds. */
  readonly at: number;
  /** The event's name, for people who look into the table. */
  readonly kind: string;
  /** The seat whose command it came from; null for the club's own doing. */
  readonly actor: Seat | null;
  readonly event: Event;
  readonly turn: Turn | null;
  readonly schemaVersion: number;
  /** The client's command id, and which of that command's events this is, from 0. Needs an actor. */
  readonly command: { readonly id: string; readonly part: number } | null;
}

/** What the owner of a table appends to it at once. */
export interface Append<Event = unknown, Turn = unknown> {
  readonly tableId: string;
  /** By which the table is its writer's. */
  readonly epoch: number;
  readonly entries: readonly JournalEntry<Event, Turn>[];
  /** What of them is news to others. */
  readonly news: readonly NewsEntry[];
}

/** A table that is not its writer's any more by that epoch. */
export interface Fenced {
  readonly tableId: string;
  readonly epoch: number;
}

/**
 * Appends entries of one or many tables, and the news that they are to others, in one statement: all or none, but for those
 * of tables that are not that node's by their epoch. These are not written, and are returned. Throws a unique violation of
 * `table_events_pkey` when one of the numbers is taken, of `table_events_command_key` when a command is there already. Does
 * nothing when there are none.
 */
export async function appendEvents(
  executor: Executor,
  nodeId: string,
  appends: readonly Append[],
): Promise<readonly Fenced[]> {
  const latest = latestEpochs(appends);
  const [current, old] = [[], []] as [Append[], Append[]];
  for (const each of appends) (each.epoch === latest.get(each.tableId) ? current : old).push(each);
  const events = current.flatMap(({ epoch, entries }) => entries.map((entry) => ({ ...rowOf(entry), epoch })));
  if (events.length === 0) return old;
  const news = current.flatMap((append) => append.news.map((entry) => ({ ...newsRowOf(entry), epoch: append.epoch })));
  const statement =
    news.length === 0
      ? { ...APPEND, values: [nodeId, JSON.stringify(events)] }
      : { ...APPEND_WITH_NEWS, values: [nodeId, JSON.stringify(events), JSON.stringify(news)] };
  const { rows } = await concealingParameters(executor.$client.query<Written>(statement));
  if (rows.length === events.length) return old;
  const written = new Set(rows.map((row) => row.table_id));
  return [...old, ...current.filter(({ tableId, entries }) => entries.length > 0 && !written.has(tableId))];
}

/** Of two claims of a table by the same node the earlier one is over, whatever else has become of it. */
function latestEpochs(appends: readonly Append[]): ReadonlyMap<string, number> {
  const latest = new Map<string, number>();
  for (const { tableId, epoch } of appends) latest.set(tableId, Math.max(epoch, latest.get(tableId) ?? 0));
  return latest;
}

interface Written {
  readonly table_id: string;
}

const EVENT_COLUMNS = "table_id, seq, kind, actor, payload, turn, schema_version, command_id, command_part, created_at";

/**
 * Says of a row whether its table is the writer's. It looks up one owner by its key for each row; a join is planned for as
 * many rows as PostgreSQL thinks that JSON has, and reads all owners there are.
 */
const IS_OWNED = `(
    select owners.epoch from table_owners owners where owners.table_id = rows.table_id and owners.node_id = $1::uuid
  ) = rows.epoch`;

/** One parameter whatever the number of rows. */
const INSERT_EVENTS = `
  insert into table_events (${EVENT_COLUMNS})
  select ${EVENT_COLUMNS}
  from json_to_recordset($2::json) as rows (
    table_id uuid, epoch bigint, seq integer, kind text, actor smallint, payload jsonb, turn jsonb,
    schema_version smallint, command_id uuid, command_part smallint, created_at timestamptz
  )
  where ${IS_OWNED}
  returning table_id`;

/**
 * Each move waits for this statement, so its text is made once, and each connection prepares it once. Few events are news,
 * so few moves wait for the longer one.
 */
const APPEND = { name: "append_events", text: INSERT_EVENTS };
const APPEND_WITH_NEWS = {
  name: "append_events_with_news",
  text: `
    with appended as (${INSERT_EVENTS}),
    told as (
      insert into outbox (table_id, seq, kind, payload, at)
      select table_id, seq, kind, payload, at
      from json_to_recordset($3::json) as rows (
        table_id uuid, epoch bigint, seq integer, kind text, payload jsonb, at timestamptz
      )
      where ${IS_OWNED}
      order by seq
    )
    select table_id from appended`,
};

function prepared(name: string, statement: SQL) {
  return { name, text: new PgDialect().sqlToQuery(statement).sql };
}

function newsRowOf({ tableId, seq, kind, payload, at }: NewsEntry): Record<string, unknown> {
  return { table_id: tableId, seq, kind, payload, at: new Date(at).toISOString() };
}

function rowOf(entry: JournalEntry): Record<string, unknown> {
  return {
    table_id: entry.tableId,
    seq: entry.seq,
    kind: entry.kind,
    actor: entry.actor,
    payload: entry.event,
    turn: entry.turn,
    schema_version: entry.schemaVersion,
    command_id: entry.command?.id ?? null,
    command_part: entry.command?.part ?? null,
    created_at: new Date(entry.at).toISOString(),
  };
}

/** Returns up to `limit` entries of the table with a higher number than `afterSeq`, in their order. */
export async function loadEvents(
  executor: Executor,
  range: { readonly tableId: string; readonly afterSeq: number; readonly limit: number },
): Promise<JournalEntry[]> {
  const rows = await executor
    .select()
    .from(tableEvents)
    .where(and(eq(tableEvents.tableId, range.tableId), gt(tableEvents.seq, range.afterSeq)))
    .orderBy(asc(tableEvents.seq))
    .limit(range.limit);
  return rows.map(({ payload, createdAt, commandId, commandPart, ...row }) => ({
    ...row,
    at: createdAt,
    event: payload,
    command: commandId === null || commandPart === null ? null : { id: commandId, part: commandPart },
  }));
}

/** Returns all commands of the table whose events have lower numbers than `beforeSeq`, each with the number of its last. */
export async function listCommands(
  executor: Executor,
  { tableId, beforeSeq }: { readonly tableId: string; readonly beforeSeq: number },
): Promise<{ id: string; seq: number }[]> {
  const { rows } = await executor.$client.query<{ id: string; seq: number }>({
    ...COMMANDS,
    values: [tableId, beforeSeq],
  });
  return rows;
}

/** No order is asked for: it would cost a sort, and nobody needs one. */
const COMMANDS = prepared(
  "list_commands",
  sql`select command_id as id, max(seq) as seq from ${tableEvents}
    where table_id = ${sql.placeholder("tableId")} and seq < ${sql.placeholder("beforeSeq")} and command_id is not null
    group by command_id`,
);

/** Returns the number of the table's last event, 0 for none: the way to find out what became of a lost append. */
export async function findLastSeq(executor: Executor, tableId: string): Promise<number> {
  const [last] = await executor
    .select({ seq: max(tableEvents.seq) })
    .from(tableEvents)
    .where(eq(tableEvents.tableId, tableId));
  return last?.seq ?? 0;
}
