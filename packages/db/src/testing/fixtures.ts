import { randomUUID } from "node:crypto";
import { settingsOf } from "@trelyazh/preferans";
import { expect, inject } from "vitest";
import type { Executor } from "../database.ts";
import { appendEvents, type JournalEntry } from "../queries/journal.ts";
import { FIRST_EPOCH, insertOwner } from "../queries/owners.ts";
import type { NewsEntry } from "../queries/outbox.ts";
import { insertTable, type TableRecord } from "../queries/tables.ts";
import { users } from "../schema/users.ts";
import { cloneTemplate, type ClonedDatabase } from "../template-server.ts";

declare module "vitest" {
  /** What the run's `globalSetup` hands to the tests. */
  interface ProvidedContext {
    /** Of the run's PostgreSQL, as its superuser. */
    postgresUrl: string;
  }
}

export const SETTINGS = settingsOf("sochi");
/** A moment with milliseconds, so that losing them shows. */
export const NOON = Date.UTC(2026, 5, 1, 12, 0, 0, 123);

export function testDatabase(options: Parameters<typeof cloneTemplate>[1] = {}): Promise<ClonedDatabase> {
  return cloneTemplate(inject("postgresUrl"), options);
}

/** Stores a user and returns their id. */
export async function aUser(executor: Executor, name = "Anna"): Promise<string> {
  const id = randomUUID();
  await executor.insert(users).values({ id, name, email: `${id}@example.com`, isAnonymous: true });
  return id;
}

/** The node whose all tables are that no test has anybody else claim. */
export const NODE = "00000000-0000-4000-8000-000000000001";

/** Stores a table, with an owner unless one is given, and returns its id. */
export async function aTable(
  executor: Executor,
  given: Partial<Omit<Parameters<typeof insertTable>[1], "id">> = {},
): Promise<string> {
  const id = randomUUID();
  const ownerId = given.ownerId ?? (await aUser(executor));
  await insertTable(executor, { settings: SETTINGS, turnSeconds: 30, createdAt: NOON, ...given, id, ownerId });
  await insertOwner(executor, { tableId: id, nodeId: NODE });
  return id;
}

/** What is noted of a table whose chairs are free, unless told otherwise. */
export function aRecord(record: Partial<TableRecord> & { readonly tableId: string }): TableRecord {
  const beginning = { seq: 1, at: NOON, status: "waiting", spectatorDelaySeconds: 0, dealNumber: 0 } as const;
  return { ...beginning, reached: null, keptOut: [], seats: [], ...record };
}

export function anEntry(
  entry: Partial<JournalEntry> & { readonly tableId: string; readonly seq: number },
): JournalEntry {
  return {
    at: NOON,
    kind: "called",
    actor: null,
    event: { type: "called", seat: 1, call: "6s" },
    turn: { number: entry.seq, actor: 2, deadlineAt: NOON + 30_000 },
    schemaVersion: 1,
    command: null,
    ...entry,
  };
}

/** News that the table's event of that number tells. */
export function someNews(tableId: string, seq: number, payload: unknown = { seq }): NewsEntry {
  return { tableId, seq, at: NOON + seq, kind: "dealEnded", payload };
}

/** Appends entries of any tables with their news, as the node that has made them. */
export async function append(
  executor: Executor,
  entries: readonly JournalEntry[],
  news: readonly NewsEntry[] = [],
): Promise<void> {
  const appends = [...Map.groupBy(entries, ({ tableId }) => tableId)].map(([tableId, own]) => ({
    tableId,
    epoch: FIRST_EPOCH,
    entries: own,
    news: news.filter((entry) => entry.tableId === tableId),
  }));
  expect(await appendEvents(executor, NODE, appends)).toEqual([]);
}

/** Appends an event of that number and the news that it tells. */
export function appendNews(executor: Executor, tableId: string, seq: number): Promise<void> {
  return append(executor, [anEntry({ tableId, seq })], [someNews(tableId, seq)]);
}
