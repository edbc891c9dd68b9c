import { randomUUID } from "node:crypto";
import { createTable, DEFAULT_CONDITIONS, type Member, type News, type Table } from "@trelyazh/table";
import { FIRST_EPOCH, type NewsEntry } from "@trelyazh/db";
import { settingsOf } from "@trelyazh/preferans";
import { expect, test } from "vitest";
import type { JournalRow, TableAppend, TableStore } from "../../tables/journal/table-store.ts";

/** A store that nothing is in yet, for one test. */
interface Fresh extends AsyncDisposable {
  readonly store: TableStore;
  /** Somebody whom the store knows. */
  readonly owner: Member;
}

const NOON = Date.UTC(2026, 5, 1, 12, 0, 0, 123);

function newTable(owner: Member, id: string = randomUUID()): { readonly table: Table; readonly rows: JournalRow[] } {
  const conditions = { ...DEFAULT_CONDITIONS, settings: settingsOf("sochi"), turnSeconds: 30 };
  const creation = createTable({ id, owner, seat: 0, bots: [], conditions, at: NOON });
  if (!creation.ok) throw new Error(creation.code);
  const rows = creation.transitions.map(({ envelope }) => ({ tableId: id, envelope, command: null, secret: null }));
  return { table: creation.transitions.at(-1)?.table ?? creation.transitions[0].table, rows };
}

/** An event of no weight, which a command has brought about or the table itself. */
function rowAt(tableId: string, seq: number, commandId?: string): JournalRow {
  return {
    tableId,
    envelope: { seq, at: NOON + seq, event: { type: "tableRecovered", outageMs: seq }, turn: null },
    command: commandId === undefined ? null : { id: commandId, seat: 0, part: 0 },
    secret: null,
  };
}

/** What the table's owner appends. */
function append(tableId: string, ...rows: readonly JournalRow[]): TableAppend {
  return { tableId, epoch: FIRST_EPOCH, rows, news: [] };
}

function newsAt(tableId: string, seq: number): NewsEntry<News> {
  return {
    tableId,
    seq,
    at: NOON + seq,
    kind: "playerLeft",
    payload: { kind: "playerLeft", seat: 0, userId: "ann" },
  };
}

/** What whoever keeps tables promises: the same tests for PostgreSQL, and for what stands in its place. */
export function storeContract(open: () => Promise<Fresh>): void {
  test("a table is loaded as it was stored, and nothing is where nothing was stored", async () => {
    await using fresh = await open();
    const { store, owner } = fresh;
    const { table, rows } = newTable(owner);
    await store.create(table, rows);
    expect(await store.load(table.id)).toEqual({ snapshot: null, rows });
    expect(await store.load(randomUUID())).toBeNull();
    expect(await store.loadAfter(table.id, 1)).toEqual(rows.slice(1));
    expect(await store.loadPage(table.id, { after: 0, count: 1 })).toEqual(rows.slice(0, 1));
  });

  test("a number is taken once: whatever comes with the second is not stored either", async () => {
    await using fresh = await open();
    const { store, owner } = fresh;
    const [{ table, rows }, other] = [newTable(owner), newTable(owner)];
    await store.create(table, rows);
    await store.create(other.table, other.rows);
    const told = { ...append(other.table.id, rowAt(other.table.id, 3)), news: [newsAt(other.table.id, 3)] };
    const again = store.append([told, append(table.id, rowAt(table.id, 2))]);
    await expect(again).rejects.toSatisfy((error: unknown) => constraintOf(error) === "table_events_pkey");
    expect(await store.loadAfter(other.table.id, 2)).toEqual([]);
    expect(await store.append([told, append(table.id, rowAt(table.id, 3))])).toEqual([]);
    expect(await store.loadAfter(other.table.id, 2)).toEqual([rowAt(other.table.id, 3)]);
  });

  test("what is appended by an epoch that is over is not stored, and is named; the rest is", async () => {
    await using fresh = await open();
    const { store, owner } = fresh;
    const [{ table, rows }, other] = [newTable(owner), newTable(owner)];
    expect(await store.create(table, rows)).toBe(FIRST_EPOCH);
    await store.create(other.table, other.rows);
    const late = { ...append(table.id, rowAt(table.id, 3)), epoch: 0 };
    const fenced = await store.append([late, append(other.table.id, rowAt(other.table.id, 3))]);
    expect(fenced).toMatchObject([{ tableId: table.id, epoch: 0 }]);
    expect(await store.loadAfter(table.id, 2)).toEqual([]);
    expect(await store.loadAfter(other.table.id, 2)).toHaveLength(1);
  });

  test("a command is carried out once, and is found by those who ask for what was before", async () => {
    await using fresh = await open();
    const { store, owner } = fresh;
    const { table, rows } = newTable(owner);
    await store.create(table, rows);
    const [one, two] = [randomUUID(), randomUUID()];
    const second = { ...rowAt(table.id, 4, one), command: { id: one, seat: 0, part: 1 } } as const;
    await store.append([append(table.id, rowAt(table.id, 3, one), second)]);
    await store.append([append(table.id, rowAt(table.id, 5, two))]);
    const repeat = store.append([append(table.id, rowAt(table.id, 6, one))]);
    await expect(repeat).rejects.toSatisfy((error: unknown) => constraintOf(error) === "table_events_command_key");
    expect(await store.commandsBefore(table.id, 5)).toEqual([{ id: one, seq: 4 }]);
    expect((await store.commandsBefore(table.id, 6)).toSorted((a, b) => a.seq - b.seq)).toEqual([
      { id: one, seq: 4 },
      { id: two, seq: 5 },
    ]);
  });

  test("a snapshot comes with what happened after it", async () => {
    await using fresh = await open();
    const { store, owner } = fresh;
    const { table, rows } = newTable(owner);
    await store.create(table, rows);
    await store.saveSnapshot(table);
    await store.append([append(table.id, rowAt(table.id, 3))]);
    const loaded = await store.load(table.id);
    expect(loaded?.snapshot).toEqual(table);
    expect(loaded?.rows.at(-1)).toEqual(rowAt(table.id, 3));
  });

  test("tables are unfinished until their end is noted, quiet by their last event, and then lose their snapshots", async () => {
    await using fresh = await open();
    const { store, owner } = fresh;
    const [{ table, rows }, other] = [newTable(owner), newTable(owner)];
    await store.create(table, rows);
    await store.create(other.table, other.rows);
    await store.append([append(other.table.id, rowAt(other.table.id, 3))]);
    expect(await store.quietTables(NOON)).toEqual([table.id]);
    await store.saveSnapshot(table);
    const finished: Table = { ...table, status: "finished", seq: table.seq + 1 };
    await store.note([
      { table: finished, at: NOON + 10 },
      { table: other.table, at: NOON },
    ]);
    // What is older changes nothing.
    await store.note([{ table, at: NOON + 20 }]);
    expect(await store.quietTables(NOON + 3)).toEqual([other.table.id]);
    expect(await store.deleteOldSnapshots(NOON + 10, 5)).toBe(0);
    expect(await store.deleteOldSnapshots(NOON + 11, 5)).toBe(1);
    expect((await store.load(table.id))?.snapshot).toBeNull();
  });

  test("somebody sits at five tables, or is about to, and at no more, however many they ask for at once", async () => {
    await using fresh = await open();
    const { store, owner } = fresh;
    const { table, rows } = newTable(owner);
    await store.create(table, rows);
    const entry = (tableId: string, waits = false) => ({ id: randomUUID(), userId: owner.id, tableId, waits });
    const entries = Array.from({ length: 20 }, () => entry(randomUUID()));
    const letIn = await Promise.all(entries.map((each) => store.enter(each)));
    expect(letIn.filter(Boolean)).toHaveLength(4);
    expect(await store.enter(entry(table.id))).toBe(true);
    await store.endEntry(entries[letIn.indexOf(true)]?.id ?? "");
    await store.note([{ table: { ...table, status: "finished", seq: table.seq + 1 }, at: NOON }]);
    // The entry at that table has not ended.
    expect(await store.enter(entry(randomUUID(), true))).toBe(true);
    expect(await store.enter(entry(randomUUID()))).toBe(false);
  });
}

/** The name of the index that has refused a row, wherever the driver has put it. */
function constraintOf(error: unknown): unknown {
  // Only what an error may have is looked at.
  const { constraint, cause } = Object(error) as { readonly constraint?: unknown; readonly cause?: unknown };
  return constraint ?? (cause === undefined ? undefined : constraintOf(cause));
}
